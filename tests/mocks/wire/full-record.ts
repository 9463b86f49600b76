/**
 * A record with every member an SDK schema has, each with a value of its own, so that a member that comes back under
 * another name, or not at all, is noticed. `schema` is the SDK's compact form: a number for a simple type, `[1, …]` a
 * list, `[2, …]` a map, `[3, …]` a structure.
 */
export function fullRecord(schema: unknown, path: string, within: readonly unknown[] = []): unknown {
  const resolved: unknown = typeof schema === "function" ? schema() : schema;
  if (typeof resolved === "number") return simpleValue(resolved, path);
  if (!Array.isArray(resolved)) throw new Error(`${path}: not a schema`);
  const [kind, , name, , members, schemas]: readonly unknown[] = resolved;
  // A structure with one set of traits: `[schema, traits]`.
  if (typeof kind !== "number" || resolved.length === 2) return fullRecord(kind, path, within);
  if (within.includes(name)) return undefined;
  // A simple type with a name of its own.
  if (kind === 0) return fullRecord(members, path, within);
  if (kind === 1) return [fullRecord(members, path, within)];
  if (kind === 2) return { key: `${path}.value` };
  if ((kind !== 3 && kind !== 4) || !Array.isArray(members) || !Array.isArray(schemas))
    throw new Error(`${path}: unknown kind`);
  const entries = members.map((member, index): [string, unknown] => [
    String(member),
    fullRecord(schemas[index], `${path}.${String(member)}`, [...within, name]),
  ]);
  // Of a union only one member may be there.
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined).slice(0, kind === 4 ? 1 : Infinity));
}

/** Simple types of the SDK's schemas; from 64 on a list of one, from 128 on a map of one. */
function simpleValue(type: number, path: string): unknown {
  if (type >= 128) return { key: `${path}.value` };
  if (type >= 64) return [simpleValue(type - 64, path)];
  if (type === 1) return path.length;
  if (type === 2) return path.length % 2 === 0;
  return type >= 4 && type <= 7 ? new Date(Date.UTC(2026, 0, 1 + path.length)) : path;
}
