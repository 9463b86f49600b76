import { isPrimary } from "#lib/graph/addresses.ts";
import type { ContainerInstancePlace, Topology, Unread } from "#lib/graph/topology.ts";
import { areaCalls } from "#lib/model/area-calls.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { urnOf } from "#lib/model/urn.ts";
import type { PortSet } from "#lib/net/port-set.ts";
import { union } from "#lib/net/range-set.ts";
import { isWindowsFamily, isWindowsHost } from "../operating-system.ts";
import { portsOfClient } from "../reach/client-ports.ts";
import { unreadArea, type Place } from "../reach/unread.ts";
import { existingClient, plannedClient, type Client, type PlannedGroups } from "./client.ts";
import type { LaunchPlan } from "./launch-plan.ts";
import type { Need } from "./need.ts";
import { portsToEveryone } from "./ports-to-everyone.ts";
import type { SayStartUp } from "./sentences.ts";

type Setting = { readonly topology: Topology; readonly say: SayStartUp };
type Clients = { readonly clients: readonly Client[]; readonly unread: readonly Unread[] };

/** The interfaces that ask for some needs: the task's, the instances' it may start on, or both. */
export function clientsOf(setting: Setting, plan: LaunchPlan, needs: readonly Need[]): Clients {
  const roles = new Set(needs.map(({ client }) => client));
  const found = [
    ...(roles.has("task") ? [taskClients(setting, plan)] : []),
    ...(roles.has("instance") ? [instanceClients(setting, plan)] : []),
  ];
  return { clients: found.flatMap(({ clients }) => clients), unread: found.flatMap(({ unread }) => unread) };
}

function taskClients(setting: Setting, plan: LaunchPlan): Clients {
  const { topology, say } = setting;
  const { place, owner, task } = plan;
  if (task !== undefined) {
    const sourcePorts = taskPortsOf(topology, plan);
    const client = existingClient(topology, task.networkInterface, { role: "task", sourcePorts });
    if (client !== undefined) return { clients: [client], unread: [] };
    return { clients: [], unread: [whyMissing(topology, place, say("noInterface", { id: owner.id }))] };
  }
  if (plan.subnetIds.length === 0) {
    return { clients: [], unread: [{ text: say("noSubnets", { id: owner.id }), call: areaCalls.ecsServices }] };
  }
  const { launchType, assignPublicIp } = plan;
  const groupsOf = plannedGroups(topology, plan);
  const taskPlan = { place, launchType, assignPublicIp, groupsOf, sourcePorts: taskPortsOf(topology, plan) };
  const planned = plan.subnetIds.map((subnetId) => plannedIn(setting, taskPlan, subnetId));
  return {
    clients: planned.flatMap((one) => ("call" in one ? [] : [one])),
    unread: planned.flatMap((one) => ("call" in one ? [one] : [])),
  };
}

type TaskPlan = Pick<LaunchPlan, "place" | "launchType" | "assignPublicIp"> & {
  readonly groupsOf: (vpcId: string) => PlannedGroups | undefined;
  readonly sourcePorts: PortSet;
};

function plannedIn({ topology, say }: Setting, plan: TaskPlan, subnetId: string): Client | Unread {
  const { place, launchType, assignPublicIp, sourcePorts } = plan;
  const subnet = topology.subnets.get(urnOf(place, "subnet", subnetId));
  const missing = (text: string): Unread => unreadArea(topology, place, "subnets") ?? { text, call: areaCalls.subnets };
  if (subnet === undefined) return missing(say("noSuchSubnet", { subnet: subnetId }));
  const groups = plan.groupsOf(subnet.item.vpcId);
  if (groups === undefined) {
    const text = say("noDefaultGroup", { vpc: subnet.item.vpcId });
    return unreadArea(topology, place, "securityGroups") ?? { text, call: areaCalls.securityGroups };
  }
  // On instances ECS gives a task's interface no public address, whatever is asked for.
  const hasPublicAddress = assignPublicIp && launchType === "FARGATE";
  const client = plannedClient({ subnet, groups, hasPublicAddress, sourcePorts });
  return client ?? { text: say("onlyIpv6", { subnet: subnetId }), call: areaCalls.subnets };
}

