import type { Topology } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { enclosingCidr, formatCidr, type Cidr } from "#lib/net/cidr.ts";
import { jointIn, type Joint } from "../apart-in-transit.ts";
import { distinct, fact, listed } from "../fact.ts";
import { defineRule, type RuleView } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** A network that connects VPCs: a transit gateway or a peering connection. */
type Subject = {
  readonly urn: Urn;
  readonly id: string;
  readonly vpcs: readonly { readonly vpcId: string; readonly cidrs: readonly string[] }[];
  /** VPCs that are connected and whose ranges were not read. */
  readonly unread: readonly string[];
  /** Whether two of them are kept apart on the way. */
  readonly jointOf: (one: string, other: string) => Joint;
  /** The active routes that lead over it. */
  readonly routes: readonly RouteOver[];
};

type Ipv4Block = Extract<Cidr, { readonly family: 4 }>;

/** A route of a VPC that leads over a connection. */
type RouteOver = { readonly vpcId: string; readonly to: Ipv4Block };

type Block = { readonly vpcId: string; readonly cidr: Ipv4Block };

/** Two VPCs that share a range: the smaller of the two blocks. */
type Overlap = {
  readonly outer: string;
  readonly inner: string;
  readonly shared: Ipv4Block;
  /** Whether nobody can say that the two are connected. */
  readonly isUnread: boolean;
};

/** Routes shorter than this lead to whole regions of the address space. */
const SHORTEST_PREFIX = 8;

const podRange = enclosingCidr("100.64.0.0/10");

