import { createHash, timingSafeEqual } from "node:crypto";
import type { Config } from "./config.ts";
import { hostName, isAllowedHost } from "./listener-address.ts";
import { refuse } from "./respond.ts";

/** The paths that say only whether the server is well; they are open to whoever supervises it. */
const OPEN_PATHS: readonly string[] = ["/healthz", "/readyz"];

/** What is seen of a request at the door; names of headers in lower case. */
type Knock = { readonly method: string; readonly headers: { readonly get: (name: string) => string | null } };

/**
 * The refusal of a request that must not come in: for a host that is not ours, without the token, or a change asked for
 * by a page of another site. `undefined` lets it pass.
 */
export function refuseAtTheDoor(request: Knock, path: string, config: Config): Response | undefined {
  const host = request.headers.get("host") ?? undefined;
  if (!isAllowedHost(host, { listenHost: config.host, allowedHosts: config.allowedHosts })) {
    return refuse(421, "This server does not answer for that host.", {
      field: "host",
      accepted: "127.0.0.1, localhost, or a name in ROADSTEAD_ALLOWED_HOSTS",
    });
  }
  if (config.tokenDigest !== undefined && !OPEN_PATHS.includes(path) && !hasToken(request, config.tokenDigest)) {
    const unauthorized = refuse(401, "A token is needed: as a bearer token, or as the password of any user name.", {
      field: "authorization",
      accepted: "Bearer <token>, or Basic with the token as the password",
    });
    unauthorized.headers.set("www-authenticate", 'Basic realm="Roadstead", charset="UTF-8"');
    return unauthorized;
  }
  if (!["GET", "HEAD", "OPTIONS"].includes(request.method) && isCrossSite(request, host ?? "")) {
    return refuse(403, "A page of another site cannot change anything here.", {
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
