import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { Listener } from "#lib/model/resources/listener.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { converse, type Outcome, type Sender } from "./connects.ts";
import { groupsAllow, type Packet } from "./filters.ts";
import { crosses } from "./gateways.ts";
import { placeOf, type Network } from "./network.ts";
import { doorsOfBalancer, interfaceOfInstance } from "./workloads.ts";

/** A client's packet to the listener of a load balancer, and what the node would choose as its own port. */
export type Call = {
  readonly sender: Sender;
  /** To whichever node: its destination is filled in. */
  readonly packet: Packet;
  readonly loadBalancer: LoadBalancer;
  readonly nodePort: number;
};

/** What becomes of a call at every node and every target it may be given to. */
export function callTargets(network: Network, call: Call): readonly Outcome[] {
  const { loadBalancer, packet, sender, nodePort } = call;
  const listener = listenerOf(network, loadBalancer, packet);
  if (listener === undefined) return [{ kind: "lost", why: "no listener" }];
  const groups = groupsOf(network, listener);
  return doorsOfBalancer(network, loadBalancer.loadBalancerArn).flatMap(({ interface: node, address }) => {
    const destination = sender === "outside" ? node.association?.publicIp : address;
    if (destination === undefined) return [{ kind: "lost", why: "node without a public address" }];
    const first = converse(network, { sender, packet: { ...packet, destination }, natPort: nodePort, meant: node });
    if (first.kind !== "passes") return [first];
    return groups.flatMap((group): readonly Outcome[] => {
      const targets = targetsFor(network, { loadBalancer, group, node });
      if (targets.length === 0) return [{ kind: "lost", why: "no target for this node" }];
      return targets.map((target) => callTarget(network, call, { node, group, target, loadBalancer }));
    });
  });
}

/** The listener a packet meets. */
export function listenerOf(network: Network, loadBalancer: LoadBalancer, packet: Packet): Listener | undefined {
  const carried = packet.protocol === 17 ? ["UDP", "TCP_UDP"] : ["HTTP", "HTTPS", "TCP", "TLS", "TCP_UDP"];
  return network.areas.listeners?.find(
    ({ loadBalancerArn, port, protocol = "" }) =>
      loadBalancerArn === loadBalancer.loadBalancerArn && port === packet.destinationPort && carried.includes(protocol),
  );
}

/** The groups a listener gives its calls to; one of no weight gets none. */
function groupsOf(network: Network, { defaultActions }: Listener): readonly TargetGroup[] {
  const forward = defaultActions.find(({ type }) => type === "forward");
  const arns = (forward?.targetGroups ?? []).filter(({ weight }) => weight !== 0).map((one) => one.targetGroupArn);
  return (network.areas.targetGroups ?? []).filter(({ targetGroupArn }) => arns.includes(targetGroupArn));
}

type Leg = {
  readonly loadBalancer: LoadBalancer;
  readonly group: TargetGroup;
  readonly node: NetworkInterface;
};

/**
 * The targets a node may choose: those in the zones of its load balancer, of its own zone unless zones are crossed. What
 * their health is today says nothing about the way to them.
 */
function targetsFor(network: Network, { loadBalancer, group, node }: Leg): readonly Target[] {
  const read = network.areas.targetHealth?.find(
    ({ targetGroupArn }) => targetGroupArn === group.targetGroupArn,
  )?.targets;
  const all = read?.known === true ? read.value.filter(({ state }) => state !== "draining" && state !== "unused") : [];
  const zones = isCrossing(loadBalancer, group)
    ? loadBalancer.availabilityZones.map(({ zoneName }) => zoneName)
    : [node.availabilityZone];
  return all.filter((target) =>
    zones.includes(interfaceOfTarget(network, group, target)?.availabilityZone ?? target.availabilityZone),
  );
}

/** An application load balancer crosses zones unless the group says no; a network one only when told to. */
function isCrossing(loadBalancer: LoadBalancer, group: TargetGroup): boolean {
  const own = attributeOf(group, "load_balancing.cross_zone.enabled");
  if (own === "true" || own === "false") return own === "true";
  if (loadBalancer.type === "application") return true;
  return attributeOf(loadBalancer, "load_balancing.cross_zone.enabled") === "true";
}

function attributeOf(of: LoadBalancer | TargetGroup, wanted: string): string | undefined {
  return of.attributes.known ? of.attributes.value.find(({ key }) => key === wanted)?.value : undefined;
}

/** Whether targets see the client's own address. */
function isPreserving({ loadBalancer, group }: Leg): boolean {
  if (loadBalancer.type !== "network") return false;
  const set = attributeOf(group, "preserve_client_ip.enabled");
  const isFixed = ["UDP", "TCP_UDP"].includes(group.protocol ?? "");
  return isFixed || (set === undefined ? group.targetType === "instance" : set === "true");
}

function interfaceOfTarget(network: Network, group: TargetGroup, target: Target): NetworkInterface | undefined {
  if (group.targetType === "instance") return interfaceOfInstance(network, target.id);
  return network.interfaceByPlace.get(placeOf(group.vpcId, target.id));
}

function callTarget(network: Network, call: Call, leg: Leg & { readonly target: Target }): Outcome {
  const { node, group, target } = leg;
  const receiver = interfaceOfTarget(network, group, target);
  const destination = group.targetType === "instance" ? receiver?.privateIpAddress : target.id;
  if (receiver === undefined || destination === undefined) return { kind: "lost", why: "nobody at the target" };
  const { protocol, source, sourcePort } = call.packet;
  const packet = { protocol, destination, destinationPort: target.port ?? group.port ?? 0 };
  const isHairpin = isPreserving(leg) && call.sender !== "outside" && call.sender.interface === receiver;
  if (isHairpin) return { kind: "lost", why: "target leg: hairpin" };
  if (isPreserving(leg))
    return callInClientsName(network, { node, receiver }, { ...packet, source, sourcePort: sourcePort ?? 0 });
  const ownName = { ...packet, source: node.privateIpAddress ?? source, sourcePort: call.nodePort };
  return converse(network, { sender: { interface: node }, packet: ownName, natPort: call.nodePort, meant: receiver });
}

type LegEnds = { readonly node: NetworkInterface; readonly receiver: NetworkInterface };

/**
 * From a node to a target in the client's name. The answer goes back through the node, whatever the target's routes
 * say. The groups of the node may be named as the source, those of the client may not.
 */
function callInClientsName(network: Network, { node, receiver }: LegEnds, packet: Packet): Outcome {
  const lost = (why: string): Outcome => ({ kind: "lost", why: `target leg: ${why}` });
  const { subnetId: from = "" } = node;
  const { subnetId: to = "" } = receiver;
  if (!groupsAllow(network, node, { packet, isOut: true, other: { interface: receiver } })) return lost("group out");
  if (!crosses(network, packet, { from, to })) return lost("acl");
  if (!groupsAllow(network, receiver, { packet, isOut: false, other: { interface: node } })) return lost("group in");
  const reply = {
    protocol: packet.protocol,
    source: packet.destination,
    destination: packet.source,
    ...(packet.destinationPort === undefined ? {} : { sourcePort: packet.destinationPort }),
    ...(packet.sourcePort === undefined ? {} : { destinationPort: packet.sourcePort }),
  };
  return crosses(network, reply, { from: to, to: from }) ? { kind: "passes", why: "" } : lost("reply acl");
}
