import fc from "fast-check";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { AreaName } from "#lib/model/areas.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";
import type { Areas } from "./oracle/network.ts";

/** Areas a verdict may hang on. Security groups and their rules tell the same: what one lacks the other must lack too. */
const removable = [
  ["vpcs"],
  ["subnets"],
  ["routeTables"],
  ["networkAcls"],
  ["securityGroups", "securityGroupRules"],
  ["securityGroupRules"],
  ["networkInterfaces"],
  ["internetGateways"],
  ["egressOnlyInternetGateways"],
  ["natGateways"],
  ["vpnGateways"],
  ["vpcEndpoints"],
  ["vpcPeeringConnections"],
  ["transitGateways"],
  ["transitGatewayAttachments"],
  ["transitGatewayRouteTables"],
  ["managedPrefixLists"],
  ["vpcBlockPublicAccessOptions"],
  ["vpcBlockPublicAccessExclusions"],
] as const satisfies readonly (readonly AreaName[])[];

/** Some of what a survey could not read: half of it, all of it, or what it did not ask for. */
export const losses = fc.record({
  names: fc.constantFrom(...removable),
  how: fc.constantFrom("half", "empty", "notAsked"),
  odd: fc.boolean(),
});
/** What is missing, and how. */
export type Loss = typeof losses extends fc.Arbitrary<infer Value> ? Value : never;

/** The account with that much of it missing, as its snapshot would say. */
export function halved(areas: Areas, { names, how, odd }: Loss): Topology {
  const left: Record<string, readonly unknown[]> = { ...areas };
  for (const name of names)
    left[name] = how === "half" ? (areas[name] ?? []).filter((_, i) => (i % 2 === 1) === odd) : [];
  const gone = how === "notAsked" ? { notAsked: names } : { incomplete: names };
  // Every list holds records of its own area still.
  return buildTopology(snapshotOf({ areas: left, ...gone }));
}
