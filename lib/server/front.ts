import type { IncomingMessage, ServerResponse } from "node:http";
import type { Config } from "./config.ts";
import { refuseAtTheDoor } from "./door.ts";
import { ANSWER_POLICY, PREVIEW_POLICY, securityHeaders } from "./security-headers.ts";

/** The build's own immutable files: no secrets, and plain paths without a way out of their folder. */
const STATIC = /^\/_next\/static\/[\w/~-]+(\.[\w~-]+)*(\?|$)/;
/** The one answer that a page of ours shows in a frame, when it is asked to be shown. */
const PREVIEWED = "/api/v1/exports/html";
/** What is not a page. */
const ANSWERS = /^\/(api|healthz|readyz|metrics|version)(\/|$)/;

/**
 * Every request passes here before Next sees it: who may come in, and what a browser may do with the answer. `false` when
 * it was refused, and has its answer. It stands here and not in Next's proxy because an answer without a page needs
 * nothing else of that, and would pay half as much again for it.
 */
export function letIn(request: IncomingMessage, response: ServerResponse, config: Config): boolean {
  const raw = request.url ?? "/";
  if (STATIC.test(raw)) return true;
  const url = URL.canParse(raw, "http://localhost") ? new URL(raw, "http://localhost") : undefined;
  const path = url?.pathname ?? raw;
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  // A page has a policy of its own, with a nonce that only the proxy can give to Next.
  if (ANSWERS.test(path)) response.setHeader("content-security-policy", ANSWER_POLICY);
  if (isPreview(url)) {
    response.setHeader("content-security-policy", PREVIEW_POLICY);
    response.setHeader("x-frame-options", "SAMEORIGIN");
  }
  const refusal = refuseAtTheDoor({ method: request.method ?? "GET", headers: headersOf(request) }, path, config);
  if (refusal === undefined) return true;
  void send(refusal, response);
  return false;
}

function isPreview(url: URL | undefined): boolean {
  return url?.pathname === PREVIEWED && url.searchParams.get("preview") === "true";
}

function headersOf({ headers }: IncomingMessage): { readonly get: (name: string) => string | null } {
  return {
    get: (name) => {
      const value = headers[name];
      return value === undefined ? null : String(value);
    },
  };
}

async function send(refusal: Response, response: ServerResponse): Promise<void> {
  const headers = { ...Object.fromEntries(refusal.headers), "content-security-policy": ANSWER_POLICY };
  response.writeHead(refusal.status, headers).end(await refusal.text());
}
