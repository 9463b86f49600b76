import { scopeKey } from "#lib/model/scope.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { indexAddresses, type InterfaceAddresses } from "./addresses.ts";
import { identities, type PlacedArea } from "./identities.ts";
import { ownInterfaces } from "./interface-owner.ts";
import { keyedList } from "./keyed-list.ts";
import { lazily, once } from "./lazily.ts";
import { placeLoadBalancers, placeTargetGroups } from "./load-balancing.ts";
import { surroundNames } from "./name-surroundings.ts";
import { placeScope, type PlacedScope } from "./placed-scope.ts";
import { placeRecords } from "./record-places.ts";
import { rulesOfGroups } from "./security-group-rules.ts";
import { placeSubnets, type SubnetPlaces } from "./subnet-places.ts";
import { attachmentsOf } from "./task-attachment.ts";
import { placeTasks, type TaskPlaces } from "./task-places.ts";
import type { LoadBalancerPlace, OwnedInterface, TargetGroupPlace, Topology } from "./topology.ts";

/**
 * Makes every join of a snapshot, once, and each when it is first asked for. Each list and map is sorted by scope and id,
 * whatever the snapshot's order.
 */
export function buildTopology(snapshot: Snapshot): Topology {
  const placed = placeScopes(snapshot);
  const interfaces = once((): readonly OwnedInterface[] => together(joined, (scope) => scope.interfaces));
  const addresses = once(() => indexAddresses(interfaces()));
  const joined = placed.map((scope) => joinScope(scope, addresses));
  const loadBalancers = once(() => joined.flatMap((scope) => scope.loadBalancers));
  return lazily<Topology>({
    snapshot: () => snapshot,
    placed: () => placed,
    scopes: () => new Map(snapshot.scopes.map((scoped) => [scopeKey(scoped.scope), scoped])),
    vpcs: () => byUrn(joined.flatMap((scope) => scope.vpcs)),
    subnets: () => byUrn(joined.flatMap((scope) => scope.subnets)),
    interfaces: () => byIdOfScope(placed, "networkInterfaces", interfaces()),
    securityGroupRules: () => new Map(placed.flatMap(rulesOfGroups)),
    clusterUrns: () => placed.flatMap(({ byId }) => byId.ecsClusters.list.map(({ urn }) => urn)),
    services: () => byUrn(joined.flatMap((scope) => scope.services)),
    tasks: () =>
      byIdOfScope(
        placed,
        "ecsTasks",
        together(joined, (scope) => scope.tasks),
      ),
    containerInstances: () => byUrn(joined.flatMap((scope) => scope.containerInstances)),
    loadBalancers: () => byUrn(loadBalancers()),
    targetGroups: () => byUrn(joined.flatMap((scope) => scope.targetGroups)),
    records: () =>
      byUrn(
        placeRecords(
          surroundNames(placed, {
            interfaces: interfaces(),
            addresses: addresses(),
            loadBalancers: loadBalancers(),
          }),
        ),
      ),
    interfacesByPrivateAddress: () => addresses().interfacesByPrivateAddress,
    sharedAddresses: () => addresses().sharedAddresses,
    interfacesByPublicAddress: () => addresses().interfacesByPublicAddress,
  });
}

/** The scopes of a snapshot with their live records, sorted by account and Region as their URNs are. */
function placeScopes(snapshot: Snapshot): readonly PlacedScope[] {
  return snapshot.scopes
    .map((scoped) => ({ key: `${scopeKey(scoped.scope)}/`, scoped }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ scoped }) => placeScope(scoped));
}

/** What is joined within one scope: what hangs together never crosses one. Only the addresses are those of every scope. */
type JoinedScope = SubnetPlaces &
  TaskPlaces & {
    readonly interfaces: readonly OwnedInterface[];
    readonly loadBalancers: readonly LoadBalancerPlace[];
    readonly targetGroups: readonly TargetGroupPlace[];
  };

function joinScope(placed: PlacedScope, addresses: () => InterfaceAddresses): JoinedScope {
  const attachments = once(() => attachmentsOf(placed));
  const interfaces = once(() => ownInterfaces(placed, attachments()));
  const subnetPlaces = once(() => placeSubnets(placed, interfaces));
  const taskPlaces = once(() => placeTasks({ placed, interfaces: interfaces(), attachments: attachments() }));
  const loadBalancers = once(() => placeLoadBalancers(placed, interfaces()));
  return lazily<JoinedScope>({
    interfaces,
    vpcs: () => subnetPlaces().vpcs,
    subnets: () => subnetPlaces().subnets,
    tasks: () => taskPlaces().tasks,
    services: () => taskPlaces().services,
    containerInstances: () => taskPlaces().containerInstances,
    loadBalancers,
    targetGroups: () =>
      placeTargetGroups(placed, {
        loadBalancers: loadBalancers(),
        services: taskPlaces().services,
        tasks: taskPlaces().tasks,
        interfaces: interfaces(),
        addresses: addresses(),
      }),
  });
}

/** The lists of all scopes one after the other; that of a single one is not copied. */
function together<Place>(
  scopes: readonly JoinedScope[],
  listOf: (scope: JoinedScope) => readonly Place[],
): readonly Place[] {
  const [first, ...others] = scopes.map(listOf).filter((list) => list.length > 0);
  return others.length === 0 ? (first ?? []) : [first ?? [], ...others].flat();
}

/**
 * The longest lists, which are seldom asked by URN: their places are those of the scopes' own records, whose index by id
 * the joins have made already.
 */
function byIdOfScope<Place extends { readonly urn: Urn }>(
  scopes: readonly PlacedScope[],
  area: PlacedArea,
  list: readonly Place[],
): ReadonlyMap<Urn, Place> {
  let before = 0;
  const parts = scopes.map(({ scoped, byId }) => {
    const { size, placeOf } = byId[area];
    const part = { start: urnOf(scoped.scope, identities[area].kind, ""), before, placeOf };
    before += size;
    return part;
  });
  return keyedList(
    list,
    ({ urn }) => urn,
    (urn) => {
      const part = parts.find(({ start }) => urn.startsWith(start));
      const place = part?.placeOf(urn.slice(part.start.length));
      return part === undefined || place === undefined ? undefined : part.before + place;
    },
  );
}

function byUrn<Place extends { readonly urn: Urn }>(places: readonly Place[]): ReadonlyMap<Urn, Place> {
  return keyedList(places, ({ urn }) => urn);
}
