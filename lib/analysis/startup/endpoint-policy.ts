import type { Permission } from "./need.ts";

type Statement = {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: unknown;
};

/**
 * Whether an endpoint's policy leaves a permission: `no` when nothing in it could allow it, `unknown` when that depends on who
 * asks or on a condition. No policy is AWS's default one, which allows everything.
 * Source: PrivateLink Guide, "Control access to VPC endpoints using endpoint policies"; IAM User Guide, "Policy evaluation logic".
 */
export function policyLeaves(policy: string | undefined, permission: Permission): "yes" | "no" | "unknown" {
  if (policy === undefined) return "yes";
  const statements = statementsOf(policy);
  if (statements === undefined) return "unknown";
  const speaking = statements.filter((statement) => maySpeakOf(statement, permission));
  const allows = speaking.filter(({ Effect }) => Effect === "Allow");
  if (allows.length === 0) return "no";
  if (speaking.length > allows.length) return "unknown";
  return allows.some((statement) => speaksToAll(statement, permission)) ? "yes" : "unknown";
}

function statementsOf(policy: string): readonly Statement[] | undefined {
  try {
    const parsed: unknown = JSON.parse(policy);
    if (typeof parsed !== "object" || parsed === null || !("Statement" in parsed)) return undefined;
    const all: readonly unknown[] = Array.isArray(parsed.Statement) ? parsed.Statement : [parsed.Statement];
    return all.every((one) => typeof one === "object" && one !== null) ? all : undefined;
  } catch {
    // A document that is not JSON is a policy nobody can read here: unknown, not a defect.
    return undefined;
  }
}

function maySpeakOf(statement: Statement, { action, resource }: Permission): boolean {
  const { Action, NotAction, Resource, NotResource } = statement;
  const isAction =
    NotAction !== undefined || textsOf(Action).some((pattern) => overlaps(pattern.toLowerCase(), action.toLowerCase()));
  const isResource = NotResource !== undefined || textsOf(Resource).some((pattern) => overlaps(pattern, resource));
  return isAction && isResource;
}

/** Whoever asks, whatever the circumstances, and all of the resource. */
function speaksToAll(
  { Principal, NotAction, NotResource, Resource, Condition }: Statement,
  { resource }: Permission,
): boolean {
  if (NotAction !== undefined || NotResource !== undefined || Condition !== undefined) return false;
  const isEveryone = Principal === "*" || (isRecord(Principal) && textsOf(Principal["AWS"]).includes("*"));
  return isEveryone && textsOf(Resource).some((pattern) => matches(pattern, resource));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function textsOf(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === "string");
}

/** Whether a pattern with `*` and `?` holds a text; the last `*` met is the only one that gives way, so that time stays linear in each. */
function matches(pattern: string, text: string): boolean {
  let [at, star, retry] = [0, -1, 0];
  for (let i = 0; i < text.length;) {
    const sign = pattern[at];
    if (sign === "*") {
      [star, retry] = [at, i];
      at += 1;
    } else if (sign !== undefined && (sign === "?" || sign === text[i])) {
      at += 1;
      i += 1;
    } else if (star >= 0) {
      retry += 1;
      [at, i] = [star + 1, retry];
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

/** Whether a pattern may hold something of what a text with wildcards of its own stands for. */
function overlaps(pattern: string, text: string): boolean {
  return matches(pattern, text) || (text.includes("*") && matches(text, pattern));
}
