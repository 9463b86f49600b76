/** What ids, addresses and hardware addresses look like inside the texts of a record. */
const TOKENS =
  /eni-(?:attach-)?0[0-9a-f]{16}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{32}\b|\d{1,3}(?:\.\d{1,3}){3}|\d{1,3}(?:-\d{1,3}){3}|(?:[0-9a-f]{2}:){5}[0-9a-f]{2}/g;

/** A record with other names in all of its texts: ids in ARNs, addresses, names made of addresses. Equal parts are shared. */
export function renamed<Value>(value: Value, names: ReadonlyMap<string, string>): Value {
  // A record in, a record of the same shape out.
  return rename(value, names) as Value;
}

function rename(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return value.replace(TOKENS, (token) => names.get(token) ?? token);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => rename(item, names));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, rename(item, names)] as const);
  const before = new Map(Object.entries(value));
  return entries.some(([key, item]) => before.get(key) !== item) ? Object.fromEntries(entries) : value;
}
