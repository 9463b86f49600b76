import { createHash } from "node:crypto";
import { CARRIES_ENCODING } from "./carried-encoding.ts";
import { parseLanguage, type Language } from "#lib/report/text/language.ts";
import { notAnswered, refusals } from "./refusal-words.ts";
import { problemDetails, Refusal } from "./refusal.ts";
import { reasonOf } from "./reason.ts";
import { running } from "./running.ts";

/** Answers a request; `parameters` are those of the route's path. */
export type Answerer = (request: Request, parameters: Readonly<Record<string, string>>) => Promise<Response> | Response;

// A route without parameters in its path is given none.
type NextContext = { readonly params: Promise<Readonly<Record<string, string | string[] | undefined>> | undefined> };
type NextRoute = (request: Request, context: NextContext) => Promise<Response>;

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/**
 * A Next route from the methods it answers; the others answer 405. A refusal becomes problem details; a defect becomes
 * a 500 without its details, which go to the log.
 */
export function route(answerers: { readonly [Method in (typeof methods)[number]]?: Answerer }): {
  readonly [Method in (typeof methods)[number] | "OPTIONS"]: NextRoute;
} {
  const own = methods.filter((method) => answerers[method] !== undefined);
  // Next answers HEAD with GET.
  const allow = [...own.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"].join(", ");
  const notAllowed: Answerer = (request) => {
    const refusal = new Refusal(405, notAnswered(request.method), { field: "method", accepted: own.join(", ") });
    const problem = refuse(refusal, languageOf(request));
    problem.headers.set("allow", allow);
    return problem;
  };
  const nextRoute =
    (answerer: Answerer): NextRoute =>
    async (request, { params }) => {
      try {
        return await answerer(request, pathParameters((await params) ?? {}));
      } catch (error) {
        if (error instanceof Refusal) return refuse(error, languageOf(request));
        running().log.error("request.broke", { path: new URL(request.url).pathname, reason: reasonOf(error) });
        return refuse(new Refusal(500, refusals.broke), languageOf(request));
      }
    };
  const of = (method: (typeof methods)[number]) => nextRoute(answerers[method] ?? notAllowed);
  const options: NextRoute = () => Promise.resolve(new Response(null, { status: 204, headers: { allow } }));
  return {
    OPTIONS: options,
    GET: of("GET"),
    POST: of("POST"),
    PUT: of("PUT"),
    PATCH: of("PATCH"),
    DELETE: of("DELETE"),
  };
}

function pathParameters(params: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    // A URN in a path may come with its slashes plain or percent-encoded.
    (Array.isArray(value) ? value : [value ?? ""]).map(decoded).join("/"),
  ]);
  // Built from pairs of texts.
  return Object.fromEntries(entries) as Record<string, string>;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone % is a character like any other
  }
}

/** The language a refusal is said in: `?lang=`, or else what `Accept-Language` prefers, as our pages send theirs. */
function languageOf({ url, headers }: Request): Language {
  const lang = new URL(url).searchParams.get("lang");
  return parseLanguage(lang === null || lang === "" ? headers.get("accept-language") : lang);
}

/** A refusal as `application/problem+json`. */
export function refuse(refusal: Refusal, language: Language): Response {
  const { status } = refusal;
  return new Response(JSON.stringify(problemDetails(refusal, language)), {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...(status === 503 && { "retry-after": "5" }),
    },
  });
}

/** JSON that is made for every request: small, never cached. */
export function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  });
}

/** Whether the answer may be sent compressed: the client takes gzip, and the server in front of Next carries it. */
export function takesGzip(request: Request): boolean {
  if (request.headers.get(CARRIES_ENCODING) === null) return false;
  const accepted = (request.headers.get("accept-encoding") ?? "").split(",").map((part) => part.trim().toLowerCase());
  return accepted.some((part) => /^(gzip|\*)(;|$)/.test(part) && !/;\s*q=0(\.0*)?$/.test(part));
}

/** A weak ETag from whatever decides the answer: equal parts, equal answer. */
export function etagOf(...parts: readonly string[]): string {
  return `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}"`;
}

/** 304 when the client has this answer already; `undefined` otherwise. */
export function notModified(request: Request, etag: string): Response | undefined {
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((tag) => tag.trim());
  const opaque = etag.replace(/^W\//, "");
  if (!known.some((tag) => tag === "*" || tag.replace(/^W\//, "") === opaque)) return undefined;
  return new Response(null, { status: 304, headers: { etag, "cache-control": "no-cache", vary: "accept-encoding" } });
}
