import type { TargetGroupPlace, TargetPlace, Topology } from "#lib/graph/topology.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";
import type { Endpoint, Member } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { interfaceMember, listenerTraffic, loadBalancerMembers } from "./members.ts";
import type { Candidate } from "./names.ts";
import type { Speaking } from "./naming.ts";
import { taskState } from "./task-member.ts";
import { unreadArea, unreadAreas } from "./unread.ts";
import type { World } from "./world.ts";

/** A load balancer, or one of its listeners, as an end of a question: its nodes. */
export function loadBalancerEndpoint({ world, say }: Speaking, { urn, kind, name }: Candidate): Endpoint | undefined {
  const { loadBalancers } = world.topology;
  const balancer =
    kind === "load-balancer"
      ? loadBalancers.get(urn)
      : [...loadBalancers.values()].find(({ listeners }) => listeners.some((listener) => listener.urn === urn));
  if (balancer === undefined) return undefined;
  const members = loadBalancerMembers(world, balancer, kind === "listener" ? urn : undefined);
  const missing = {
    text: say("noInterface", { id: balancer.item.loadBalancerName }),
    call: "ec2:DescribeNetworkInterfaces",
  };
  const unread = unreadArea(world.topology, balancer, "networkInterfaces");
  const why = unread ?? (members.length === 0 ? missing : undefined);
  const listener = balancer.listeners.find((one) => kind === "listener" && one.urn === urn);
  return {
    ...{ text: name, node: urn, members, spread: "zone", unread: why === undefined ? [] : [why] },
    ...(listener === undefined ? {} : { listens: listenerTraffic(listener.item) }),
  };
}

/** A target group as an end of a question: its registered targets. */
export function targetGroupEndpoint({ world, say }: Speaking, urn: Urn): Endpoint | undefined {
  const group = world.topology.targetGroups.get(urn);
  if (group === undefined) return undefined;
  const members = group.targets.flatMap((target) => targetMembers(world, group, target));
  const { targetGroupName } = group.item;
  const unread = [
    ...unreadAreas(world.topology, group, ["targetHealth", "networkInterfaces"]),
    ...(group.health?.targets.known === false
      ? [{ text: group.health.targets.problem.message, call: group.health.targets.problem.call }]
      : []),
  ];
  const empty = { code: "TG_EMPTY", urn, text: say("noTargets", { id: targetGroupName }) };
  const isEmpty = group.targets.length === 0 && unread.length === 0;
  return { text: targetGroupName, node: urn, members, spread: "replica", unread, ...(isEmpty ? { empty } : {}) };
}

/** A target as an end of a question: where its packets arrive. */
export function targetEndpoint({ world, say }: Speaking, { urn, name }: Candidate): Endpoint | undefined {
  const [group, target] = targetOf(world.topology, urn) ?? [];
  if (group === undefined || target === undefined) return undefined;
  const members = targetMembers(world, group, target);
  const missing = { text: say("noInterface", { id: name }), call: "ec2:DescribeNetworkInterfaces" };
  const why = unreadArea(world.topology, group, "networkInterfaces") ?? missing;
  return { text: name, node: urn, members, spread: "replica", unread: members.length === 0 ? [why] : [] };
}

/** The target that goes by a URN or an id, with its group. */
export function targetOf(
  { targetGroups }: Topology,
  text: string,
): readonly [TargetGroupPlace, TargetPlace] | undefined {
  const id = parseUrn(text)?.id ?? text;
  for (const group of targetGroups.values()) {
    if (!id.startsWith(`${group.item.targetGroupArn}/`)) continue;
    const target = group.targets.find(({ urn }) => urn === text || idOf(urn) === text);
    if (target !== undefined) return [group, target];
  }
  return undefined;
}

/** Nobody where the interface is not known. */
function targetMembers(world: World, group: TargetGroupPlace, target: TargetPlace): readonly Member[] {
  const { urn, networkInterface: owned, task } = target;
  const ip = parseIp(target.address ?? "");
  if (owned === undefined || ip === undefined) return [];
  const port = target.target.port ?? group.item.port ?? 0;
  const ports = listenerTraffic({ port, protocol: group.item.protocol });
  const inward = [{ kind: "registered", urn: group.urn, ports } as const];
  const member = interfaceMember(world, owned, {
    node: urn,
    inward,
    state: task === undefined ? [] : [taskState(task)],
  });
  return [{ ...member, station: { kind: "interface", node: urn, owned, ip } }];
}
