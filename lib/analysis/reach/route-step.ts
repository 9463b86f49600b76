import type { Placed, SubnetPlace } from "#lib/graph/topology.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import { urnOf } from "#lib/model/urn.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import { unknownSubnetStep } from "./ends.ts";
import { blocks, cannotTell, passes, type Gated, type Packet } from "./gate.ts";
import { chooseRoute, type RouteChoice, type RouteTarget } from "./longest-prefix.ts";
import type { InterfaceStation, Step, Walk } from "./step.ts";
import { subnetOf } from "./world.ts";

/** The hop over a subnet's route table, and where its route leads; no target when it leads nowhere, or cannot be told. */
export type Routed = { readonly step: Step; readonly target?: RouteTarget; readonly table?: Placed<RouteTable> };

/** Routes a packet out of a subnet. A blackhole leads nowhere. */
export function routeFrom(walk: Walk, subnet: SubnetPlace, packet: Packet): Routed {
  const choice = chooseRoute(walk.world, subnet, packet.destination);
  const gated = judge(walk, choice, packet);
  if (choice.kind === "unread") {
    const id = subnet.item.subnetId;
    return { step: { kind: "subnet", urn: urnOf(subnet, "subnet", id), id, gated, packet, walk } };
  }
  const { routeTable } = choice;
  const id = routeTable.item.routeTableId;
  const step: Step = { kind: "route-table", urn: routeTable.urn, id, gated, packet, walk };
  if (choice.kind === "none" || choice.state === "blackhole") return { step, table: routeTable };
  return { step, table: routeTable, target: choice.target };
}

/** Routes a reply, which must leave by `back`: the way the request came. Anything else loses it. */
export function routeReply(
  walk: Walk,
  from: InterfaceStation,
  { packet, back }: { readonly packet: Packet; readonly back: (target: RouteTarget) => boolean },
): Routed {
  const subnet = subnetOf(walk.world, from.owned);
  if (subnet === undefined) return { step: unknownSubnetStep(walk, from.owned, packet) };
  const routed = routeFrom(walk, subnet, packet);
  return routed.target === undefined || back(routed.target)
    ? routed
    : { ...routed, step: astray(walk, routed.step, routed.target) };
}

/** The hop of a reply that the route leads somewhere else than home. */
export function astray(walk: Walk, step: Step, target?: RouteTarget): Step {
  const text = walk.say("replyElsewhere", {
    table: step.id,
    to: textOf(walk, step.packet.destination),
    target: target?.id ?? "",
  });
  return {
    ...step,
    gated: blocks("RETURN_ROUTE_MISSING", { kind: "route-table", id: step.id, text }, step.gated.decidedBy),
  };
}

function judge(walk: Walk, choice: RouteChoice, { destination, direction }: Packet): Gated {
  const to = textOf(walk, destination);
  if (choice.kind === "unread") {
    return cannotTell([choice.unread], { kind: "route-table", id: "", text: choice.unread.text });
  }
  const table = choice.routeTable.item.routeTableId;
  const { urn } = choice.routeTable;
  if (choice.kind === "none") {
    const text = walk.say(direction === "request" ? "noRoute" : "replyNoRoute", { table, to });
    const code = direction === "request" ? "NO_ROUTE_TO_DESTINATION" : "RETURN_ROUTE_MISSING";
    return blocks(code, { kind: "route-table", id: table, text }, urn);
  }
  const { destination: block, target, state } = choice;
  const text = walk.say(state === "blackhole" ? "blackhole" : "route", {
    table,
    destination: block,
    target: target.id,
  });
  const evidence = { kind: "route", id: block, text };
  return state === "blackhole" ? blocks("BAD_STATE_ROUTE", evidence, urn) : passes(evidence, urn);
}

/** An address in words: what it stands for when it stands for many. */
export function textOf(walk: Walk, ip: Ip): string {
  return walk.outside !== undefined && walk.outside.ip.value === ip.value ? walk.outside.text : formatIp(ip);
}
