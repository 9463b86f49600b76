import { NextResponse, type NextRequest } from "next/server";
import { pagePolicy } from "#lib/server/security-headers.ts";

/** Gives a page its content security policy; who may come in was decided before Next (`lib/server/front.ts`). */
export function proxy(request: NextRequest): Response {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = pagePolicy(nonce, process.env.NODE_ENV === "development");
  // Next reads the nonce from the request's policy and gives it to the scripts it writes.
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Pages: everything but the answers and the build's own immutable files. */
export const config = { matcher: "/((?!_next/static/|api/|healthz$|readyz$|metrics$|version$).*)" };
