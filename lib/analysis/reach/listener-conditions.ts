import type { ListenerRule } from "#lib/model/resources/listener.ts";
import { cidrContains, cidrsOverlap, enclosingCidr } from "#lib/net/cidr.ts";
import type { Ip } from "#lib/net/ip.ts";

/** What is known of a request when it meets a listener. */
export type HttpRequest = {
  /** The address it comes from, as the load balancer's node sees it. */
  readonly source: Ip;
  readonly host?: string;
  /** With its query after a question mark, when that is known too. */
  readonly path?: string;
};

/** Whether every request of which this much is known meets a condition, some may, or none does. */
export type Match = "always" | "sometimes" | "never";

type Condition = ListenerRule["conditions"][number];

/**
 * Whether a request meets all conditions of a rule; any of a condition's values is enough.
 * Source: ALB Guide, "Condition types for listener rules".
 */
export function ruleMatches({ conditions }: ListenerRule, request: HttpRequest): Match {
  const matches = conditions.map((condition) => conditionMatches(condition, request));
  if (matches.includes("never")) return "never";
  return matches.includes("sometimes") ? "sometimes" : "always";
}

/**
 * Whether every request that meets a rule has already met an earlier one: then the later rule is never asked.
 * Told value by value; what several earlier rules hold together is not looked for.
 */
export function isShadowed(later: ListenerRule, earlier: ListenerRule, request: HttpRequest): boolean {
  const open = earlier.conditions.filter((condition) => conditionMatches(condition, request) !== "always");
  return open.every((wide) => later.conditions.some((narrow) => includesCondition(wide, narrow)));
}

/** A rule's conditions in words, those left out that a request is known to meet; empty when none is left. */
export function openConditions({ conditions }: ListenerRule, request: HttpRequest): string {
  return conditions
    .filter((condition) => conditionMatches(condition, request) !== "always")
    .map(({ field, values, httpHeaderName }) => {
      const name = httpHeaderName === undefined ? field : `${field} ${httpHeaderName}`;
      return values.length === 0 ? `${name} …` : `${name} ${values.join(" | ")}`;
    })
    .join(", ");
}

function conditionMatches({ field, values }: Condition, { source, host, path }: HttpRequest): Match {
  // Regular expressions are not among the values that were read.
  if (values.length === 0) return "sometimes";
  switch (field) {
    case "source-ip":
      return certainly(values.some((block) => holds(block, source)));
    case "host-header":
      if (host === undefined) return "sometimes";
      return certainly(values.some((pattern) => globMatches(pattern.toLowerCase(), host.toLowerCase())));
    case "path-pattern": {
      const [name] = (path ?? "").split("?");
      return path === undefined ? "sometimes" : certainly(values.some((pattern) => globMatches(pattern, name ?? "")));
    }
    case "query-string": {
      const query = path?.split("?")[1];
      return query === undefined ? "sometimes" : certainly(values.some((wanted) => queryHolds(wanted, query)));
    }
    default:
      return "sometimes";
  }
}

function certainly(holdsTrue: boolean): Match {
  return holdsTrue ? "always" : "never";
}

function holds(block: string, ip: Ip): boolean {
  const cidr = enclosingCidr(block);
  return cidr !== undefined && cidrContains(cidr, ip);
}

/** Query strings are compared without regard to case: `key=value`, or a value of any key. */
function queryHolds(wanted: string, query: string): boolean {
  const hasKey = wanted.includes("=");
  return query
    .toLowerCase()
    .split("&")
    .some((pair) => globMatches(wanted.toLowerCase(), hasKey ? pair : (pair.split("=")[1] ?? "")));
}

/** `*` stands for any characters, `?` for one. Linear in both: a pattern may hold five wildcards. */
function globMatches(pattern: string, text: string): boolean {
  let [at, star, retry] = [0, -1, 0];
  let i = 0;
  while (i < text.length) {
    // A `?` is one character, never a `*` of a narrower pattern.
    if (pattern[at] === "*") [star, retry, at] = [at, i, at + 1];
    else if (pattern[at] === text[i] || (pattern[at] === "?" && text[i] !== "*")) [at, i] = [at + 1, i + 1];
    else if (star >= 0) [retry, at, i] = [retry + 1, star + 1, retry + 1];
    else return false;
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
}

function includesCondition(wide: Condition, narrow: Condition): boolean {
  if (wide.field !== narrow.field || wide.values.length === 0 || narrow.values.length === 0) return false;
  if (wide.httpHeaderName?.toLowerCase() !== narrow.httpHeaderName?.toLowerCase()) return false;
  const isCaseless = wide.field !== "path-pattern" && wide.field !== "http-request-method";
  const read = (value: string) => (isCaseless ? value.toLowerCase() : value);
  return narrow.values.every((one) =>
    wide.values.some((pattern) =>
      wide.field === "source-ip" ? containsBlock(pattern, one) : globMatches(read(pattern), read(one)),
    ),
  );
}

function containsBlock(wide: string, narrow: string): boolean {
  const [outer, inner] = [enclosingCidr(wide), enclosingCidr(narrow)];
  if (outer === undefined || inner === undefined) return false;
  return outer.prefixLength <= inner.prefixLength && cidrsOverlap(outer, inner);
}
