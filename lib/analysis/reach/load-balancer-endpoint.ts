import type { Urn } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";
import type { Endpoint, Member } from "./endpoint.ts";
import { interfaceMember, listenerTraffic, loadBalancerMembers } from "./members.ts";
import type { Candidate } from "./names.ts";
import type { Speaking } from "./naming.ts";
import { taskState } from "./task-member.ts";
import { unreadArea, unreadAreas } from "./unread.ts";

/** A load balancer, or one of its listeners, as an end of a question: its nodes. */
export function loadBalancerEndpoint({ world }: Speaking, { urn, kind, name }: Candidate): Endpoint | undefined {
  const { loadBalancers } = world.topology;
  const balancer =
    kind === "load-balancer"
      ? loadBalancers.get(urn)
      : [...loadBalancers.values()].find(({ listeners }) => listeners.some((listener) => listener.urn === urn));
  if (balancer === undefined) return undefined;
  const members = loadBalancerMembers(world, balancer, kind === "listener" ? urn : undefined);
  const missing = {
    text: `No network interface of ${balancer.item.loadBalancerName} is known.`,
    call: "ec2:DescribeNetworkInterfaces",
  };
  const unread = unreadArea(world.topology, balancer, "networkInterfaces");
  const why = unread ?? (members.length === 0 ? missing : undefined);
  return { text: name, node: urn, members, spread: "zone", unread: why === undefined ? [] : [why] };
}

/** A target group as an end of a question: its registered targets. */
export function targetGroupEndpoint({ world, say }: Speaking, urn: Urn): Endpoint | undefined {
  const group = world.topology.targetGroups.get(urn);
  if (group === undefined) return undefined;
  const members = group.targets.flatMap((target): readonly Member[] => {
    const ip = parseIp(target.address ?? "");
    if (target.networkInterface === undefined || ip === undefined) return [];
    const port = target.target.port ?? group.item.port ?? 0;
    const ports = listenerTraffic({ port, protocol: group.item.protocol });
    const registered = { kind: "registered", urn: group.urn, ports } as const;
    const task = target.task === undefined ? [] : [taskState(target.task)];
    const member = interfaceMember(world, target.networkInterface, {
      node: target.urn,
      inward: [registered],
      state: task,
    });
    return [{ ...member, station: { kind: "interface", node: target.urn, owned: target.networkInterface, ip } }];
  });
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