/** IPAM-007: VPCs that are connected have addresses in common. */
export const overlappingNetworks = defineRule({
  id: "IPAM-007",
  slug: "overlapping-networks",
  severity: "high",
  level: "regional",
  needs: [
    "vpcs",
    "vpcPeeringConnections",
    "transitGateways",
    "transitGatewayAttachments",
    "transitGatewayRouteTables",
    "routeTables",
  ],
  partialIsFine: ["transitGatewayRouteTables"],
  text: {
    title: "Connected VPCs have ranges in common",
    why: "Inside a VPC its own range always wins: packets for a shared address stay at home. What lies behind that address in the other VPC cannot be reached, and answers may come from the wrong one.",
    fix: "Renumber one of the VPCs, reach the service through AWS PrivateLink, or translate with a private NAT gateway.",
    limits:
      "Only VPCs of the accounts and Regions that were surveyed are compared. VPCs that the route tables of a transit gateway keep apart are left out; where those tables were not read, all that is attached is taken to be connected.",
    says: {
      routed: "{vpcs|VPC|VPCs} connected by {connector} have ranges in common, and routes lead there",
      idle: "{vpcs|VPC|VPCs} connected by {connector} have ranges in common",
      pods: "{vpcs|VPC|VPCs} connected by {connector} have ranges of 100.64.0.0/10 in common",
    },
    figures: {
      routed: "In common: {table}.",
      idle: "In common: {table}. No route leads there yet.",
      pods: "In common: {table}. Pods often share that range on purpose, and no route leads there.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html"],
  subjects: (view) => {
    const routes = routesOver(view.topology);
    const ranges = rangesByVpc(view.topology);
    return [...gatewaysOf(view, ranges), ...peeringsOf(view, ranges)].map((connector): Subject => ({
      ...connector,
      routes: routes.get(connector.id) ?? [],
    }));
  },
  check: ({ urn, id, vpcs, unread, jointOf, routes }) => {
    const found = overlapsAmong(vpcs, jointOf);
    const overlaps = found.filter(({ isUnread }) => !isUnread);
    if (overlaps.length === 0) {
      if (found.length > 0) return { unknown: `The route tables of ${id} were not read.` };
      return unread.length === 0 ? [] : { unknown: `The ranges of ${listed(unread)} behind ${id} were not read.` };
    }
    const routed = overlaps.filter((overlap) => isRouted(overlap, routes));
    const says = routed.length > 0 ? "routed" : overlaps.every(isOfPods) ? "pods" : "idle";
    const shown = says === "routed" ? routed : overlaps;
    return [
      {
        ...subjectOf(urn),
        says,
        severity: says === "routed" ? "high" : says === "idle" ? "low" : "info",
        confidence: "likely",
        values: {
          connector: id,
          vpcs: new Set(shown.flatMap(({ outer, inner }) => [outer, inner])).size,
          table: listed(shown.map(overlapText)),
        },
        affected: [urn],
        because: shown.slice(0, 20).map((overlap) => fact(urn, "vpcs", overlapText(overlap))),
        about: [urn],
      },
    ];
  },
});

type View = RuleView<
  | "vpcs"
  | "vpcPeeringConnections"
  | "transitGateways"
  | "transitGatewayAttachments"
  | "transitGatewayRouteTables"
  | "routeTables"
>;

type Ranges = ReadonlyMap<string, readonly string[]>;

/** The transit gateways of a scope that are its own account's, or that no surveyed account owns. */
function gatewaysOf({ scope, items, topology }: View, ranges: Ranges): readonly Omit<Subject, "routes">[] {
  const accounts = new Set([...topology.scopes.values()].map((scoped) => scoped.scope.account));
  const attached = groupBy(
    items.transitGatewayAttachments.filter(
      ({ resourceType, state }) => resourceType === "vpc" && state === "available",
    ),
    ({ transitGatewayId }) => transitGatewayId,
  );
  return items.transitGateways
    .filter(({ ownerId = scope.account }) => ownerId === scope.account || !accounts.has(ownerId))
    .map(({ transitGatewayId }) => {
      const vpcIds = distinct((attached.get(transitGatewayId) ?? []).flatMap(({ resourceId }) => resourceId ?? []));
      return {
        urn: urnOf(scope, "transit-gateway", transitGatewayId),
        id: transitGatewayId,
        vpcs: vpcIds.map((vpcId) => ({ vpcId, cidrs: ranges.get(vpcId) ?? [] })),
        unread: vpcIds.filter((vpcId) => !ranges.has(vpcId)),
        jointOf: jointIn(attached.get(transitGatewayId) ?? [], items.transitGatewayRouteTables, ranges),
      };
    });
}

function peeringsOf({ scope, items }: View, ranges: Ranges): readonly Omit<Subject, "routes">[] {
  return items.vpcPeeringConnections
    .filter(({ statusCode }) => statusCode === "active")
    .map(({ vpcPeeringConnectionId, requester, accepter }) => {
      const vpcs = [requester, accepter].map(({ vpcId = "?", cidrBlocks }) => ({
        vpcId,
        cidrs: ranges.get(vpcId) ?? cidrBlocks,
      }));
      return {
        urn: urnOf(scope, "vpc-peering-connection", vpcPeeringConnectionId),
        id: vpcPeeringConnectionId,
        vpcs,
        unread: vpcs.filter(({ cidrs }) => cidrs.length === 0).map(({ vpcId }) => vpcId),
        jointOf: () => "joined" as const,
      };
    });
}

function rangesByVpc({ vpcs }: Topology): Ranges {
  return new Map(
    [...vpcs.values()].map(({ item }) => [
      item.vpcId,
      item.cidrBlockAssociations.filter(({ state }) => state !== "disassociated").map(({ cidrBlock }) => cidrBlock),
    ]),
  );
}

/** The active routes over each connection, of all VPCs. A default route is not meant for what lies there. */
function routesOver({ placed }: Topology): ReadonlyMap<string, readonly RouteOver[]> {
  const found = placed
    .flatMap(({ byId }) => byId.routeTables.list)
    .flatMap(({ item }) =>
      item.routes.flatMap((route) => {
        const id = route.transitGatewayId ?? route.vpcPeeringConnectionId;
        const to = enclosingCidr(route.destinationCidrBlock ?? "");
        const isMeant = route.state === "active" && to?.family === 4 && to.prefixLength >= SHORTEST_PREFIX;
        return id !== undefined && isMeant ? [{ id, vpcId: item.vpcId, to }] : [];
      }),
    );
  return groupBy(found, ({ id }) => id);
}

/**
 * Blocks that lie in another VPC's, each with the nearest that holds it. Blocks overlap only by one holding the other, so one
 * pass in their order finds all, and as many as there are blocks at most: a hundred VPCs of one range are a chain, not 4,950 pairs.
 */
function overlapsAmong(vpcs: Subject["vpcs"], jointOf: Subject["jointOf"]): readonly Overlap[] {
  const blocks = vpcs.flatMap(({ vpcId, cidrs }) =>
    cidrs.flatMap((text): readonly Block[] => {
      const cidr = enclosingCidr(text);
      return cidr?.family === 4 ? [{ vpcId, cidr }] : [];
    }),
  );
  const found: Overlap[] = [];
  const open: Block[] = [];
  for (const block of blocks.toSorted((a, b) => a.cidr.first - b.cidr.first || b.cidr.until - a.cidr.until)) {
    while ((open.at(-1)?.cidr.until ?? Infinity) <= block.cidr.first) open.pop();
    const holds = (joint: Joint) => open.findLast(({ vpcId }) => jointOf(vpcId, block.vpcId) === joint);
    const joined = holds("joined");
    const outer = joined ?? holds("unread");
    const isUnread = joined === undefined;
    if (outer !== undefined) found.push({ outer: outer.vpcId, inner: block.vpcId, shared: block.cidr, isUnread });
    open.push(block);
  }
  return found;
}

/** Whether a route of one of the two leads over the connection to what they share. */
function isRouted({ outer, inner, shared }: Overlap, routes: readonly RouteOver[]): boolean {
  return routes.some(
    ({ vpcId, to }) => (vpcId === outer || vpcId === inner) && to.first < shared.until && shared.first < to.until,
  );
}

function isOfPods({ shared }: Overlap): boolean {
  return podRange?.family === 4 && podRange.first <= shared.first && shared.until <= podRange.until;
}

function overlapText({ outer, inner, shared }: Overlap): string {
  return `${outer} · ${inner}: ${formatCidr(shared)}`;
}
