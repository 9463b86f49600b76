import { createHash, timingSafeEqual } from "node:crypto";
import { parseLanguage } from "#lib/report/text/language.ts";
import type { Config } from "./config.ts";
import { hostName, isAllowedHost } from "./listener-address.ts";
import { notAnswered, refusals } from "./refusal-words.ts";
import { Refusal, type RefusalDetails } from "./refusal.ts";
import { refuse } from "./respond.ts";
import type { Words } from "./words.ts";

/** The paths that say only whether the server is well; they are open to whoever supervises it. */
const OPEN_PATHS: readonly string[] = ["/healthz", "/readyz"];

/** Every method that some route answers; Next breaks on others. */
const METHODS: readonly string[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** What is seen of a request at the door; names of headers in lower case. */
type Knock = { readonly method: string; readonly headers: { readonly get: (name: string) => string | null } };

/**
 * The refusal of a request that must not come in: for a host that is not ours, without the token, or a change asked for
 * by a page of another site. `undefined` lets it pass.
 */
export function refuseAtTheDoor(request: Knock, path: string, config: Config): Response | undefined {
  const host = request.headers.get("host") ?? undefined;
  const refused = (status: number, words: Words, details: RefusalDetails) =>
    refuse(new Refusal(status, words, details), parseLanguage(request.headers.get("accept-language")));
  if (!isAllowedHost(host, { listenHost: config.host, allowedHosts: config.allowedHosts })) {
    return refused(421, refusals.otherHost, {
      field: "host",
      accepted: "127.0.0.1, localhost, or a name in ROADSTEAD_ALLOWED_HOSTS",
    });
  }
  if (!METHODS.includes(request.method)) {
    const refusal = refused(405, notAnswered(request.method), { field: "method", accepted: METHODS.join(", ") });
    refusal.headers.set("allow", METHODS.join(", "));
    return refusal;
  }
  if (config.tokenDigest !== undefined && !OPEN_PATHS.includes(path) && !hasToken(request, config.tokenDigest)) {
    const unauthorized = refused(401, refusals.tokenNeeded, {
      field: "authorization",
      accepted: "Bearer <token>, or Basic with the token as the password",
    });
    unauthorized.headers.set("www-authenticate", 'Basic realm="Roadstead", charset="UTF-8"');
    return unauthorized;
  }
  if (!["GET", "HEAD", "OPTIONS"].includes(request.method) && isCrossSite(request, host ?? "")) {
    return refused(403, refusals.otherSite, {
      field: "origin",
      accepted: "requests from this server's own pages, or from outside a browser",
    });
  }
  return undefined;
}

function hasToken(request: Knock, digest: Buffer): boolean {
  const [scheme = "", credentials = ""] = (request.headers.get("authorization") ?? "").split(/\s+/, 2);
  const token =
    scheme.toLowerCase() === "basic"
      ? Buffer.from(credentials, "base64").toString("utf8").split(":").slice(1).join(":")
      : credentials;
  // Equal length by hashing, equal time by the comparison: neither says how much of a guess was right.
  return timingSafeEqual(createHash("sha256").update(token).digest(), digest);
}

function isCrossSite(request: Knock, host: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  const origin = request.headers.get("origin");
  if (origin === null) return false;
  return !URL.canParse(origin) || hostName(new URL(origin).host) !== hostName(host);
}
