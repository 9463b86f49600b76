import { urnOf } from "#lib/model/urn.ts";
import { formatIp, type Ip } from "#lib/net/ip.ts";
import { unknownSubnetStep } from "./ends.ts";
import { blocks, cannotTell, passes, type Gated, type Packet } from "./gate.ts";
import { chooseRoute, type RouteChoice, type RouteTarget } from "./longest-prefix.ts";
import type { InterfaceStation, Step, Walk } from "./step.ts";
import { subnetOf } from "./world.ts";

/** The hop over a subnet's route table, and where its route leads; no target when it leads nowhere, or cannot be told. */
export type Routed = { readonly step: Step; readonly target?: RouteTarget };

/** Routes a packet out of an interface's subnet. */
export function routeRequest(walk: Walk, from: InterfaceStation, packet: Packet): Routed {
  return routeStep(walk, { from, packet, judge: (choice) => judgeRequest(walk, choice, packet.destination) });
}

/** Routes a reply, which must leave by `back`: the way the request came. Anything else loses it. */
export function routeReply(
  walk: Walk,
  from: InterfaceStation,
  { packet, back }: { readonly packet: Packet; readonly back: (target: RouteTarget) => boolean },
): Routed {
  return routeStep(walk, {
    from,
    packet,
    judge(choice) {
      const to = textOf(walk, packet.destination);
      if (choice.kind === "unread") return judgeRequest(walk, choice, packet.destination);
      const table = choice.routeTable.item.routeTableId;
      const evidence = (text: string) => ({ kind: "route-table", id: table, text });
      if (choice.kind === "none") {
        return blocks("RETURN_ROUTE_MISSING", evidence(walk.say("replyNoRoute", { table, to })), choice.routeTable.urn);
      }
      if (back(choice.target)) return judgeRequest(walk, choice, packet.destination);
      const text = walk.say("replyElsewhere", { table, to, target: choice.target.id });
      return blocks("RETURN_ROUTE_MISSING", evidence(text), choice.routeTable.urn);
    },
  });
}

function routeStep(
  walk: Walk,
  {
    from,
    packet,
    judge,
  }: { readonly from: InterfaceStation; readonly packet: Packet; readonly judge: (choice: RouteChoice) => Gated },
): Routed {
  const subnet = subnetOf(walk.world, from.owned);
  if (subnet === undefined) return { step: unknownSubnetStep(walk, from.owned, packet) };
  const choice = chooseRoute(walk.world, subnet, packet.destination);
  const urn = choice.kind === "unread" ? urnOf(subnet, "subnet", subnet.item.subnetId) : choice.routeTable.urn;
  const id = choice.kind === "unread" ? subnet.item.subnetId : choice.routeTable.item.routeTableId;
  const step = {
    kind: choice.kind === "unread" ? "subnet" : "route-table",
    urn,
    id,
    gated: judge(choice),
    packet,
    walk,
  };
  return choice.kind === "route" ? { step, target: choice.target } : { step };
}

function judgeRequest(walk: Walk, choice: RouteChoice, destination: Ip): Gated {
  const to = textOf(walk, destination);
  switch (choice.kind) {
    case "unread":
      return cannotTell([choice.unread], { kind: "route-table", id: "", text: choice.unread.text });
    case "none": {
      const table = choice.routeTable.item.routeTableId;
      const evidence = { kind: "route-table", id: table, text: walk.say("noRoute", { table, to }) };
      return blocks("NO_ROUTE_TO_DESTINATION", evidence, choice.routeTable.urn);
    }
    case "route": {
      const table = choice.routeTable.item.routeTableId;
      const { destination: block, target } = choice;
      const isGone = choice.state === "blackhole";
      const text = walk.say(isGone ? "blackhole" : "route", { table, destination: block, target: target.id });
      const evidence = { kind: "route", id: block, text };
      return isGone
        ? blocks("BAD_STATE_ROUTE", evidence, choice.routeTable.urn)
        : passes(evidence, choice.routeTable.urn);
    }
  }
}

/** An address in words: what it stands for when it stands for many. */
export function textOf(walk: Walk, ip: Ip): string {
  return walk.outside !== undefined && walk.outside.ip.value === ip.value ? walk.outside.text : formatIp(ip);
}
