import type { UnreadFact } from "#lib/filter/filter.ts";
import type { OwnedInterface, SubnetPlace } from "#lib/graph/topology.ts";
import type { NodeKind, Urn } from "#lib/model/urn.ts";
import type { Footing } from "./footing.ts";
import { unreadOf } from "./joins.ts";
import { addressesOf } from "./network-footings.ts";
import { notCompared } from "./not-compared.ts";
import type { World } from "./world.ts";

/** Whether something holds; a list when it cannot be told, with what was not read. */
export type Holds = boolean | readonly UnreadFact[];

/** A resource, for who asks about its state. */
export type Asked = {
  readonly urn: Urn;
  readonly kind: NodeKind;
  readonly account: string;
  readonly region: string;
  readonly footing: Footing;
};

type Test = (asked: Asked, world: World) => Holds;

/** What is unread, or that nothing is: then it does not hold. */
function unless(unread: readonly UnreadFact[]): Holds {
  return unread.length > 0 ? unread : false;
}

/** A task is unhealthy by its own health check or by a load balancer's. */
function hasUnwellTask({ footing: { tasks = [] } }: Asked, world: World): boolean {
  return tasks.some(({ urn, item }) => item.healthStatus === "UNHEALTHY" || world.isUnwell(urn));
}

const isTaskUnhealthy: Test = (asked, world) => hasUnwellTask(asked, world) || unless(world.unread(asked, ["targetHealth"])); // prettier-ignore

const isServiceUnhealthy: Test = (asked, world) => {
  const { running = 0, desired = 0 } = asked.footing;
  return running < desired || hasUnwellTask(asked, world) || unless(world.unread(asked, ["ecsTasks", "targetHealth"]));
};

const isGroupUnhealthy: Test = (asked, world) => {
  const group = world.topology.targetGroups.get(asked.urn);
  const read = group?.health?.targets;
  if (group?.targets.some(({ target }) => target.state?.startsWith("unhealthy") === true) === true) return true;
  if (read === undefined) return unless(world.unread(asked, ["targetHealth"]));
  return read.known ? false : [{ text: read.problem.message, call: read.problem.call }];
};

const unhealthiness: { readonly [Kind in NodeKind]?: Test } = {
  "ecs-task": isTaskUnhealthy,
  "ecs-service": isServiceUnhealthy,
  "target-group": isGroupUnhealthy,
  "ecs-container-instance": ({ urn }, { topology }) =>
    topology.containerInstances.get(urn)?.item.agentConnected === false,
  "load-balancer": ({ footing: { status } }) => status === "failed" || status === "active_impaired",
  "vpc-endpoint": ({ footing: { status } }) => status === "failed",
  "nat-gateway": ({ footing: { status } }) => status === "failed",
};

/** Where the default route of a subnet leads; `undefined` when its route table was not read. */
export function wayOut(subnet: SubnetPlace): "public" | "private" | "isolated" | undefined {
  if (subnet.routeTable === undefined) return undefined;
  const defaults = subnet.routeTable.item.routes.filter(
    ({ destinationCidrBlock, destinationIpv6CidrBlock, state }) =>
      (destinationCidrBlock === "0.0.0.0/0" || destinationIpv6CidrBlock === "::/0") && state !== "blackhole",
  );
  if (defaults.length === 0) return "isolated";
  return defaults.some(({ gatewayId }) => gatewayId?.startsWith("igw-") === true) ? "public" : "private";
}

function subnetsOf({ footing, ...place }: Asked, world: World): readonly SubnetPlace[] {
  const ids = [...(footing.subnets ?? []), ...(footing.interfaces ?? []).flatMap(subnetUrnOf)];
  return [...new Set(ids)].flatMap((urn) => world.topology.subnets.get(urn) ?? []).filter(({ account }) => account === place.account || place.region === "global"); // prettier-ignore
}

function subnetUrnOf({ account, region, item }: OwnedInterface): readonly Urn[] {
  return item.subnetId === undefined ? [] : [`aws/${account}/${region}/subnet/${item.subnetId}`];
}

function hasPublicAddress(interfaces: readonly OwnedInterface[]): boolean {
  return interfaces.some(({ item }) => item.association?.publicIp !== undefined || item.privateIpAddresses.some(({ association }) => association?.publicIp !== undefined)); // prettier-ignore
}

/** Kinds that are met at interfaces: they are public by an address, not by a route. */
const metAtInterfaces: readonly NodeKind[] = ["ecs-task", "ecs-service", "ecs-container-instance", "ec2-instance", "network-interface"]; // prettier-ignore

function isPublic(asked: Asked, world: World): Holds {
  const { urn, kind, footing, ...place } = asked;
  const { topology } = world;
  if (kind === "load-balancer") return topology.loadBalancers.get(urn)?.item.scheme === "internet-facing";
  if (kind === "elastic-ip") return true;
  if (kind === "hosted-zone" || kind === "record-set") return privateZone(asked, world) === false;
  if (kind === "subnet") return classHolds(asked, world, "public");
  if (!metAtInterfaces.includes(kind)) return false;
  if (hasPublicAddress(footing.interfaces ?? [])) return true;
  return unless(
    world.unread(place, kind === "ecs-service" ? ["ecsTasks", "networkInterfaces"] : ["networkInterfaces"]),
  );
}

