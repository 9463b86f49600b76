import type { LoadBalancerPlace, OwnedInterface } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { parseIp, type Ip } from "#lib/net/ip.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { TCP, UDP } from "#lib/net/protocol.ts";
import { union } from "#lib/net/range-set.ts";
import { noTraffic, trafficOf, type Traffic } from "#lib/net/traffic.ts";
import { clientPorts, portsOfOwner } from "./client-ports.ts";
import type { Member, OwnGate } from "./endpoint.ts";
import { unreadArea } from "./unread.ts";
import type { World } from "./world.ts";

/** An interface as an end of a question. */
export function interfaceMember(world: World, owned: OwnedInterface, more: Partial<Member> = {}): Member {
  const node = more.node ?? owned.urn;
  const ip = firstAddress(owned);
  return {
    node,
    ...(ip === undefined ? {} : { station: { kind: "interface", node, owned, ip } }),
    state: [],
    inward: [],
    clientPorts: more.clientPorts ?? portsOfOwner(world, owned),
    ...(owned.item.availabilityZone === undefined ? {} : { zone: owned.item.availabilityZone }),
    ...more,
  };
}

/** The IPv4 address of an interface, or its IPv6 one when it has no other. */
export function firstAddress({ item }: OwnedInterface): Ip | undefined {
  const { privateIpAddress, privateIpAddresses, ipv6Addresses } = item;
  return parseIp(privateIpAddress ?? privateIpAddresses[0]?.privateIpAddress ?? ipv6Addresses[0] ?? "");
}

/** The nodes of a load balancer, each behind the listeners; of one listener when it is named. */
export function loadBalancerMembers(world: World, balancer: LoadBalancerPlace, listenerUrn?: Urn): readonly Member[] {
  const listeners = balancer.listeners.filter(({ urn }) => listenerUrn === undefined || urn === listenerUrn);
  const ports = listeners.reduce<Traffic>((sum, { item }) => union(sum, listenerTraffic(item)), noTraffic);
  const unread = unreadArea(world.topology, balancer, "listeners");
  const gate: OwnGate = { kind: "listeners", urn: balancer.urn, ports, unread: unread === undefined ? [] : [unread] };
  return balancer.interfaces.map((owned) =>
    interfaceMember(world, owned, { node: listenerUrn ?? balancer.urn, inward: [gate], clientPorts: clientPorts.any }),
  );
}

/** What a listener listens to. */
export function listenerTraffic({
  port,
  protocol,
}: {
  readonly port?: number | undefined;
  readonly protocol?: string | undefined;
}): Traffic {
  if (port === undefined) return noTraffic;
  const ports = portsBetween(port, port);
  const udp = trafficOf(UDP, ports);
  if (protocol === "UDP" || protocol === "QUIC") return udp;
  const tcp = trafficOf(TCP, ports);
  return protocol === "TCP_UDP" || protocol === "TCP_QUIC" ? union(tcp, udp) : tcp;
}
