import type { Ip } from "#lib/net/ip.ts";
import { includes } from "#lib/net/range-set.ts";
import { decisionOf, type InterfaceStation, type Journey, type Station, type Step } from "../reach/step.ts";
import { stretchesOf, type Stretch } from "../reach/verdict.ts";
import type { Crossing, GroupsAsked } from "./crossing.ts";
import { NOTHING, type Extents } from "./extents.ts";
import type { Location } from "./locations.ts";

/** A location as a station without security groups, which then filters nothing: they are counted elsewhere. */
export function withoutGroups({ owned, ip }: Location): InterfaceStation {
  const bare = { ...owned, item: { ...owned.item, groups: [] } };
  // A block of public access lets pass what a NAT gateway starts, and knows it by its node.
  const node = owned.owner.class === "nat-gateway" ? (owned.owner.urn ?? owned.urn) : owned.urn;
  return { kind: "interface", node, owned: bare, ip: { family: 4, value: ip } };
}

/** An address that stands for a stretch of the internet, as a station: nothing about the very address is asked. */
export function outsideStation(ip: Ip): Extract<Station, { readonly kind: "outside" }> {
  return { kind: "outside", node: "", ip, text: "internet" };
}

/** Between whom was walked. */
export type WalkedEnds = { readonly sender: Station; readonly receiver: Station };

/** What a walk without security groups came to. */
export function crossingOf(extents: Extents, journey: Journey, { sender, receiver }: WalkedEnds): Crossing {
  const steps = [...journey.request, ...journey.reply];
  const stretches = stretchesOf(steps);
  const requests = stretches.filter(({ isReply }) => !isReply);
  const asked = steps.filter(({ kind, on }) => kind === "security-group" && on !== undefined);
  const atSender = asked.filter((step) => step.side === "egress" && isAt(sender, step));
  const atReceiver = asked.filter((step) => step.side === "ingress" && isAt(receiver, step));
  const egress = howAsked(atSender, receiver);
  // On a way that was not read to its end anybody may be met, of any group: then groups are not asked by address.
  const isLost = egress === "by-address" && isUnsure(journey);
  const isStraight =
    !isLost &&
    requests.length === 1 &&
    askedAmid(journey, { sender, receiver }).every(({ on }) => on?.item.groups.length === 0) &&
    atSender.every(({ packet }) => packet.destination.value === receiver.ip.value) &&
    atReceiver.every(({ packet }) => packet.source.value === sender.ip.value);
  const [first] = requests;
  return {
    request: first === undefined ? NOTHING : extents.idOf(first.certain, first.possible),
    ...joinReplies(stretches.filter(({ isReply }) => isReply)),
    egress,
    ingress: howAsked(atReceiver, sender),
    isSpecial: !isStraight,
  };
}

/** The steps at which other security groups are asked than those of the ends, as a packet leaves the one and arrives at the other. */
export function askedAmid({ request, reply }: Journey, { sender, receiver }: WalkedEnds): readonly Step[] {
  return [...request, ...reply].filter(
    (step) =>
      step.kind === "security-group" &&
      step.on !== undefined &&
      !(step.side === "egress" && isAt(sender, step)) &&
      !(step.side === "ingress" && isAt(receiver, step)),
  );
}

function howAsked([first]: readonly Step[], other: Station): GroupsAsked {
  if (first === undefined) return "not";
  const isKnown = other.kind === "interface" && first.peers?.some(({ urn }) => urn === other.owned.urn) === true;
  return isKnown ? "by-member" : "by-address";
}

/** Whether a walk came to the receiver at all: if not, it is the same for every receiver with such an address. */
export function hasArrived({ request, reply }: Journey, receiver: InterfaceStation): boolean {
  const { urn } = receiver.owned;
  return [...request, ...reply].some((step) => step.on?.urn === urn || step.urn === urn);
}

/** Whether something on a walk could not be told. */
export function isUnsure({ request, reply }: Journey): boolean {
  return [...request, ...reply].some((step) => decisionOf(step) === "unknown");
}

function isAt(station: Station, { on }: Step): boolean {
  return station.kind === "interface" && station.owned.urn === on?.urn;
}

/** The replies of all stretches together, as a verdict takes them. */
function joinReplies(replies: readonly Stretch[]): Pick<Crossing, "reply" | "replyTraffic"> {
  const parts = replies.filter(({ asked, certain }) => !includes(certain, asked));
  const [first] = parts;
  if (first === undefined) return { reply: "open", replyTraffic: [] };
  if (parts.some(({ possible }) => possible.length === 0)) return { reply: "closed", replyTraffic: [] };
  if (parts.some(({ certain, possible }) => !includes(certain, possible))) return { reply: "unsure", replyTraffic: [] };
  return { reply: "part", replyTraffic: first.certain };
}
