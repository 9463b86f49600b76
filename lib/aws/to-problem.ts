import { problemSentence } from "#lib/model/problem-sentences.ts";
import type { Problem } from "#lib/model/problem.ts";
import { scopeKey, type Scope } from "#lib/model/scope.ts";
import { isUnexpectedShape } from "./unexpected-shape.ts";

/** What was asked when an error came. */
export type Asked = {
  /** The IAM spelling of the call. */
  readonly call: string;
  readonly scope: Pick<Scope, "account" | "region">;
  readonly at: string;
};

type Kind = Problem["kind"];

/** SDK and AWS error names that say what went wrong; a `*` ends a prefix. */
const kindsByName: readonly (readonly [Kind, readonly string[]])[] = [
  ["unexpected-shape", ["SyntaxError"]],
  [
    "credentials",
    [
      "CredentialsRefused",
      "CredentialsProviderError",
      "TokenProviderError",
      "ExpiredToken*",
      "RequestExpired",
      "InvalidClientTokenId",
      "InvalidAccessKeyId",
      "InvalidToken*",
      "UnrecognizedClient*",
      "MissingAuthenticationToken*",
      "IncompleteSignature*",
      "InvalidSignature*",
      "SignatureDoesNotMatch",
      "AuthFailure",
    ],
  ],
  ["denied", ["AccessDenied*", "UnauthorizedOperation", "UnauthorizedAccess", "NotAuthorized*", "OptInRequired"]],
  [
    "throttled",
    [
      "Throttl*",
      "RequestLimitExceeded",
      "RequestThrottled*",
      "TooManyRequests*",
      "PriorRequestNotComplete",
      "SlowDown",
      "BandwidthLimitExceeded",
      "EC2ThrottledException",
    ],
  ],
  // The SDK renames a broken connection to TimeoutError; its code still tells.
  ["unreachable", ["ECONNRESET", "EPIPE"]],
  ["timeout", ["TimeoutError", "RequestTimeout*", "ETIMEDOUT", "ESOCKETTIMEDOUT"]],
  [
    "unreachable",
    [
      "ECONN*",
      "ENOTFOUND",
      "EAI_*",
      "EHOSTUNREACH",
      "ENETUNREACH",
      "UND_ERR*",
      "ERR_TLS*",
      "CERT_*",
      "UNABLE_TO_*",
      "DEPTH_ZERO*",
      "SELF_SIGNED*",
      "NetworkingError",
    ],
  ],
  ["unsupported", ["InvalidAction*", "UnknownOperation*", "UnsupportedOperation*", "UnsupportedCommand*", "NotImpl*"]],
];

/** What kind of trouble an error is. */
export function kindOf(error: unknown): Kind {
  if (isUnexpectedShape(error)) return "unexpected-shape";
  const names = [textOf(error, "name"), textOf(error, "Code"), textOf(error, "code")];
  const named = kindsByName.find(([, patterns]) => names.some((name) => patterns.some((p) => matches(p, name))));
  if (named !== undefined && !(named[0] === "unexpected-shape" && isServerFault(error))) return named[0];
  // The SDK's XML and JSON readers throw plain errors with this note.
  if (textOf(error, "message").includes("Deserialization error") && !isServerFault(error)) return "unexpected-shape";
  return kindOfStatus(statusOf(error));
}

function kindOfStatus(status: number | undefined): Kind {
  if (status === 401 || status === 403) return "denied";
  if (status === 429) return "throttled";
  return status === 501 ? "unsupported" : "failed";
}

/** Whether AWS said that the fault is its own. */
export function isServerFault(error: unknown): boolean {
  return (statusOf(error) ?? 0) >= 500;
}

/** An error as a {@link Problem}: what happened, to what, and what to do. */
export function toProblem(error: unknown, asked: Asked, parent?: string): Problem {
  const kind = kindOf(error);
  const code = codeOf(error);
  const subject = parent === undefined ? asked.call : `${asked.call} of ${parent}`;
  const requestId = metadataOf(error)["requestId"];
  return {
    kind,
    call: asked.call,
    message: problemSentence(kind === "not-asked" ? "failed" : kind, {
      subject,
      scope: scopeKey(asked.scope),
      detail: detailOf(error),
    }),
    ...(code === undefined ? {} : { code }),
    ...(parent === undefined ? {} : { parent }),
    ...(typeof requestId === "string" ? { requestId } : {}),
    at: asked.at,
  };
}

/** The error's name and message on one line, cut short: answers of strangers may be long. */
function detailOf(error: unknown): string {
  const [line = ""] = textOf(error, "message").split("\n");
  const code = codeOf(error);
  const status = isServerFault(error) ? `HTTP ${String(statusOf(error))} ` : "";
  const detail = status + (code === undefined || line.includes(code) ? line : `${code}: ${line}`);
  return detail.replace(/[\u0000-\u001f\u007f]/g, " ").slice(0, 300) || "no reason given";
}

/** The error code AWS, or the network, gave. */
function codeOf(error: unknown): string | undefined {
  const code = textOf(error, "code") || textOf(error, "Code") || textOf(error, "name");
  return ["", "Error", "UnexpectedShape", "SyntaxError"].includes(code) ? undefined : code;
}

function statusOf(error: unknown): number | undefined {
  const status = metadataOf(error)["httpStatusCode"];
  return typeof status === "number" ? status : undefined;
}

function metadataOf(error: unknown): Readonly<Record<string, unknown>> {
  return recordOf(recordOf(error)["$metadata"]);
}

function textOf(error: unknown, field: string): string {
  const value = recordOf(error)[field];
  return typeof value === "string" ? value : "";
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  // An object's fields may be read by any name; what is found is checked by the callers.
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
