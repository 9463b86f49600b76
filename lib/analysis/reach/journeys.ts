import { parseIp } from "#lib/net/ip.ts";
import type { End, Endpoint, Member } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { blocks, cannotTell, passes, type Packet } from "./gate.ts";
import { walkInside } from "./inside-host.ts";
import { publicIpOf } from "./internet-gateway-gate.ts";
import { ownSteps } from "./own-gates.ts";
import { packetOf, type Journey, type Station, type Step, type Walk } from "./step.ts";
import { depart, travel } from "./travel.ts";
import type { Walked } from "./walked.ts";

/** Walks from one end to another, with what the ends say of themselves first and last. */
export function walkBetween(walk: Walk, from: End, to: End & { readonly isPublic?: boolean }): Walked {
  const packet = packetOf(walk, "request", { source: from.station.ip, destination: to.station.ip });
  const inside = to.isPublic === true ? undefined : walkInside(walk, from, to);
  const journey = inside?.journey ?? reach(walk, from.station, to);
  const { state = [], inward = [], zone } = to.member ?? {};
  const arrived = inside?.skipsPorts === true ? state : [...state, ...inward];
  return {
    fromNode: from.station.node,
    toNode: to.station.node,
    ...(zone === undefined ? {} : { zone }),
    journey: {
      request: [
        ...ownSteps(walk, from.member?.state ?? [], packet),
        ...journey.request,
        ...ownSteps(walk, arrived, packet),
      ],
      reply: journey.reply,
    },
  };
}

/** An internet-facing name is reached by its public address, from inside too. */
function reach(walk: Walk, from: Station, to: End & { readonly isPublic?: boolean }): Journey {
  if (from.kind !== "interface" || to.station.kind !== "interface" || to.isPublic !== true) {
    return travel(walk, from, to.station);
  }
  const ip = parseIp(publicIpOf(to.station) ?? "");
  return ip === undefined ? travel(walk, from, to.station) : depart(walk, from, { ip });
}

/** What can be said of a member without a station: it has no network, or its interface is not known. */
export function stranded(
  walk: Walk,
  { member, other, isSource }: { readonly member: Member; readonly other: string; readonly isSource: boolean },
): Walked {
  const { missing, node } = member;
  const ip = { family: 4, value: 0 } as const;
  const packet = packetOf(walk, "request", { source: ip, destination: ip });
  const evidence = { kind: "ecs-task", id: idOf(node), text: missing?.text ?? "" };
  const gated =
    missing?.unread === undefined
      ? blocks(missing?.code ?? "NO_PATH", evidence, node)
      : cannotTell([missing.unread], evidence, node);
  const step: Step = { kind: "ecs-task", urn: node, id: idOf(node), gated, packet, walk };
  const request = [...ownSteps(walk, member.state, packet), step];
  return { fromNode: isSource ? node : other, toNode: isSource ? other : node, journey: { request, reply: [] } };
}

/** The records a name was followed by, as the first hops of a packet. */
export function nameSteps(walk: Walk, { via = [] }: Endpoint, packet: Packet): readonly Step[] {
  return via.map(({ urn, id, text, kind }) => {
    const gated = passes({ kind: kind ?? "record-set", id, text }, urn);
    return { kind: kind ?? "dns", urn, id, gated, packet, walk };
  });
}

/** A packet that never set out: there is no address to send it to. */
export function unsentPacket(walk: Walk): Packet {
  const ip = { family: 4, value: 0 } as const;
  return packetOf(walk, "request", { source: ip, destination: ip });
}
