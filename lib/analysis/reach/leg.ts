import type { Placed, SubnetPlace } from "#lib/graph/topology.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import type { Ip } from "#lib/net/ip.ts";
import type { RouteTarget } from "./longest-prefix.ts";
import type { Carrier, InterfaceStation, Step, Walk } from "./step.ts";
import type { Place } from "./unread.ts";
import { interfaceAt } from "./world.ts";

/** Where a packet is going: an address, and the interface it is meant for when that is known. */
export type Aim = { readonly ip: Ip; readonly wanted?: InterfaceStation };

/** A packet in a VPC, about to be routed by the table of the subnet it is in. */
export type Position = {
  readonly subnet: SubnetPlace;
  /** The interface of this VPC that sends it; absent when a transit gateway brought it into the VPC. */
  readonly sender?: InterfaceStation;
};

/** A packet under way in one direction. */
export type Leg = {
  readonly direction: "request" | "reply";
  readonly source: Ip;
  readonly aim: Aim;
  readonly at: Position;
  /** The subnet it set out in: a transit gateway keeps to that zone. */
  readonly origin: SubnetPlace;
  /** What joined the VPCs it came through. */
  readonly over: readonly Carrier[];
};

/** Where a packet comes out between VPCs: at an interface, in a VPC where nobody holds the address, or at a way out. */
export type Landing =
  | {
      readonly kind: "interface";
      readonly station: InterfaceStation;
      readonly over: readonly Carrier[];
      /** No network ACL is asked: a transit gateway delivers within its own subnet. */
      readonly isUnfiltered?: boolean;
    }
  | { readonly kind: "nobody"; readonly vpcId: string; readonly place: Place; readonly over: readonly Carrier[] }
  | ({ readonly kind: "exit"; readonly target: RouteTarget; readonly table: Placed<RouteTable> } & Pick<
      Leg,
      "at" | "over"
    >);

/** The hops of a packet between VPCs, and where it comes out; no landing when it is lost or cannot be followed: a step says why. */
export type Carried = {
  readonly steps: readonly Step[];
  /** What the first route leads to. */
  readonly target?: RouteTarget;
  readonly landing?: Landing;
};

/** Goes on with a packet from another position. */
export type Onward = (walk: Walk, leg: Leg) => Carried;

/** A way out of a VPC; a route to the very interface the packet is for delivers it instead. */
export function exitOrOwn(
  walk: Walk,
  {
    aim,
    ...exit
  }: Pick<Leg, "aim" | "at" | "over"> & { readonly target: RouteTarget; readonly table: Placed<RouteTable> },
): Landing {
  const { target, at } = exit;
  const holder = interfaceAt(walk.world, at.subnet.item.vpcId, aim.ip);
  const isOwn =
    (target.kind === "network-interface" && holder?.item.networkInterfaceId === target.id) ||
    (target.kind === "ec2-instance" && holder?.item.attachment?.instanceId === target.id);
  if (holder === undefined || !isOwn) return { kind: "exit", ...exit };
  return { kind: "interface", station: stationAt(aim, { owned: holder, ip: aim.ip }), over: exit.over };
}

/** The interface of a VPC that holds the address a packet is for: overlapping ranges of two VPCs stay apart. */
export function landingIn(
  walk: Walk,
  { aim, over }: Pick<Leg, "aim" | "over">,
  { vpcId, ...place }: Place & { readonly vpcId: string },
): Landing {
  const owned = interfaceAt(walk.world, vpcId, aim.ip);
  const { wanted } = aim;
  if (owned === undefined && wanted?.owned.item.vpcId === vpcId && wanted.owned.region === place.region) {
    // An interface that is yet to be made: of a task that is to start.
    return { kind: "interface", station: wanted, over };
  }
  if (owned === undefined) return { kind: "nobody", vpcId, place, over };
  return { kind: "interface", station: stationAt(aim, { owned, ip: aim.ip }), over };
}

/** The station a packet arrives at: the one it was meant for, or whoever holds the address. */
export function stationAt(aim: Aim, holder: Pick<InterfaceStation, "owned" | "ip">): InterfaceStation {
  if (aim.wanted?.owned.urn === holder.owned.urn) return aim.wanted;
  return { kind: "interface", node: holder.owned.owner.urn ?? holder.owned.urn, ...holder };
}
