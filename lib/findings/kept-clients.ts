import { listenerTraffic } from "#lib/analysis/reach/members.ts";
import type { LoadBalancerPlace, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { hasNoIps, intersectIps, type IpSet } from "#lib/net/ip-set.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { TCP, UDP } from "#lib/net/protocol.ts";
import { union } from "#lib/net/range-set.ts";
import { formatTraffic, noTraffic, trafficOf, type Traffic } from "#lib/net/traffic.ts";
import { admittedBy, everyIp, publicIps, type Admitted } from "./admitted-sources.ts";
import { distinct, listed } from "./fact.ts";
import type { LegsTo } from "./load-balancer-leg.ts";
import type { AlikeTargets, MetTarget } from "./met-targets.ts";
import { openCidr, openPorts, ruleText } from "./security-group-remedy.ts";
import { inOrder, stayingTargets } from "./shut-targets.ts";
import type { Remedy } from "./remedy.ts";

/** A load balancer that keeps its clients' addresses, and a target group it forwards to. */
export type KeptPair = {
  readonly balancer: LoadBalancerPlace;
  readonly group: TargetGroupPlace;
  readonly legsTo: LegsTo;
};

/** Targets whose security groups admit no client of the load balancer. */
export type ClientsShutOut = {
  /** `10.0.1.10:8080`. */
  readonly targets: readonly string[];
  readonly traffic: string;
  readonly port: number;
  readonly protocol: "tcp" | "udp";
  readonly groupId: string;
  readonly groupUrn: Urn;
  /** Who the clients are, and whom the group admits. */
  readonly from: string;
  readonly open: string;
};

/** The targets no client gets through to although the load balancer reaches them; `undefined` when there are none. */
export function clientsShutOut(
  topology: Topology,
  pair: KeptPair,
): ClientsShutOut | { readonly unknown: string } | undefined {
  const staying = stayingTargets(pair);
  if ("unknown" in staying) return staying;
  const clients = clientsOf(topology, pair);
  const shut = shutTo(clients, pair, { topology, staying });
  const [first] = shut;
  const groupId = first?.on.item.groups[0]?.groupId;
  if (first === undefined || groupId === undefined) return undefined;
  const admitted = admittedAt(topology, pair, first);
  const unread = clients.unread ?? admitted.unread;
  if (unread !== undefined) return { unknown: unread };
  const port = first.place.target.port ?? pair.group.item.port ?? 0;
  return {
    targets: shut.map(({ address, place }) => `${address}:${place.target.port ?? "?"}`),
    traffic: formatTraffic(trafficTo(pair.group, port)).replaceAll(" ", "/"),
    port,
    protocol: pair.group.item.protocol === "UDP" ? "udp" : "tcp",
    groupId,
    groupUrn: urnOf(first.on, "security-group", groupId),
    from: clients.text,
    open: listed(distinct(admitted.rules.map(ruleText))) || "—",
  };
}

type Met = { readonly topology: Topology; readonly staying: readonly AlikeTargets[] };

/** The targets that let none of the clients in, in their order. */
function shutTo(clients: Clients, pair: KeptPair, { topology, staying }: Met): readonly MetTarget[] {
  const known = new Map<string, Admitted>();
  const isShut = (target: MetTarget): boolean => {
    const key = `${target.on.stand.groupIds} ${String(target.place.target.port)}`;
    const admitted = known.get(key) ?? admittedAt(topology, pair, target);
    known.set(key, admitted);
    return !lets(admitted, clients, pair.balancer);
  };
  return staying.some(([alike]) => isShut(alike)) ? inOrder(pair.group).filter(isShut) : [];
}

function admittedAt(topology: Topology, { group }: KeptPair, { on, place }: MetTarget): Admitted {
  const groupIds = on.item.groups.map(({ groupId }) => groupId);
  const port = place.target.port ?? group.item.port ?? 0;
  return admittedBy(topology, { account: on.account, region: on.region, groupIds }, trafficTo(group, port));
}

/** What arrives at a port of a target. */
function trafficTo({ item: { protocol } }: TargetGroupPlace, port: number): Traffic {
  const ports = portsBetween(port, port);
  if (protocol === "UDP" || protocol === "QUIC") return trafficOf(UDP, ports);
  const tcp = trafficOf(TCP, ports);
  return protocol === "TCP_UDP" ? union(tcp, trafficOf(UDP, ports)) : tcp;
}

type Clients = {
  readonly ips: IpSet;
  readonly hasGroups: boolean;
  readonly text: string;
  readonly unread?: string | undefined;
};

/** Whom a load balancer stands for: those its own groups admit; without groups the internet, or anybody inside. */
function clientsOf(topology: Topology, { balancer, group }: KeptPair): Clients {
  const { item, account, region } = balancer;
  const isPublic = item.scheme === "internet-facing";
  const outside = isPublic ? publicIps : everyIp;
  if (item.securityGroups.length === 0) {
    return { ips: outside, hasGroups: false, text: isPublic ? "0.0.0.0/0" : "—" };
  }
  const listeners = group.forwardedBy.filter(({ loadBalancer }) => loadBalancer.urn === balancer.urn);
  const traffic = listeners.reduce((sum, { listener }) => union(sum, listenerTraffic(listener.item)), noTraffic);
  const own = admittedBy(topology, { account, region, groupIds: item.securityGroups }, traffic);
  return {
    ips: intersectIps(own.ips, outside),
    hasGroups: own.groups.size > 0,
    text: listed(distinct(own.rules.map(ruleText))) || "—",
    unread: own.unread,
  };
}

/** Whether some client gets in: by the load balancer's own group, or by an address. Members of a group may have any address. */
function lets(admitted: Admitted, clients: Clients, { item }: LoadBalancerPlace): boolean {
  if (item.securityGroups.some((id) => admitted.groups.has(id))) return true;
  // A client's group is not known by the address it kept: only ranges let it in.
  if (clients.hasGroups) return !hasNoIps(admitted.ips);
  return !hasNoIps(intersectIps(admitted.ips, clients.ips));
}

/** What lets the clients in: the load balancer's group where it has one, else their range. */
export function openToClients(region: string, { balancer }: KeptPair, shut: ClientsShutOut): Remedy {
  const [own] = balancer.item.securityGroups;
  const { groupId: on, port, protocol } = shut;
  if (own !== undefined && protocol === "tcp")
    return openPorts(region, { side: "ingress", on, peer: own, from: port, to: port });
  if (balancer.item.scheme !== "internet-facing") return {};
  return openCidr(region, { on, protocol, port, cidr: "0.0.0.0/0" });
}
