import { scopeKey } from "#lib/model/scope.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { indexAddresses, type InterfaceAddresses } from "./addresses.ts";
import { identities, type PlacedArea } from "./identities.ts";
import { ownInterfaces, type ScopeInterfaces } from "./interface-owner.ts";
import { keyedList, keyedPlaces, type KeyedList } from "./keyed-list.ts";
import { lazily, once } from "./lazily.ts";
import { joinedList, type MadeList } from "./made-list.ts";
import { placeLoadBalancers, placeTargetGroups } from "./load-balancing.ts";
import { surroundNames } from "./name-surroundings.ts";
import { placeScope, type PlacedScope } from "./placed-scope.ts";
import { placeRecords } from "./record-places.ts";
import { rulesOfGroups } from "./security-group-rules.ts";
import { placeSubnets, type SubnetPlaces } from "./subnet-places.ts";
import { attachmentsOf, type TaskAttachments } from "./task-attachment.ts";
import { placeTasks } from "./task-places.ts";
import type {
  ContainerInstancePlace,
  LoadBalancerPlace,
  OwnedInterface,
  ServicePlace,
  TargetGroupPlace,
  TaskPlace,
  Topology,
} from "./topology.ts";

/**
 * Makes every join of a snapshot, once, and each when it is first asked for. Each list and map is sorted by scope and id,
 * whatever the snapshot's order.
 */
export function buildTopology(snapshot: Snapshot): Topology {
  const placed = placeScopes(snapshot);
  const interfaces = once((): MadeList<OwnedInterface> => joinedList(joined.map((scope) => scope.interfaces)));
  const addresses = once((): InterfaceAddresses => {
    const records = joined.map(({ attachments }) => attachments.interfaces).filter(({ length }) => length > 0);
    const [only = [], ...others] = records;
    return indexAddresses({ items: others.length === 0 ? only : records.flat(), interfaces: interfaces() });
  });
  const joined = placed.map((scope) => joinScope(scope, addresses));
  const loadBalancers = once(() => joined.flatMap((scope) => scope.loadBalancers));
  return lazily<Topology>({
    snapshot: () => snapshot,
    placed: () => placed,
    attachments: () => joined.map((scope) => scope.attachments),
    scopes: () => new Map(snapshot.scopes.map((scoped) => [scopeKey(scoped.scope), scoped])),
    vpcs: () => byUrn(joined.flatMap((scope) => scope.vpcs)),
    subnets: () => byUrn(joined.flatMap((scope) => scope.subnets)),
    interfaces: () => byIdOfScope(placed, "networkInterfaces", interfaces()),
    securityGroupRules: () => new Map(placed.flatMap(rulesOfGroups)),
    clusterUrns: () => placed.flatMap(({ byId }) => byId.ecsClusters.list.map(({ urn }) => urn)),
    services: () => byUrn(joined.flatMap((scope) => scope.services)),
    tasks: () => byIdOfScope(placed, "ecsTasks", joinedList(joined.map((scope) => scope.tasks))),
    containerInstances: () => byUrn(joined.flatMap((scope) => scope.containerInstances)),
    loadBalancers: () => byUrn(loadBalancers()),
    targetGroups: () => byUrn(joined.flatMap((scope) => scope.targetGroups)),
    records: () =>
      byUrn(
        placeRecords(
          surroundNames(placed, {
            interfaces: joined.flatMap((scope) => scope.interfaces.others()),
            addresses: addresses(),
            loadBalancers: loadBalancers(),
          }),
        ),
      ),
    interfacesByPrivateAddress: () => addresses().interfacesByPrivateAddress,
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
type JoinedScope = SubnetPlaces & {
  readonly attachments: TaskAttachments;
  readonly interfaces: ScopeInterfaces;
  readonly tasks: MadeList<TaskPlace>;
  readonly services: readonly ServicePlace[];
  readonly containerInstances: readonly ContainerInstancePlace[];
  readonly loadBalancers: readonly LoadBalancerPlace[];
  readonly targetGroups: readonly TargetGroupPlace[];
};

function joinScope(placed: PlacedScope, addresses: () => InterfaceAddresses): JoinedScope {
  const attachments = once(() => attachmentsOf(placed));
  const interfaces = once(() => ownInterfaces(placed, attachments()));
  const subnetPlaces = once(() => placeSubnets(placed, () => interfaces().all()));
  const taskPlaces = once(() => placeTasks({ placed, interfaces: interfaces(), attachments: attachments() }));
  const loadBalancers = once(() => placeLoadBalancers(placed, interfaces()));
  return lazily<JoinedScope>({
    attachments,
    interfaces,
    vpcs: () => subnetPlaces().vpcs,
    subnets: () => subnetPlaces().subnets,
    tasks: () => taskPlaces().tasks,
    services: () => taskPlaces().services(),
    containerInstances: () => taskPlaces().containerInstances(),
    loadBalancers,
    targetGroups: () =>
      placeTargetGroups(placed, {
        loadBalancers: loadBalancers(),
        services: taskPlaces().services(),
        tasks: taskPlaces().tasks.all(),
        interfaces: interfaces().all(),
        addresses: addresses(),
      }),
  });
}

/**
 * The longest lists, which are seldom asked by URN: their places are those of the scopes' own records, whose index by id
 * the joins have made already.
 */
function byIdOfScope<Place>(
  scopes: readonly PlacedScope[],
  area: PlacedArea,
  list: MadeList<Place>,
): KeyedList<Urn, Place> {
  let before = 0;
  const parts = scopes.map(({ scoped, byId }) => {
    const { size, keyAt, placeOf } = byId[area];
    const part = { start: urnOf(scoped.scope, identities[area].kind, ""), before, size, keyAt, placeOf };
    before += size;
    return part;
  });
  return keyedPlaces(list, {
    keyAt: (place) => {
      const part = parts.find((one) => place < one.before + one.size);
      const id = part?.keyAt(place - part.before);
      return part === undefined || id === undefined ? undefined : `${part.start}${id}`;
    },
    placeOf: (urn) => {
      const part = parts.find(({ start }) => urn.startsWith(start));
      const place = part?.placeOf(urn.slice(part.start.length));
      return part === undefined || place === undefined ? undefined : part.before + place;
    },
  });
}

function byUrn<Place extends { readonly urn: Urn }>(places: readonly Place[]): ReadonlyMap<Urn, Place> {
  return keyedList(places, ({ urn }) => urn);
}
