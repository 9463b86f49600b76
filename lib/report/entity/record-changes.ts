type Json = Readonly<Record<string, unknown>>;

/** One field of a record that is not what it was: gone, new, or another value. Values are JSON, cut when long. */
export type FieldChange = { readonly path: string; readonly before?: string; readonly after?: string };

/** What AWS rewrites at every turn and what says nothing of the resource itself: a service's log. */
const noise: ReadonlySet<string> = new Set(["events"]);

const LONGEST_VALUE = 240;

/** How a record differs from what it was, field by field in the order of their names. Order within lists is not told: AWS promises none. */
export function recordChanges(before: Json, after: Json): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.filter((name) => !noise.has(name)).flatMap((name) => changesAt(name, before[name], after[name]));
}

function changesAt(path: string, before: unknown, after: unknown): readonly FieldChange[] {
  if (canonical(before) === canonical(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(path, before, after);
  if (isRecord(before) && isRecord(after)) {
    return recordChanges(before, after).map((change) => ({ ...change, path: `${path}.${change.path}` }));
  }
  return [{ path, ...part("before", before), ...part("after", after) }];
}

/** What only one of two lists holds; an element that differs is one that went and one that came. */
function listChanges(path: string, before: readonly unknown[], after: readonly unknown[]): readonly FieldChange[] {
  const then = new Set(before.map(canonical));
  const now = new Set(after.map(canonical));
  return [
    ...[...then].filter((text) => !now.has(text)).map((text) => ({ path: `${path}[]`, before: cut(text) })),
    ...[...now].filter((text) => !then.has(text)).map((text) => ({ path: `${path}[]`, after: cut(text) })),
  ];
}

function part(name: "before" | "after", value: unknown): Partial<FieldChange> {
  return value === undefined ? {} : { [name]: cut(typeof value === "string" ? value : canonical(value)) };
}

/** JSON with the fields of records in one order. */
function canonical(value: unknown): string {
  const sorted = (_: string, field: unknown): unknown =>
    isRecord(field) ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1))) : field;
  return value === undefined ? "" : JSON.stringify(value, sorted);
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function cut(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}…`;
}
