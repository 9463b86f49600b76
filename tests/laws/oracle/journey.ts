import type { NatGateway } from "#lib/model/resources/gateways.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { Packet } from "./filters.ts";

/** What a stateful device remembers of the request. */
export type Session = {
  readonly isReply: boolean;
  /** The port a NAT gateway chooses: any of 1024–65535, and nobody knows which. */
  readonly natPort: number;
  /** The client's side of every NAT gateway passed, the last one last. */
  readonly translations: readonly Translation[];
  /** Whether the request came in by an internet gateway: so goes its answer, which any other way would surprise. */
  readonly isFromOutside: boolean;
};

/** One entry of a NAT gateway's table. */
export type Translation = {
  readonly nat: NatGateway;
  readonly privateIp: string;
  readonly publicIp: string | undefined;
  /** The packet as it came, before its source was replaced. */
  readonly before: Packet;
};

/** Which rules may still name a group at the other end: all, those of the way in alone, or none. */
export type References = "kept" | "inbound" | "lost";

/** A transit gateway's way into a VPC: it leads to resources of the zones it has a subnet in. */
export type Attachment = { readonly zones: readonly (string | undefined)[] };

/** Where a packet is on its way. */
export type Place =
  /** In a subnet, sent by an interface there or let out by a transit gateway's attachment. */
  | { readonly kind: "subnet"; readonly subnetId: string; readonly by: "interface" | Attachment }
  /** Let into a VPC by a gateway or a peering: it goes straight to who holds the address. */
  | { readonly kind: "vpc"; readonly vpcId: string }
  | { readonly kind: "outside" };

/** A packet on its way. */
export type Journey = {
  readonly packet: Packet;
  readonly place: Place;
  readonly session: Session;
  readonly references: References;
};

/** How a journey ends. */
export type Fate =
  | { readonly kind: "interface"; readonly interface: NetworkInterface; readonly journey: Journey }
  | { readonly kind: "outside" | "service"; readonly journey: Journey }
  | { readonly kind: "lost"; readonly why: string }
  | { readonly kind: "unknown"; readonly why: string };

/** The packet never arrives. */
export function lost(why: string): Fate {
  return { kind: "lost", why };
}

/** Nobody can tell from what AWS lists. */
export function unknown(why: string): Fate {
  return { kind: "unknown", why };
}

/** Whether a journey is over. */
export function isOver(step: Journey | Fate): step is Fate {
  return "kind" in step;
}
