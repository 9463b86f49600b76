import type { TargetHealthDescription } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { RegionWorld } from "./world.ts";

/** The lists of a Region's world. */
export type ListName = Exclude<keyof RegionWorld, "vpcBlockPublicAccessOptions">;

/** A target that registers with a target group; the group's health lists it once the world is assembled. */
export type Registration = { readonly targetGroupArn: string; readonly description: TargetHealthDescription };

/** What one builder adds to a Region's world. */
export type RegionPart = { readonly [Name in ListName]?: RegionWorld[Name] } & {
  readonly registrations?: readonly Registration[];
};

/** Anything that was built: what others refer to, and the records it adds. */
export type Built = { readonly part: RegionPart };

/** The records of several parts, list by list. */
export function joinParts(built: readonly Built[]): RegionPart {
  const lists = new Map<string, unknown[]>();
  for (const { part } of built) {
    for (const [name, items] of Object.entries(part)) {
      const list = lists.get(name);
      if (list === undefined) lists.set(name, [...items]);
      else for (const item of items) list.push(item);
    }
  }
  return Object.fromEntries(lists);
}
