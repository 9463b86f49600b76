/** The states a thing can be in, for `is:`. */
export const filterStates = [
  "blocked", "permitted", "unknown", "unhealthy", "public", "private", "isolated", "stale", "changed", "muted",
  "standalone", "unused",
] as const; // prettier-ignore

/** What a thing can have, for `has:`. */
export const filterBelongings = ["finding", "public-ip", "eip", "bridge-port"] as const;

/** The worst first. */
export const filterSeverities = ["critical", "high", "medium", "low", "info"] as const;

/** What the values of a key are, and so how they are compared. */
export type ValueType = "text" | "address" | "port" | "number" | "severity" | "choice" | "tag";

/** Every key of the filter language, with the type of its values; `choice` keys take one of a list. */
export const filterKeys = {
  service: { type: "text" },
  cluster: { type: "text" },
  family: { type: "text" },
  task: { type: "text" },
  account: { type: "text" },
  region: { type: "text" },
  vpc: { type: "text" },
  az: { type: "text" },
  subnet: { type: "text" },
  sg: { type: "text" },
  nacl: { type: "text" },
  rtb: { type: "text" },
  lb: { type: "text" },
  tg: { type: "text" },
  port: { type: "port" },
  proto: { type: "text" },
  ip: { type: "address" },
  cidr: { type: "address" },
  eni: { type: "text" },
  mode: { type: "text" },
  launch: { type: "text" },
  name: { type: "text" },
  zone: { type: "text" },
  kind: { type: "text" },
  status: { type: "text" },
  rule: { type: "text" },
  tag: { type: "tag" },
  is: { type: "choice", values: filterStates },
  has: { type: "choice", values: filterBelongings },
  sev: { type: "severity", values: filterSeverities },
  running: { type: "number" },
  desired: { type: "number" },
  "free-ip": { type: "number" },
  "free-eni": { type: "number" },
} as const satisfies { readonly [key: string]: { readonly type: ValueType; readonly values?: readonly string[] } };

/** A key of the filter language. */
export type FilterKey = keyof typeof filterKeys;

// Object.keys loses the key type; the table is the whole truth about its keys.
/** The keys, in the order they are offered. */
export const filterKeyNames = Object.keys(filterKeys) as readonly FilterKey[];

/** The operators a type of values can be compared by, as they are written; the first is the usual one. */
export const operatorsOf: { readonly [Type in ValueType]: readonly string[] } = {
  text: [":", "!=", "~"],
  address: [":", "!="],
  port: [":", "!=", "<", "<=", ">", ">="],
  number: ["=", "!=", "<", "<=", ">", ">="],
  severity: [":", "!=", "<", "<=", ">", ">="],
  choice: [":", "!="],
  tag: [":"],
};

/** The values a key takes, when it takes only these. */
export function choicesOf(key: FilterKey): readonly string[] | undefined {
  const entry: { readonly type: ValueType; readonly values?: readonly string[] } = filterKeys[key];
  return entry.values;
}
