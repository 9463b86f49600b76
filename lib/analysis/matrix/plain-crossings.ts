import type { SubnetPlace, Unread } from "#lib/graph/topology.ts";
import { chooseRoute } from "../reach/longest-prefix.ts";
import { networkAclGate } from "../reach/network-acl-gate.ts";
import type { World } from "../reach/world.ts";
import type { Traffic } from "#lib/net/traffic.ts";
import type { Extents } from "./extents.ts";
import { pairTable } from "./pair-table.ts";

/** An address as routes and network ACLs see it: any one address of a stretch stands for all of it. */
export type Aimed = { readonly ip: number; readonly stretch: number };

/** Where the route of a subnet leads, as far as the plain ways tell it apart. */
export type RouteKind = "local" | "internet-gateway" | "beyond" | "nowhere" | "unread";

const kinds: readonly RouteKind[] = ["local", "internet-gateway", "beyond", "nowhere", "unread"];

/** Where the route of a subnet to an address leads; each subnet and stretch is looked up once. */
export function routeKinds(world: World): (subnet: SubnetPlace, to: Aimed) => RouteKind {
  const known = pairTable();
  const subnets = new Map<SubnetPlace, number>();
  return (subnet, to) => {
    const number = numberIn(subnets, subnet);
    const kept = known.get(number, to.stretch);
    if (kept >= 0) return kinds[kept] ?? "unread";
    const kind = routeKind(world, subnet, to.ip);
    known.add(number, to.stretch, kinds.indexOf(kind));
    return kind;
  };
}

function routeKind(world: World, subnet: SubnetPlace, ip: number): RouteKind {
  const choice = chooseRoute(world, subnet, { family: 4, value: ip });
  if (choice.kind === "unread") return "unread";
  if (choice.kind === "none" || choice.state === "blackhole") return "nowhere";
  const { kind } = choice.target;
  return kind === "local" || kind === "internet-gateway" ? kind : "beyond";
}

/** What network ACLs are asked about: one kind of traffic, counted in its extents. */
export type AclAccount = {
  readonly world: World;
  readonly traffic: Traffic;
  readonly extents: Extents;
  readonly note: (unread: Unread) => void;
};

/** One passage of a subnet's edge. */
export type Passage = { readonly subnet: SubnetPlace; readonly direction: "ingress" | "egress"; readonly other: Aimed };

/** What the network ACL of a subnet lets pass, as an extent; each ACL, direction and stretch is asked once. */
export function aclExtents({ world, traffic, extents, note }: AclAccount): (passage: Passage) => number {
  const known = pairTable();
  const acls = new Map<unknown, number>();
  return ({ subnet, direction, other }) => {
    const number = numberIn(acls, subnet.networkAcl ?? subnet) * 2 + (direction === "egress" ? 1 : 0);
    const kept = known.get(number, other.stretch);
    if (kept >= 0) return kept;
    const gated = networkAclGate({ world, subnet, direction, other: { family: 4, value: other.ip }, traffic });
    gated.unread.forEach(note);
    const extent = extents.idOf(gated.allows, gated.mayAllow);
    known.add(number, other.stretch, extent);
    return extent;
  };
}

function numberIn<Value>(numbers: Map<Value, number>, value: Value): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, numbers.size);
  return numbers.size - 1;
}
