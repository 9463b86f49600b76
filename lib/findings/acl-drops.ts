import { atomOf } from "#lib/analysis/reach/atoms.ts";
import { clientPorts } from "#lib/analysis/reach/client-ports.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { decisionOf, type InterfaceStation, type Step, type Walk } from "#lib/analysis/reach/step.ts";
import { keepsClientIp } from "#lib/analysis/reach/target-leg.ts";
import { travel } from "#lib/analysis/reach/travel.ts";
import { worldOf, type World } from "#lib/analysis/reach/world.ts";
import type { LoadBalancerPlace, OwnedInterface, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import { parseIp, type Ip } from "#lib/net/ip.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { TCP } from "#lib/net/protocol.ts";
import { intersect, isEmpty, subtract } from "#lib/net/range-set.ts";
import { trafficOf, type Traffic } from "#lib/net/traffic.ts";
import { distinct } from "./fact.ts";
import type { AlikeTargets, MetTarget } from "./met-targets.ts";
import { bothPorts, healthCheckPort, inOrder, stayingTargets } from "./shut-targets.ts";

/** What a network ACL does to the packets of one direction at one subnet's edge. */
export type AclDrop = {
  readonly acl: Urn;
  readonly direction: "request" | "reply";
  readonly side: "ingress" | "egress";
  /** Whether it drops some of them only. */
  readonly isPartly: boolean;
  /** The number of the first entry that drops them. */
  readonly entry: string;
  readonly missing: Traffic;
  /** The interface at whose subnet's edge it is asked, and the other end. */
  readonly at: OwnedInterface;
  readonly other: OwnedInterface;
};

/** The legs of a load balancer to the targets of a group that network ACLs cut, wholly or in part. */
export type CutPair = {
  readonly balancer: LoadBalancerPlace;
  readonly group: TargetGroupPlace;
  readonly port: number;
  /** Of the targets that are seen, those that are cut. */
  readonly cut: readonly MetTarget[];
  readonly visible: number;
  readonly drops: readonly AclDrop[];
};

/** Answers for the network ACLs between load balancers and targets; legs that no rule tells apart are walked once. */
export function aclLegs(topology: Topology) {
  const world = worldOf(topology);
  const known = new Map<Place, Map<Place, Map<number, readonly AclDrop[]>>>();
  const legOf = (node: Placed, target: Placed, port: number): readonly AclDrop[] => {
    const byPort = within(within(known, node.place), target.place);
    const before = byPort.get(port);
    if (before !== undefined) return before;
    const drops = dropsOn(world, { node: node.station, target: target.station, port });
    byPort.set(port, drops);
    return drops;
  };
  const atomAt = (ip: Ip): number => atomOf(world, ip.value);
  const places = new Map<string, Map<string, Map<number, Place>>>();
  const placed = (owned: OwnedInterface, ip: Ip): Placed => {
    const bySubnet = within(places, owned.region);
    const byAtom = within(bySubnet, owned.item.subnetId ?? "");
    const atom = atomAt(ip);
    const place = byAtom.get(atom) ?? { subnetId: owned.item.subnetId, atom };
    byAtom.set(atom, place);
    return { station: { kind: "interface", node: owned.urn, owned, ip }, place };
  };
  const nodes = new Map<LoadBalancerPlace, readonly Placed[]>();
  const nodesOf = (balancer: LoadBalancerPlace): readonly Placed[] => {
    const before = nodes.get(balancer);
    if (before !== undefined) return before;
    const found = balancer.interfaces.flatMap((owned) => {
      const ip = parseIp(owned.item.privateIpAddress ?? "");
      return ip === undefined ? [] : [placed(owned, ip)];
    });
    nodes.set(balancer, found);
    return found;
  };
  return (balancer: LoadBalancerPlace, group: TargetGroupPlace): readonly CutPair[] =>
    cutPairs({ legOf, placed, atomAt, nodesOf }, balancer, group);
}

/** The map within a map, made when it is first asked for. */
function within<Key, Inner, Value>(maps: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  const inner = maps.get(key) ?? new Map<Inner, Value>();
  maps.set(key, inner);
  return inner;
}

/** A subnet, and where in it between the addresses that rules name: one value for all that lies there. */
type Place = { readonly subnetId: string | undefined; readonly atom: number };

/** An end of a leg, and what tells it apart from others for routes and network ACLs. */
type Placed = { readonly station: InterfaceStation; readonly place: Place };

type Legs = {
  readonly legOf: (node: Placed, target: Placed, port: number) => readonly AclDrop[];
  readonly placed: (owned: OwnedInterface, ip: Ip) => Placed;
  readonly atomAt: (ip: Ip) => number;
  readonly nodesOf: (balancer: LoadBalancerPlace) => readonly Placed[];
};

/** One for each port that some target misses; targets that are alike but for their addresses are asked first, one for all. */
function cutPairs(legs: Legs, balancer: LoadBalancerPlace, group: TargetGroupPlace): readonly CutPair[] {
  const { targetType, ipAddressType } = group.item;
  if (ipAddressType === "ipv6" || (targetType !== "ip" && targetType !== "instance")) return [];
  const staying = stayingTargets({ balancer, group });
  if ("unknown" in staying) return [];
  const { legOf, placed, atomAt } = legs;
  const nodes = legs.nodesOf(balancer);
  const portsOf = ofNode(balancer, group);
  const isCut = (alike: AlikeTargets): boolean => {
    const ports = portsOf(alike[0]);
    return onePerAtom(alike, atomAt).some(({ on, ip }) => {
      const at = placed(on, ip);
      return nodes.some((node) => ports.some((port) => legOf(node, at, port).length > 0));
    });
  };
  return staying.some(isCut) ? cutsOf({ ...legs, nodes, portsOf }, balancer, group) : [];
}

/** Of targets that no rule tells apart the last one. */
function onePerAtom(alike: AlikeTargets, atomAt: Legs["atomAt"]): readonly MetTarget[] {
  const byAtom = new Map<number, MetTarget>();
  for (const target of alike) byAtom.set(atomAt(target.ip), target);
  return [...byAtom.values()];
}

type Asked = Legs & { readonly nodes: readonly Placed[]; readonly portsOf: (target: MetTarget) => readonly number[] };

function cutsOf(
  { legOf, placed, nodes, portsOf }: Asked,
  balancer: LoadBalancerPlace,
  group: TargetGroupPlace,
): readonly CutPair[] {
  const met = inOrder(group);
  // Alike are targets in one place that are asked on the same ports.
  const classes = groupBy(
    met.map((target) => ({ target, at: placed(target.on, target.ip), ports: portsOf(target) })),
    ({ at, ports }) => `${at.place.subnetId ?? ""}|${String(at.place.atom)}|${ports.join()}`,
  );
  const judged = [...classes.values()].flatMap((alike) => {
    const [first] = alike;
    return (first?.ports ?? []).map((port) => ({
      port,
      targets: alike.map(({ target }) => target),
      drops: first === undefined ? [] : nodes.flatMap((node) => legOf(node, first.at, port)),
    }));
  });
  const cut = groupBy(
    judged.filter(({ drops }) => drops.length > 0),
    ({ port }) => port,
  );
  return [...cut].map(([port, all]): CutPair => ({
    balancer,
    group,
    port,
    cut: all.flatMap(({ targets }) => targets),
    visible: met.length,
    drops: distinct(all.flatMap(({ drops }) => drops)),
  }));
}

/** The ports a node itself opens connections to: of kept clients only the health check's. */
function ofNode(balancer: LoadBalancerPlace, group: TargetGroupPlace): (target: MetTarget) => readonly number[] {
  const { keeps, unread } = keepsClientIp({ say: sayIn("en") }, { balancer, group });
  if (!keeps && unread === undefined) return ({ place }) => bothPorts(place, group);
  return ({ place }) => {
    const port = healthCheckPort(place, group);
    return port === undefined ? [] : [port];
  };
}

type Leg = { readonly node: InterfaceStation; readonly target: InterfaceStation; readonly port: number };

/** Elastic Load Balancing opens its connections from ports 1024–65535. Source: ALB Guide, "Network ACLs". */
function dropsOn(world: World, { node, target, port }: Leg): readonly AclDrop[] {
  const ports = portsBetween(port, port);
  const walk: Walk = {
    world,
    say: sayIn("en"),
    protocol: TCP,
    ports,
    sourcePorts: clientPorts.any,
    request: trafficOf(TCP, ports),
    reply: trafficOf(TCP, clientPorts.any),
  };
  const { request, reply } = travel(walk, node, target);
  return [...request, ...reply].flatMap((step) => dropOf(step, node.owned, target.owned) ?? []);
}

function dropOf(step: Step, node: OwnedInterface, target: OwnedInterface): AclDrop | undefined {
  const { gated, packet, side, on: at } = step;
  const isSure = step.kind === "network-acl" && gated.unread.length === 0 && decisionOf(step) !== "unknown";
  const missing = subtract(packet.traffic, gated.allows);
  if (!isSure || side === undefined || at === undefined || isEmpty(missing)) return undefined;
  return {
    acl: gated.decidedBy ?? step.urn,
    direction: packet.direction,
    side,
    isPartly: !isEmpty(intersect(packet.traffic, gated.allows)),
    entry: gated.because[0]?.id ?? "*",
    missing,
    at,
    other: at.urn === node.urn ? target : node,
  };
}
