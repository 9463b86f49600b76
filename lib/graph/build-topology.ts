import { scopeKey } from "#lib/model/scope.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import type { Urn } from "#lib/model/urn.ts";
import { indexAddresses } from "./addresses.ts";
import { ownInterfaces } from "./interface-owner.ts";
import { placeLoadBalancing } from "./load-balancing.ts";
import { surroundNames } from "./name-surroundings.ts";
import { placeScope, type PlacedScope } from "./placed-scope.ts";
import { placeRecords } from "./record-places.ts";
import { rulesOfGroups } from "./security-group-rules.ts";
import { placeSubnets } from "./subnet-places.ts";
import { placeTasks } from "./task-places.ts";
import type { Topology } from "./topology.ts";

/** Makes every join of a snapshot, once. Each list and map is sorted by scope and id, whatever the snapshot's order. */
export function buildTopology(snapshot: Snapshot): Topology {
  const scopes = placeScopes(snapshot);
  const joined = scopes.map(joinScope);
  const interfaces = joined.flatMap((scope) => scope.interfaces);
  const loadBalancers = joined.flatMap((scope) => scope.loadBalancers);
  const addresses = indexAddresses(interfaces);
  return {
    snapshot,
    placed: scopes,
    scopes: new Map(snapshot.scopes.map((scoped) => [scopeKey(scoped.scope), scoped])),
    vpcs: byUrn(joined.flatMap((scope) => scope.vpcs)),
    subnets: byUrn(joined.flatMap((scope) => scope.subnets)),
    interfaces: byUrn(interfaces),
    securityGroupRules: new Map(scopes.flatMap(rulesOfGroups)),
    clusterUrns: scopes.flatMap(({ byId }) => [...byId.ecsClusters.values()].map(({ urn }) => urn)),
    services: byUrn(joined.flatMap((scope) => scope.services)),
    tasks: byUrn(joined.flatMap((scope) => scope.tasks)),
    containerInstances: byUrn(joined.flatMap((scope) => scope.containerInstances)),
    loadBalancers: byUrn(loadBalancers),
    targetGroups: byUrn(joined.flatMap((scope) => scope.targetGroups)),
    records: byUrn(placeRecords(surroundNames(scopes, { interfaces, addresses, loadBalancers }))),
    ...addresses,
  };
}

/** The scopes of a snapshot with their live records indexed, sorted by account and Region. */
function placeScopes(snapshot: Snapshot): readonly PlacedScope[] {
  return snapshot.scopes
    .map((scoped) => ({ key: scopeKey(scoped.scope), scoped }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ scoped }) => placeScope(scoped));
}

/** Everything joined within one scope: what hangs together never crosses one. */
function joinScope(placed: PlacedScope) {
  const interfaces = ownInterfaces(placed);
  const taskPlaces = placeTasks(placed, interfaces);
  return {
    interfaces,
    ...placeSubnets(placed, interfaces),
    ...taskPlaces,
    ...placeLoadBalancing(placed, taskPlaces.services, {
      interfaces,
      tasks: taskPlaces.tasks,
      addresses: indexAddresses(interfaces),
    }),
  };
}

function byUrn<Place extends { readonly urn: Urn }>(places: readonly Place[]): ReadonlyMap<Urn, Place> {
  const index = new Map<Urn, Place>();
  for (const place of places) index.set(place.urn, place);
  return index;
}
