import { queryInput } from "./input.ts";
import type { Protocol, WireResponse } from "./wire.ts";
import { escapeXml, xmlMembers, type XmlNames } from "./xml.ts";

const requestId = "7a62c49f-347e-4fc4-9331-6e8e5f0c2d11";

/** Member names are element names, list entries are `<member>`: the AWS query protocol (ELBv2, STS). */
const memberNames: XmlNames = {
  element: (key) => key,
  entry: () => "member",
  maps: new Set(["AuthenticationRequestExtraParams"]),
};

/** The AWS query protocol: a form with `Action`, answered with `<OpResponse><OpResult>`. */
export function queryProtocol(namespace: string): Protocol {
  return {
    ...formRequest,
    answer: (operation, output) =>
      xmlResponse(
        200,
        `<${operation}Response xmlns="${namespace}"><${operation}Result>${xmlMembers(output, "", memberNames)}</${operation}Result>` +
          `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
      ),
    refuse: ({ code, message, status = 400 }) => xmlResponse(status, errorResponse(namespace, code, message)),
  };
}

/** How a form names its operation and its members, in both query protocols. */
export const formRequest: Pick<Protocol, "operationOf" | "inputOf"> = {
  operationOf: ({ body }) => new URLSearchParams(body).get("Action") ?? undefined,
  inputOf: ({ body }) => queryInput(new URLSearchParams(body)),
};

/** An XML document as a response. */
export function xmlResponse(status: number, document: string): WireResponse {
  return {
    status,
    headers: { "content-type": "text/xml;charset=UTF-8", "x-amzn-requestid": requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${document}`,
  };
}

/** `<ErrorResponse>`, as the query protocol and Route 53 word errors. */
export function errorResponse(namespace: string, code: string, message: string): string {
  return (
    `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${escapeXml(code)}</Code>` +
    `<Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`
  );
}
