import type { Topology } from "#lib/graph/topology.ts";
import { tagValue } from "#lib/model/fields.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { arnTail, urnOf, type NodeKind, type Urn } from "#lib/model/urn.ts";
import { idOf } from "./ends.ts";
import { worldOf } from "./world.ts";

/** Something a question can name. */
export type Candidate = { readonly urn: Urn; readonly kind: NodeKind; readonly name: string };

/** What goes by a URN, an ARN, an AWS id or a name. */
export type Names = {
  readonly exact: ReadonlyMap<string, readonly Candidate[]>;
  readonly byName: ReadonlyMap<string, readonly Candidate[]>;
};

// A memo, not state: names follow from the snapshot alone, and go when it goes.
const indexes = new WeakMap<Snapshot, Names>();

/** The names of everything that can be an endpoint; indexed at the first question. */
export function namesOf(topology: Topology): Names {
  const known = indexes.get(topology.snapshot);
  if (known !== undefined) return known;
  const exact = new Map<string, Candidate[]>();
  const byName = new Map<string, Candidate[]>();
  for (const { candidate, keys } of entries(topology)) {
    add(exact, candidate.urn, candidate);
    for (const key of new Set([idOf(candidate.urn), ...keys])) add(exact, key, candidate);
    add(byName, candidate.name.toLowerCase(), candidate);
  }
  const names = { exact, byName };
  indexes.set(topology.snapshot, names);
  return names;
}

function add(index: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  const others = index.get(key);
  if (others === undefined) index.set(key, [candidate]);
  else others.push(candidate);
}

type Entry = { readonly candidate: Candidate; readonly keys: readonly string[] };

function* entries(topology: Topology): Generator<Entry> {
  yield* ecsEntries(topology);
  yield* balancerEntries(topology);
  for (const { urn, item } of topology.interfaces.values()) {
    yield entry("network-interface", urn, { name: tagValue(item.tags, "Name") ?? item.networkInterfaceId });
  }
  yield* stoppedTasks(topology);
  yield* instances(topology);
  yield* gatewayEntries(topology);
}

function* ecsEntries({ services, tasks, containerInstances }: Topology): Generator<Entry> {
  for (const { urn, item } of services.values()) {
    yield entry("ecs-service", urn, { name: item.serviceName, arn: item.serviceArn });
  }
  for (const task of tasks.values()) {
    const { urn, item } = task;
    const taskId = item.taskArn.split("/").at(-1) ?? urn;
    yield entry("ecs-task", urn, { name: taskId, arn: item.taskArn });
    for (const { name, containerArn } of item.containers) {
      yield entry("ecs-container", urnOf(task, "ecs-container", `${taskId}/${name}`), { name, arn: containerArn });
    }
  }
  for (const { urn, item } of containerInstances.values()) {
    yield entry("ecs-container-instance", urn, { name: idOf(urn), arn: item.containerInstanceArn });
  }
}

function* balancerEntries({ loadBalancers, targetGroups }: Topology): Generator<Entry> {
  for (const { urn, item, listeners } of loadBalancers.values()) {
    yield entry("load-balancer", urn, { name: item.loadBalancerName, arn: item.loadBalancerArn });
    for (const listener of listeners) {
      yield entry("listener", listener.urn, { name: idOf(listener.urn), arn: listener.item.listenerArn });
    }
  }
  for (const { urn, item } of targetGroups.values()) {
    yield entry("target-group", urn, { name: item.targetGroupName, arn: item.targetGroupArn });
  }
}

/** No nodes any more, but still asked about. */
function* stoppedTasks({ scopes }: Topology): Generator<Entry> {
  for (const { scope, areas } of scopes.values()) {
    for (const { taskArn, lastStatus } of areas.ecsTasks?.items ?? []) {
      if (lastStatus !== "STOPPED") continue;
      const id = arnTail(taskArn);
      yield entry("ecs-task", urnOf(scope, "ecs-task", id), { name: id.split("/").at(-1) ?? id, arn: taskArn });
    }
  }
}

function* instances({ scopes }: Topology): Generator<Entry> {
  for (const { scope, areas } of scopes.values()) {
    for (const item of areas.ec2Instances?.items ?? []) {
      if (item.state === "terminated") continue;
      const urn = urnOf(scope, "ec2-instance", item.instanceId);
      yield entry("ec2-instance", urn, { name: tagValue(item.tags, "Name") ?? item.instanceId });
    }
  }
}

function* gatewayEntries(topology: Topology): Generator<Entry> {
  const { vpcEndpoints, natGateways, vpnGateways, managedPrefixLists } = worldOf(topology).gateways;
  for (const { urn, item } of vpcEndpoints.values()) {
    yield entry("vpc-endpoint", urn, { name: tagValue(item.tags, "Name") ?? item.vpcEndpointId });
  }
  for (const { urn, item } of natGateways.values()) {
    yield entry("nat-gateway", urn, { name: tagValue(item.tags, "Name") ?? item.natGatewayId });
  }
  for (const { urn, item } of vpnGateways.values()) {
    yield entry("vpn-gateway", urn, { name: tagValue(item.tags, "Name") ?? item.vpnGatewayId });
  }
  for (const { urn, item } of managedPrefixLists.values()) {
    yield entry("prefix-list", urn, { name: item.prefixListName ?? item.prefixListId });
  }
}

function entry(
  kind: NodeKind,
  urn: Urn,
  { name, arn }: { readonly name: string; readonly arn?: string | undefined },
): Entry {
  return { candidate: { urn, kind, name }, keys: arn === undefined ? [] : [arn] };
}

/** The names nearest to one that is not there: those that share the most with it, at most five. Of an ARN or a URN its last part counts. */
export function nearestNames({ byName }: Names, text: string): readonly string[] {
  const isPath = /^(arn:|aws\/)/.test(text);
  const wanted = pairsOf((isPath ? (text.split(/[/:]/).at(-1) ?? text) : text).toLowerCase());
  const scored = [...byName.entries()].flatMap(([name, [first]]) => {
    const pairs = pairsOf(name);
    const shared = [...pairs].filter((pair) => wanted.has(pair)).length;
    const score = (2 * shared) / (pairs.size + wanted.size || 1);
    return first === undefined || score < 0.2 ? [] : [{ name: first.name, score }];
  });
  return scored
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, 5)
    .map(({ name }) => name);
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
}
