import { clusterUrnOf } from "#lib/graph/ecs-urns.ts";
import { arnName } from "#lib/graph/identities.ts";
import type { Field, FieldValue, Named } from "#lib/filter/filter.ts";
import { filterBelongings, filterStates, type FilterKey } from "#lib/filter/filter-keys.ts";
import type { SubnetPlace, TaskPlace } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { openAreas, unreadOf } from "./joins.ts";
import { addressesAt, holds, type Asked } from "./states.ts";
import type { World } from "./world.ts";

type Values = (asked: Asked, world: World) => readonly FieldValue[];

function named(urns: Iterable<Urn>, world: World): readonly Named[] {
  return [...new Set(urns)].map(world.named);
}

/** The family of a task definition: its ARN's name without the revision. */
export function familyOf({ item }: TaskPlace): string {
  return arnName(item.taskDefinitionArn).replace(/:\d+$/, "");
}

function subnetUrns({ footing }: Asked): ReadonlySet<Urn> {
  const urns = new Set(footing.subnets);
  for (const { account, region, item } of footing.interfaces ?? []) {
    if (item.subnetId !== undefined) urns.add(urnOf({ account, region }, "subnet", item.subnetId));
  }
  return urns;
}

function subnetsOf(asked: Asked, { topology }: World): readonly SubnetPlace[] {
  return [...subnetUrns(asked)].flatMap((urn) => topology.subnets.get(urn) ?? []);
}

function groupUrns({ footing }: Asked): ReadonlySet<Urn> {
  const urns = new Set(footing.groups);
  for (const one of footing.interfaces ?? []) {
    for (const { groupId } of one.item.groups) urns.add(urnOf(one, "security-group", groupId));
  }
  return urns;
}

function vpcUrns(asked: Asked, world: World): ReadonlySet<Urn> {
  const urns = new Set(asked.footing.vpcs);
  for (const subnet of subnetsOf(asked, world)) urns.add(subnet.vpcUrn);
  for (const one of asked.footing.interfaces ?? []) {
    if (one.item.vpcId !== undefined) urns.add(urnOf(one, "vpc", one.item.vpcId));
  }
  return urns;
}

function groupsOf(asked: Asked, world: World): readonly Urn[] {
  const { targetGroups = [], balancers = [] } = asked.footing;
  if (targetGroups.length > 0 || balancers.length > 0 || asked.kind !== "network-interface") return targetGroups;
  return (asked.footing.tasks ?? []).flatMap(({ urn }) => world.groupsOfTask(urn));
}

function balancerUrns(asked: Asked, world: World): readonly Urn[] {
  const behind = groupsOf(asked, world).flatMap((urn) => world.topology.targetGroups.get(urn)?.forwardedBy ?? []);
  return [...(asked.footing.balancers ?? []), ...behind.map(({ loadBalancer }) => loadBalancer.urn)];
}

function fromTasks(read: (task: TaskPlace) => string | undefined): (asked: Asked) => readonly string[] {
  return ({ footing: { tasks = [] } }) => [...new Set(tasks.flatMap((task) => read(task) ?? []))];
}

function launchOf({ item }: TaskPlace): string | undefined {
  return item.capacityProviderName ?? item.launchType;
}

function openFindings({ urn }: Asked, world: World) {
  return world.findingsAt(urn).filter(({ mute }) => mute === undefined);
}

function given(value: number | undefined): readonly number[] {
  return value === undefined ? [] : [value];
}

