import { apiUrl } from "./client.ts";

/** What of the flow is asked for: `tasks` for the closest level of detail, or those of the rows `opened`; compared with `base`. */
export type FlowAsked = {
  readonly tasks: boolean;
  readonly opened: readonly string[];
  readonly base?: string | undefined;
};

/** The address of the flow. */
export function flowUrl(at: string | undefined, { tasks, opened, base }: FlowAsked): string {
  const of = opened.length === 0 ? undefined : opened.join(",");
  return apiUrl("map", { at, base, of, tasks: tasks ? "true" : undefined });
}

/** What of the ground is asked for, with the lines of one owner of interfaces. */
export function groundUrl(at: string | undefined, of: string | undefined): string {
  return apiUrl("map", { at, of, projection: "ground" });
}

/** The fields of an address. */
type Fields = { readonly [name: string]: string | readonly string[] | undefined };

/**
 * What the map will ask for when it opens at an address; `undefined` where rows are opened, an owner is chosen on the ground, or
 * a field is given twice: only the page itself can tell then.
 */
export function openingUrl({ at, base, lod, p, sel, x }: Fields): string | undefined {
  const ground = p === "ground";
  const chosen = ground ? sel : x;
  if (chosen !== undefined || typeof lod === "object" || typeof at === "object") return undefined;
  if (typeof p === "object" || typeof base === "object") return undefined;
  const snapshot = at === undefined || at === "" || at === "latest" ? undefined : at;
  return ground
    ? groundUrl(snapshot, undefined)
    : flowUrl(snapshot, { tasks: Number.parseInt(lod ?? "", 10) === 4, opened: [], base });
}
