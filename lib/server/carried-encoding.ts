import type { IncomingMessage, ServerResponse } from "node:http";

/** Says on a request that the server in front of Next carries the encoding of an answer. */
export const CARRIES_ENCODING = "x-roadstead-carries-encoding";
/** Says on an answer which encoding its bytes already have. */
export const CARRIED_ENCODING = "x-roadstead-encoding";

/**
 * Lets a route answer with bytes that are compressed already. Next drops `Content-Encoding` from the answers of routes,
 * so they say it under a name of ours, and it is given its own name back here, on the way out.
 */
export function carryEncoding(request: IncomingMessage, response: ServerResponse): void {
  request.headers[CARRIES_ENCODING] = "yes";
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    name.toLowerCase() === CARRIED_ENCODING ? setHeader("content-encoding", String(value)) : setHeader(name, value);
}
