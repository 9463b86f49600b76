import { queryInput } from "../input.ts";
import { errorResponse, xmlResponse } from "../query.ts";
import type { Protocol, WireRequest } from "../wire.ts";
import { xmlMembers, type XmlNames } from "../xml.ts";

const namespace = "https://route53.amazonaws.com/doc/2013-04-01/";

/** List entries are named after their list, mostly by leaving its plural out. Source: the Route 53 API's model. */
const entries: ReadonlyMap<string, string> = new Map(Object.entries({ HostedZoneSummaries: "HostedZoneSummary" }));

const names: XmlNames = {
  element: (key) => key,
  entry: (list) => entries.get(list) ?? list.replace(/s$/, ""),
};

/** The REST XML of Route 53: the operation is the path. */
export const route53Protocol: Protocol = {
  operationOf: (request) => routeOf(request)?.operation,
  inputOf: (request) => {
    const parameters = new URLSearchParams(request.url.searchParams);
    parameters.set("Id", routeOf(request)?.id ?? "");
    return queryInput(parameters);
  },
  answer: (operation, output) =>
    xmlResponse(
      200,
      `<${operation}Response xmlns="${namespace}">${xmlMembers(output, "", names)}</${operation}Response>`,
    ),
  refuse: ({ code, message, status = 400 }) => xmlResponse(status, errorResponse(namespace, code, message)),
};

const routes: readonly { readonly path: RegExp; readonly operation: string }[] = [
  { path: /^\/2013-04-01\/hostedzone$/, operation: "ListHostedZones" },
  { path: /^\/2013-04-01\/hostedzone\/([^/]+)$/, operation: "GetHostedZone" },
  { path: /^\/2013-04-01\/hostedzone\/([^/]+)\/rrset$/, operation: "ListResourceRecordSets" },
  { path: /^\/2013-04-01\/hostedzonesbyvpc$/, operation: "ListHostedZonesByVPC" },
  { path: /^\/2013-04-01\/healthcheck$/, operation: "ListHealthChecks" },
];

function routeOf({
  method,
  url,
}: WireRequest): { readonly operation: string; readonly id: string | undefined } | undefined {
  if (method !== "GET") return undefined;
  const path = url.pathname.replace(/\/$/, "");
  const route = routes.find((candidate) => candidate.path.test(path));
  return route && { operation: route.operation, id: route.path.exec(path)?.[1] };
}