const values: { readonly [Key in Exclude<FilterKey, "tag" | "is" | "has" | "free-eni">]: Values } = {
  service: (asked, world) => named([...(asked.footing.services ?? []), ...fromTasks(({ serviceUrn }) => serviceUrn)(asked)], world), // prettier-ignore
  cluster: (asked, world) => named([...(asked.footing.clusters ?? []), ...fromTasks(clusterUrnOf)(asked)], world),
  family: fromTasks(familyOf),
  task: (asked, world) => (asked.footing.tasks ?? []).map(({ urn }) => world.named(urn)),
  account: ({ account }) => [account],
  region: ({ region }) => [region],
  vpc: (asked, world) => named(vpcUrns(asked, world), world),
  az: (asked, world) => [...new Set([...(asked.footing.zones ?? []), ...subnetsOf(asked, world).flatMap(({ item }) => item.availabilityZone ?? [])])], // prettier-ignore
  subnet: (asked, world) => named(subnetUrns(asked), world),
  sg: (asked, world) => named(groupUrns(asked), world),
  nacl: (asked, world) => named([...(asked.footing.acls ?? []), ...subnetsOf(asked, world).flatMap(({ networkAcl }) => networkAcl?.urn ?? [])], world), // prettier-ignore
  rtb: (asked, world) => named([...(asked.footing.tables ?? []), ...subnetsOf(asked, world).flatMap(({ routeTable }) => routeTable?.urn ?? [])], world), // prettier-ignore
  lb: (asked, world) => named(balancerUrns(asked, world), world),
  tg: (asked, world) => named(groupsOf(asked, world), world),
  port: ({ footing }) => footing.ports ?? [],
  proto: ({ footing }) => footing.protocols ?? [],
  ip: ({ footing }) => [...new Set([...(footing.addresses ?? []), ...addressesAt(footing.interfaces ?? [])])],
  cidr: ({ footing }) => footing.blocks ?? [],
  eni: ({ footing }, world) => (footing.interfaces ?? []).map(({ urn }) => world.named(urn)),
  mode: (asked) => [...new Set([...(asked.footing.modes ?? []), ...fromTasks(({ networkMode }) => networkMode)(asked)])], // prettier-ignore
  launch: (asked) => [...new Set([...(asked.footing.launches ?? []), ...fromTasks(launchOf)(asked)])],
  name: ({ footing }) => [footing.name],
  zone: ({ footing }, world) => named(footing.hostedZones ?? [], world),
  kind: ({ kind }) => [kind],
  status: ({ footing }) => (footing.status === undefined ? [] : [footing.status]),
  rule: (asked, world) => [...new Set(openFindings(asked, world).map(({ ruleId }) => ruleId))],
  sev: (asked, world) => [...new Set(openFindings(asked, world).map(({ severity }) => severity))],
  running: ({ footing }) => given(footing.running),
  desired: ({ footing }) => given(footing.desired),
  "free-ip": (asked, world) => subnetsOf(asked, world).map(({ item }) => item.availableIpAddressCount),
};

/** What is asked of a resource; `wanted`: the value that is looked for, of `is:` and `has:`. */
export type AskedFor = { readonly key: Exclude<FilterKey, "tag">; readonly wanted: string | undefined };

/** A fact of a resource: what is known of it, and what would have to be read to know it to its end. */
export function fieldOf({ key, wanted }: AskedFor, asked: Asked, world: World): Field {
  if (key === "is" || key === "has") return stateField({ key, wanted }, asked, world);
  if (key === "free-eni") {
    const slots = world.freeSlots(asked.urn);
    return slots === undefined ? { values: [] } : { values: slots.free, unread: slots.unread };
  }
  const found = values[key](asked, world);
  return openAreas(key, asked.footing).length === 0
    ? { values: found }
    : { values: found, unread: unreadOf(key, asked, world) };
}

type StateAskedFor = { readonly key: "is" | "has"; readonly wanted: string | undefined };

function stateField({ key, wanted }: StateAskedFor, asked: Asked, world: World): Field {
  const all: readonly string[] = key === "is" ? filterStates : filterBelongings;
  const names = wanted === undefined ? all : [wanted];
  const states = names.map((name) => ({ name, state: holds({ key, name }, asked, world) }));
  const unread = states.flatMap(({ state }) => (typeof state === "boolean" ? [] : state));
  return { values: states.filter(({ state }) => state === true).map(({ name }) => name), unread };
}
