import type { OwnedInterface } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { asIfRouted, type Through } from "./arrival.ts";
import { arriving } from "./ends.ts";
import { blocks, cannotTell, type Gated } from "./gate.ts";
import { packetOf, type InterfaceStation, type Journey, type Step, type Walk } from "./step.ts";
import { beyond, unreadArea } from "./unread.ts";
import type { World } from "./world.ts";

/**
 * To an interface or instance that is to pass the packet on: it must run with its source/destination check off, and its
 * own groups and subnet let it in. What it does with the packet is not known: a NAT instance, a firewall, a router.
 * Source: VPC User Guide, "Middlebox routing", "NAT instances".
 */
export function throughAppliance(walk: Walk, { from, aim, exit }: Through): Journey {
  const { target, at, table } = exit;
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const owned = applianceOf(walk.world, at.subnet, target);
  const isModelled = target.kind === "network-interface" || target.kind === "ec2-instance";
  const onward = asIfRouted(walk, from, aim);
  if (owned === undefined) {
    const urn = table.urn;
    const gated = isModelled ? gone(walk, exit) : unmodelled(walk, target.id);
    return {
      request: [{ kind: "route-table", urn, id: target.id, gated, packet, walk }, ...onward.request],
      reply: [],
    };
  }
  const isLocal = owned.item.subnetId === at.subnet.item.subnetId;
  const station: InterfaceStation = { kind: "interface", node: owned.urn, owned, ip: aim.ip };
  const crossing = { ...packet, peers: at.sender === undefined ? [] : [from.owned], isLocal, over: exit.over };
  const gates = arriving(walk, station, crossing);
  const step: Step = {
    kind: "network-interface",
    urn: owned.urn,
    id: owned.item.networkInterfaceId,
    gated: judge(walk, owned),
    packet,
    walk,
  };
  return { request: [...gates, step, ...onward.request], reply: [] };
}

function applianceOf(
  { topology }: World,
  place: { readonly account: string; readonly region: string },
  { kind, id }: Through["exit"]["target"],
): OwnedInterface | undefined {
  if (kind === "network-interface") return topology.interfaces.get(urnOf(place, "network-interface", id));
  if (kind !== "ec2-instance") return undefined;
  const own = [...topology.interfaces.values()].filter(({ item }) => item.attachment?.instanceId === id);
  return own.find(({ item }) => (item.attachment?.deviceIndex ?? 0) === 0) ?? own[0];
}

function gone({ world, say }: Walk, { target, at, table }: Through["exit"]): Gated {
  const text = say("applianceGone", { id: target.id, table: table.item.routeTableId });
  const evidence = { kind: "route", id: target.id, text };
  const unread = unreadArea(world.topology, at.subnet, "networkInterfaces");
  return unread === undefined
    ? blocks("BAD_STATE_ROUTE", evidence, table.urn)
    : cannotTell([unread], evidence, table.urn);
}

function unmodelled({ say }: Walk, id: string): Gated {
  const text = say("appliance", { id });
  return cannotTell([beyond(text, "ec2:DescribeRouteTables")], { kind: "route", id, text });
}

function judge({ say }: Walk, { urn, item }: OwnedInterface): Gated {
  const id = item.networkInterfaceId;
  const evidence = (text: string) => ({ kind: "network-interface", id, text });
  if (item.sourceDestCheck === true) {
    return blocks("ENI_SOURCE_DEST_CHECK_RESTRICTION", evidence(say("sourceDestCheck", { id })), urn);
  }
  const text = say("appliance", { id });
  return cannotTell([beyond(text, "ec2:DescribeInstances")], evidence(text), urn);
}
