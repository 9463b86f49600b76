import type { ClusterChange, ServiceChange, WhatIf } from "./what-if.ts";

/** What was expected of a what-if instead: how a sentence goes on after "expected". */
export type WhatIfMistake = { readonly expected: string };

const form =
  "service=<URN, ARN, id or name>,desired=6,maximumPercent=150,minimumHealthyPercent=50 and cluster=<URN, ARN or name>,instanceType=m5.large,instances=3,trunking=on, separated by semicolons";

/** The longest what-if that is read. */
const MOST_CLAUSES = 50;

const wholeNumbers: { readonly [key: string]: readonly [least: number, most: number] } = {
  desired: [0, 10_000],
  maximumPercent: [0, 10_000],
  minimumHealthyPercent: [0, 100],
  instances: [0, 5000],
};

const keysOf = {
  service: ["desired", "maximumPercent", "minimumHealthyPercent"],
  cluster: ["instanceType", "instances", "trunking"],
} as const;

/**
 * Reads a what-if: clauses separated by semicolons, each a service or a cluster and what would be otherwise, separated by commas.
 * `service=shop/api,desired=6;cluster=shop,instanceType=m5.large,trunking=on`.
 */
export function parseWhatIf(text: string): WhatIf | WhatIfMistake {
  const clauses = text.split(";").map((clause) => clause.trim());
  const given = clauses.filter((clause) => clause !== "");
  if (given.length === 0 || given.length > MOST_CLAUSES) return { expected: form };
  const services: ServiceChange[] = [];
  const clusters: ClusterChange[] = [];
  for (const clause of given) {
    const read = parseClause(clause);
    if ("expected" in read) return read;
    if ("service" in read) services.push(read);
    else clusters.push(read);
  }
  return { services, clusters };
}

/** Writes a what-if; reading it again gives the same. */
export function formatWhatIf({ services, clusters }: WhatIf): string {
  return [...services, ...clusters].map(formatClause).join(";");
}

function formatClause(change: ServiceChange | ClusterChange): string {
  return Object.entries(change)
    .map(([key, value]) => `${key}=${typeof value === "boolean" ? (value ? "on" : "off") : String(value)}`)
    .join(",");
}

function parseClause(clause: string): ServiceChange | ClusterChange | WhatIfMistake {
  const pairs = clause.split(",").map((pair): readonly [string, string] => {
    const at = pair.indexOf("=");
    return at < 0 ? [pair.trim(), ""] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
  const [subject, ...changes] = pairs;
  const [kind, name] = subject ?? ["", ""];
  if ((kind !== "service" && kind !== "cluster") || name === "") {
    return { expected: `each clause to begin with service=… or cluster=…, and not with ${quoted(kind)}` };
  }
  const keys = keysOf[kind].join(", ");
  if (changes.length === 0) return { expected: `something to change of ${kind} ${quoted(name)}: ${keys}` };
  const values = new Map<string, number | string | boolean>();
  for (const [key, text] of changes) {
    if (!keysOf[kind].some((known) => known === key)) {
      return { expected: `a ${kind} to have one of ${keys}, and not ${quoted(key)}` };
    }
    if (values.has(key)) return { expected: `${key} once of ${kind} ${quoted(name)}` };
    const value = valueOf(key, text);
    if (typeof value === "object") return value;
    values.set(key, value);
  }
  // The keys were checked against those of the kind, and each value against its key.
  return { [kind]: name, ...Object.fromEntries(values) } as unknown as ServiceChange | ClusterChange;
}

function valueOf(key: string, text: string): number | string | boolean | WhatIfMistake {
  const limits = wholeNumbers[key];
  if (limits !== undefined) {
    const [least, most] = limits;
    const value = Number(text);
    if (/^\d{1,5}$/.test(text) && value >= least && value <= most) return value;
    return { expected: `${key} to be a whole number from ${String(least)} to ${String(most)}` };
  }
  if (key === "trunking") {
    if (text === "on" || text === "off") return text === "on";
    return { expected: "trunking to be on or off" };
  }
  if (/^[a-z0-9-]+\.[a-z0-9-]+$/.test(text)) return text;
  return { expected: "instanceType to be an instance type such as m5.large" };
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