function privateZone({ footing }: Asked, { topology }: World): boolean | undefined {
  const [zone] = footing.hostedZones ?? [];
  const place = topology.placed.flatMap(({ byId }) => byId.hostedZones.list).find(({ urn }) => urn === zone);
  return place?.item.privateZone;
}

function classHolds(asked: Asked, world: World, wanted: "public" | "private" | "isolated"): Holds {
  const classes = subnetsOf(asked, world).map(wayOut);
  if (classes.length === 0) return false;
  // Of several subnets all must be without a way out; one that is public makes what stands in it public.
  const all = wanted !== "public";
  if (all ? classes.every((one) => one === wanted) : classes.includes(wanted)) return true;
  const open = classes.includes(undefined) && !(all && classes.some((one) => one !== undefined && one !== wanted));
  return open ? unless(world.unread(asked, ["routeTables"])) : false;
}

function isPrivate(asked: Asked, world: World): Holds {
  const { urn, kind } = asked;
  if (kind === "load-balancer") return world.topology.loadBalancers.get(urn)?.item.scheme === "internal";
  if (kind === "hosted-zone" || kind === "record-set") return privateZone(asked, world) === true;
  if (kind === "subnet") return classHolds(asked, world, "private");
  if (!metAtInterfaces.includes(kind)) return false;
  const open = isPublic(asked, world);
  return typeof open === "boolean" ? !open : open;
}

const isSubnetless: Test = ({ footing, ...place }, world) =>
  (footing.subnets ?? []).length === 0 && allRead(world.unread(place, ["subnets"]));

const unusedness: { readonly [Kind in NodeKind]?: Test } = {
  "security-group": ({ footing, ...place }, world) =>
    (footing.interfaces ?? []).length === 0 && allRead(world.unread(place, ["networkInterfaces"])),
  "target-group": ({ footing, ...place }, world) =>
    (footing.balancers ?? []).length === 0 && allRead(world.unread(place, ["listeners", "listenerRules"])),
  "network-acl": isSubnetless,
  "route-table": isSubnetless,
  "elastic-ip": ({ footing }) => footing.status === "unassociated",
  "network-interface": ({ footing }) => footing.status === "available",
};

/** It holds when everything was read. */
function allRead(unread: readonly UnreadFact[]): Holds {
  return unread.length > 0 ? unread : true;
}

/** Its record was kept from an earlier survey. */
function isStale({ urn }: Asked, { topology }: World): Holds {
  const { startedAt } = topology.snapshot;
  const [, account = "", region = ""] = urn.split("/");
  const areas: readonly { readonly readAt: string }[] = Object.values(
    topology.scopes.get(`${account}/${region}`)?.areas ?? {},
  );
  return areas.length > 0 && areas.every((area) => area.readAt < startedAt);
}

const leg =
  (...verdicts: readonly string[]): Test =>
  ({ urn }, world) =>
    [...world.legsAt(urn)].some((verdict) => verdicts.includes(verdict));

const tests: { readonly [State in string]?: Test } = {
  blocked: leg("unreachable"),
  permitted: leg("reachable"),
  unknown: leg("unknown"),
  unhealthy: (asked, world) => unhealthiness[asked.kind]?.(asked, world) ?? false,
  public: isPublic,
  private: isPrivate,
  isolated: (asked, world) => classHolds(asked, world, "isolated"),
  stale: isStale,
  changed: () => [{ text: notCompared.en, call: "" }],
  muted: ({ urn }, world) => world.findingsAt(urn).some(({ mute }) => mute !== undefined),
  standalone: ({ kind, footing }) => kind === "ecs-task" && footing.tasks?.[0]?.serviceUrn === undefined,
  unused: (asked, world) => unusedness[asked.kind]?.(asked, world) ?? false,
};

const belongings: { readonly [Belonging in string]?: Test } = {
  finding: ({ urn }, world) => world.findingsAt(urn).some(({ mute }) => mute === undefined),
  "public-ip": (asked, world) =>
    hasPublicAddress(asked.footing.interfaces ?? []) || unless(unreadOf("eni", asked, world)),
  eip: (asked, world) =>
    asked.kind === "elastic-ip" ||
    (asked.footing.interfaces ?? []).some(({ item }) => item.association?.allocationId !== undefined) ||
    unless(unreadOf("eni", asked, world)),
  "bridge-port": (asked, world) =>
    (asked.footing.tasks ?? []).some(({ networkMode, ports }) => networkMode === "bridge" && ports.length > 0) ||
    unless(unreadOf("task", asked, world)),
};

/** Whether a resource is in a state, or has something, by the words of `is:` and `has:`. */
export function holds(words: { readonly key: "is" | "has"; readonly name: string }, asked: Asked, world: World): Holds {
  return (words.key === "is" ? tests : belongings)[words.name]?.(asked, world) ?? false;
}

/** The addresses of interfaces, each once. */
export function addressesAt(interfaces: readonly OwnedInterface[]): readonly string[] {
  return interfaces.flatMap(addressesOf);
}
