type Json = Readonly<Record<string, unknown>>;

/** One field of a record that is not what it was: gone, new, or another value. Values are JSON, cut when long. */
export type FieldChange = { readonly path: string; readonly before?: string; readonly after?: string };

/** What AWS rewrites at every turn and what says nothing of the resource itself: a service's log, and when other fields were set. */
const isNoise = (name: string) => name === "events" || name.endsWith("At");

/** The field by which an element of a list is known from one time to the next. */
const isIdentity = (name: string) => /^(id|arn|name|key)$|(Id|Arn|Number)$/.test(name);

const LONGEST_VALUE = 240;

/** How a record differs from what it was, field by field in the order of their names. Order within lists is not told: AWS promises none. */
export function recordChanges(before: Json, after: Json): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.filter((name) => !isNoise(name)).flatMap((name) => changesAt(name, before[name], after[name]));
}

function changesAt(path: string, before: unknown, after: unknown): readonly FieldChange[] {
  if (canonical(before) === canonical(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(path, before, after);
  if (isRecord(before) && isRecord(after)) {
    return recordChanges(before, after).map((change) => ({ ...change, path: `${path}.${change.path}` }));
  }
  return [{ path, ...part("before", before), ...part("after", after) }];
}

/** What only one of two lists holds. Elements that are known by an id are compared with themselves. */
function listChanges(path: string, before: readonly unknown[], after: readonly unknown[]): readonly FieldChange[] {
  const byIds = [before, after].every((list) => new Set(list.map(identityOf)).size === list.length);
  const keyOf = byIds ? identityOf : canonical;
  const then = new Map(before.map((value) => [keyOf(value), value]));
  const now = new Map(after.map((value) => [keyOf(value), value]));
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [then.get(key), now.get(key)];
    if (isRecord(was) && isRecord(is)) return changesAt(`${path}[${cut(key)}]`, was, is);
    return [
      ...(was !== undefined && is === undefined ? [{ path: `${path}[]`, before: cut(canonical(was)) }] : []),
      ...(is !== undefined && was === undefined ? [{ path: `${path}[]`, after: cut(canonical(is)) }] : []),
    ];
  });
}

function identityOf(value: unknown): string {
  if (!isRecord(value)) return canonical(value);
  const [first] = Object.keys(value).filter(isIdentity).sort();
  const identity = first === undefined ? undefined : value[first];
  return typeof identity === "string" || typeof identity === "number" ? String(identity) : canonical(value);
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

/** A record as text: two that {@link recordChanges} finds no difference between have one text. */
export function steadyText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(steadyText).sort().join()}]`;
  if (!isRecord(value)) return value === undefined ? "" : JSON.stringify(value);
  const told = Object.entries(value).filter(([name, field]) => !isNoise(name) && field !== undefined);
  return `{${told
    .map(([name, field]) => `${name}:${steadyText(field)}`)
    .sort()
    .join()}}`;
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function cut(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}…`;
}
