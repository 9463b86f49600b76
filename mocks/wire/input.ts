import type { Input } from "./wire.ts";

/** The members of a JSON request, or of a structure in one. */
export function jsonInput(body: unknown): Input {
  const member = (name: string): unknown => (isRecord(body) ? body[name] : undefined);
  const list = (name: string): readonly unknown[] => {
    const value = member(name);
    return Array.isArray(value) ? value : [];
  };
  return {
    text: (name) => asText(member(name)),
    number: (name) => asNumber(member(name)),
    flag: (name) => asFlag(member(name)),
    texts: (name) => list(name).flatMap((value) => asText(value) ?? []),
    structures: (name) => list(name).map(jsonInput),
  };
}

/**
 * The members of a query-string request: lists are `VpcId.1` (EC2) or `Names.member.1` (ELBv2), structures in them
 * `Filter.1.Name`.
 */
export function queryInput(parameters: URLSearchParams): Input {
  return structureInput(parameters, new Set([...parameters.keys()].flatMap(dottedPrefixes)), "");
}

function structureInput(parameters: URLSearchParams, paths: ReadonlySet<string>, prefix: string): Input {
  const entries = (name: string): readonly string[] => {
    const list = paths.has(`${prefix}${name}.member`) ? `${prefix}${name}.member` : `${prefix}${name}`;
    const found: string[] = [];
    for (let index = 1; paths.has(`${list}.${String(index)}`); index += 1) found.push(`${list}.${String(index)}`);
    return found;
  };
  const text = (name: string): string | undefined => parameters.get(prefix + name) ?? undefined;
  return {
    text,
    number: (name) => asNumber(text(name)),
    flag: (name) => asFlag(text(name)),
    texts: (name) => entries(name).flatMap((path) => parameters.get(path) ?? []),
    structures: (name) => entries(name).map((path) => structureInput(parameters, paths, `${path}.`)),
  };
}

/** `a.1.b` → `a`, `a.1`, `a.1.b`. */
function dottedPrefixes(path: string): readonly string[] {
  const parts = path.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function asNumber(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && value !== "" ? Number(value) : undefined;
}

function asFlag(value: unknown): boolean | undefined {
  return value === undefined ? undefined : value === true || value === "true";
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
