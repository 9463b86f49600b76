import { NextResponse, type NextRequest } from "next/server";
import { refuseAtTheDoor } from "#lib/server/door.ts";
import { running } from "#lib/server/running.ts";
import { ANSWER_POLICY, pagePolicy, securityHeaders } from "#lib/server/security-headers.ts";

const isAnswer = (path: string) => /^\/(api|healthz|readyz|metrics|version)(\/|$)/.test(path);

/** Every request passes here first: who may come in, and what a browser may do with the answer. */
export function proxy(request: NextRequest): Response {
  const { pathname } = request.nextUrl;
  const refusal = refuseAtTheDoor(request, pathname, running().config);
  if (refusal !== undefined) return secured(refusal, ANSWER_POLICY);
  if (isAnswer(pathname)) return secured(NextResponse.next(), ANSWER_POLICY);
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = pagePolicy(nonce, process.env.NODE_ENV === "development");
  // Next reads the nonce from the request's policy and gives it to the scripts it writes.
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  return secured(NextResponse.next({ request: { headers } }), policy);
}

function secured(response: Response, policy: string): Response {
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Everything but the build's own immutable files. */
export const config = { matcher: "/((?!_next/static/).*)" };
