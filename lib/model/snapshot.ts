import { z } from "zod";
import { areaSchema, type Area } from "./area.ts";
import { areas, type AreaName, type ItemOf } from "./areas.ts";
import { GLOBAL_REGION } from "./global-region.ts";
import { scopeSchema, type Scope } from "./scope.ts";

/** The version of the snapshot document; a newer one is refused, never guessed at. */
export const SNAPSHOT_VERSION = 1;

/** What was read of one scope. An area that is absent was not asked for: it counts as not read. */
export type ScopeSnapshot = {
  readonly scope: Scope;
  readonly areas: { readonly [Name in AreaName]?: Area<ItemOf<Name>> };
};

/** All that AWS said at one time: the file `collect` writes and everything else is computed from. */
export type Snapshot = {
  readonly format: "roadstead-snapshot";
  readonly version: typeof SNAPSHOT_VERSION;
  /** Time and content: `20261121T120431Z-1a2b3c4d`. */
  readonly snapshotId: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Where it was read: `aws`, or `demo:<scenario>`. */
  readonly source: string;
  readonly toolVersion: string;
  readonly scopes: readonly ScopeSnapshot[];
};

const areasShape = Object.fromEntries(
  Object.entries(areas).map(([name, { item }]) => [name, areaSchema(item).optional()]),
);

/** The schema of a snapshot document. */
export const snapshotSchema = z.object({
  format: z.literal("roadstead-snapshot"),
  version: z.literal(SNAPSHOT_VERSION),
  snapshotId: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,99}$/),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  source: z.string(),
  toolVersion: z.string(),
  scopes: z.array(z.object({ scope: scopeSchema, areas: z.object(areasShape) })).readonly(),
});

/** An area of a scope; `undefined` when the survey did not ask for it. */
export function areaOf<Name extends AreaName>(scoped: ScopeSnapshot, name: Name): Area<ItemOf<Name>> | undefined {
  return scoped.areas[name];
}

/** The items that were read of an area, whether complete or not. Callers must ask {@link isComplete} before they conclude anything from an absence. */
export function itemsOf<Name extends AreaName>(scoped: ScopeSnapshot, name: Name): readonly ItemOf<Name>[] {
  return scoped.areas[name]?.items ?? [];
}

/** Whether an area was read to its end. */
export function isComplete(scoped: ScopeSnapshot, name: AreaName): boolean {
  return scoped.areas[name]?.status === "complete";
}

/** Whether a scope is an account's global one. */
export function isGlobal(scoped: ScopeSnapshot): boolean {
  return scoped.scope.region === GLOBAL_REGION;
}
