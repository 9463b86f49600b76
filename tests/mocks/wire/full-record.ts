/**
 * A record with every member an SDK schema has, each with a value of its own, so that a member that comes back under
 * another name, or not at all, is noticed. `schema` is the SDK's compact form: a number for a simple type, `[0, …]` a
 * simple type with a name, `[1, …]` a list, `[2, …]` a map, `[3, …]` a structure, `[4, …]` a union, `[schema, traits]` any of these with traits.
 */
export function fullRecord(schema: unknown, path: string, within: readonly unknown[] = []): unknown {
  const resolved = resolve(schema);
  if (typeof resolved === "number") return simpleValue(resolved, path);
  const [kind, , name, , members, schemas] = asList(resolved);
  if (typeof kind !== "number" || asList(resolved).length === 2) return fullRecord(kind, path, within);
  // A structure inside itself ends here.
  if (within.includes(name)) return undefined;
  switch (kind) {
    case 0:
      return fullRecord(members, path, within);
    case 1:
      return [fullRecord(members, path, within)];
    case 2:
      return { key: `${path}.value` };
    default: {
      const entries = asList(members).map((member, index): [string, unknown] => [
        String(member),
        fullRecord(asList(schemas)[index], `${path}.${String(member)}`, [...within, name]),
      ]);
      // Of a union only one member may be there.
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined).slice(0, kind === 4 ? 1 : Infinity));
    }
  }
}

function resolve(schema: unknown): unknown {
  // The SDK's own schemas refer to each other by functions without parameters.
  return typeof schema === "function" ? (schema as () => unknown)() : schema;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Simple types of the SDK's schemas; from 64 on a list of one, from 128 on a map of one. */
function simpleValue(type: number, path: string): unknown {
  if (type >= 128) return { key: `${path}.value` };
  if (type >= 64) return [simpleValue(type - 64, path)];
  if (type === 1) return path.length;
  if (type === 2) return path.length % 2 === 0;
  return type >= 4 && type <= 7 ? new Date(Date.UTC(2026, 0, 1 + path.length)) : path;
}
