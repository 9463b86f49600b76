import { formRequest, xmlResponse } from "../query.ts";
import type { Protocol } from "../wire.ts";
import { escapeXml, xmlMembers, type XmlNames } from "../xml.ts";
import { ec2Element, ec2Entry } from "./element-names.ts";

const requestId = "59dbff89-35bd-4eac-99ed-be587ed0d825";
const namespace = "http://ec2.amazonaws.com/doc/2016-11-15/";

const names: XmlNames = { element: ec2Element, entry: ec2Entry };

/** The EC2 query protocol: a form with `Action`, answered with `<OpResponse>`, lists as `<xSet><item>`. */
export const ec2Protocol: Protocol = {
  ...formRequest,
  answer: (operation, output) =>
    xmlResponse(
      200,
      `<${operation}Response xmlns="${namespace}"><requestId>${requestId}</requestId>` +
        `${xmlMembers(output, operation, names)}</${operation}Response>`,
    ),
  refuse: ({ code, message, status = 400 }) =>
    xmlResponse(
      status,
      `<Response><Errors><Error><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error></Errors>` +
        `<RequestID>${requestId}</RequestID></Response>`,
    ),
};
