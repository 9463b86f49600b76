import type { SubnetPlace, Unread } from "#lib/graph/topology.ts";
import { chooseRoute, type RouteChoice, type RouteTarget } from "../reach/longest-prefix.ts";
import { networkAclGate } from "../reach/network-acl-gate.ts";
import type { World } from "../reach/world.ts";
import type { Traffic } from "#lib/net/traffic.ts";
import type { Extents } from "./extents.ts";
import { numbering } from "./numbering.ts";
import { pairTable } from "./pair-table.ts";

/** An address as routes and network ACLs see it: any one address of a stretch stands for all of it. */
export type Aimed = { readonly ip: number; readonly stretch: number };

/** The route a packet takes to an address out of a subnet. */
export type Routes = (subnet: SubnetPlace, to: Aimed) => RouteChoice;

/** The routes of subnets; each route table and stretch is looked up once. */
export function routesOf(world: World): Routes {
  const known: RouteChoice[] = [];
  const [places, tables] = [pairTable(), numbering()];
  return (subnet, to) => {
    const place = places.number(tables(subnet.routeTable ?? subnet), to.stretch);
    return (known[place] ??= chooseRoute(world, subnet, { family: 4, value: to.ip }));
  };
}

/** Where a route leads: to a target, nowhere, or that was not read. */
export function leadsTo(choice: RouteChoice): RouteTarget["kind"] | "nowhere" | "unread" {
  if (choice.kind === "unread") return "unread";
  return choice.kind === "none" || choice.state === "blackhole" ? "nowhere" : choice.target.kind;
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
  const [known, acls] = [pairTable(), numbering()];
  return ({ subnet, direction, other }) => {
    const number = acls(subnet.networkAcl ?? subnet) * 2 + (direction === "egress" ? 1 : 0);
    const kept = known.get(number, other.stretch);
    if (kept >= 0) return kept;
    const gated = networkAclGate({ world, subnet, direction, other: { family: 4, value: other.ip }, traffic });
    gated.unread.forEach(note);
    const extent = extents.idOf(gated.allows, gated.mayAllow);
    known.add(number, other.stretch, extent);
    return extent;
  };
}