/** The groups that a task's interface gets in a VPC: the same in every one, when the plan names some. */
function plannedGroups(
  topology: Topology,
  { place, groupIds }: LaunchPlan,
): (vpcId: string) => PlannedGroups | undefined {
  const withPorts = (ids: readonly string[]) => ({ ids, openPorts: portsToEveryone(topology, place, ids) });
  if (groupIds.length > 0) {
    const named = withPorts(groupIds);
    return () => named;
  }
  return (vpcId) => {
    const ids = defaultGroupIds(topology, place, vpcId);
    return ids === undefined ? undefined : withPorts(ids);
  };
}

/** Without groups of its own an interface gets the default one of its VPC; `undefined` when that was not read. */
function defaultGroupIds(topology: Topology, place: Place, vpcId: string): readonly string[] | undefined {
  const placed = topology.placed.find(({ scoped }) => scopeKey(scoped.scope) === scopeKey(place));
  const groups = [...(placed?.byId.securityGroups.values() ?? [])];
  const own = groups.find(({ item }) => item.vpcId === vpcId && item.groupName === "default");
  return own === undefined ? undefined : [own.item.groupId];
}

/** Where a task may be placed: on the host it runs on, or on any live instance of its cluster. */
function instanceClients({ topology, say }: Setting, plan: LaunchPlan): Clients {
  const { place, owner } = plan;
  const hosts = hostsOf(topology, plan);
  const found = hosts.map((host) =>
    existingClient(topology, host.interfaces.find(isPrimary), {
      role: "instance",
      sourcePorts: portsOfClient(isWindowsHost(host)),
      isAgentConnected: host.item.agentConnected === true,
    }),
  );
  const unseen = hosts.filter((_, index) => found[index] === undefined);
  const areas = ["ecsContainerInstances", "networkInterfaces", "subnets"] as const;
  const unread = areas.flatMap((area) => unreadArea(topology, place, area) ?? [])[0];
  const text =
    hosts.length === 0
      ? say("noInstances", { id: owner.id })
      : say("noInterface", { id: unseen.map(({ item }) => item.ec2InstanceId ?? "?").join(", ") });
  const isWhole = hosts.length > 0 && unseen.length === 0 && unread?.call !== areaCalls.ecsContainerInstances;
  return {
    clients: distinct(found.flatMap((client) => client ?? [])),
    unread: isWhole ? [] : [unread ?? { text, call: areaCalls.ecsContainerInstances }],
  };
}

/** The source ports of a task: by its definition, else by the hosts it may run on, all of theirs when those differ. */
function taskPortsOf(topology: Topology, plan: LaunchPlan): PortSet {
  const said = plan.definition?.operatingSystemFamily;
  if (said !== undefined || plan.launchType === "FARGATE") return portsOfClient(isWindowsFamily(said));
  const [first = portsOfClient(false), ...others] = hostsOf(topology, plan).map((host) =>
    portsOfClient(isWindowsHost(host)),
  );
  return others.reduce((sum, ports) => union(sum, ports), first);
}

function hostsOf(topology: Topology, { task, clusterUrn, capacityProviders = [] }: LaunchPlan) {
  const all = [...topology.containerInstances.values()];
  if (task !== undefined) return all.filter(({ urn }) => urn === task.containerInstance?.urn);
  return all.filter(
    (host) =>
      isIn(host, clusterUrn) &&
      host.item.status === "ACTIVE" &&
      (capacityProviders.length === 0 || capacityProviders.includes(host.item.capacityProviderName ?? "")),
  );
}

function isIn(host: ContainerInstancePlace, clusterUrn: string | undefined): boolean {
  const name = host.item.clusterArn.slice(host.item.clusterArn.lastIndexOf("/") + 1);
  return clusterUrn !== undefined && urnOf(host, "ecs-cluster", name) === clusterUrn;
}

/** Instances of one subnet with the same groups and client ports, and alike in having a public address, are asked once. */
function distinct(clients: readonly Client[]): readonly Client[] {
  const byLooks = new Map<string, Client>();
  for (const client of clients) {
    const { item } = client.owned();
    const groups = item.groups.map(({ groupId }) => groupId).sort();
    const ports = client.sourcePorts[0]?.from;
    const key = [client.subnet.urn, groups, ports, item.association === undefined, client.isAgentConnected].join("|");
    if (!byLooks.has(key)) byLooks.set(key, client);
  }
  return [...byLooks.values()];
}

function whyMissing(topology: Topology, place: Place, text: string): Unread {
  return unreadArea(topology, place, "networkInterfaces") ?? { text, call: areaCalls.networkInterfaces };
}
