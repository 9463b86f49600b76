import type { LoadBalancerPlace, TargetGroupPlace, TargetPlace } from "#lib/graph/topology.ts";
import type { ListenerRule } from "#lib/model/resources/listener.ts";
import { knownValue } from "#lib/model/known.ts";
import type { Urn } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { hasPorts, TCP, UDP } from "#lib/net/protocol.ts";
import { intersect, isEmpty } from "#lib/net/range-set.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import type { Assumption } from "./gate.ts";
import { clientPorts, listenerTraffic } from "./members.ts";
import type { InterfaceStation, Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";

/** A target group a load balancer forwards to, by which listener and rule. */
export type Forward = {
  readonly group: TargetGroupPlace;
  readonly listenerUrn: Urn;
  readonly rule: ListenerRule;
  readonly ruleUrn: Urn;
};

/** The target groups behind the listeners of a port, one for each rule that forwards. */
export function forwardsOf(walk: Walk, balancer: LoadBalancerPlace, listenerUrn?: Urn): readonly Forward[] {
  const { topology } = walk.world;
  const groupsByArn = new Map([...topology.targetGroups.values()].map((group) => [group.item.targetGroupArn, group]));
  return balancer.listeners
    .filter(({ urn }) => listenerUrn === undefined || urn === listenerUrn)
    .filter(({ item }) => !isEmpty(intersect(listenerTraffic(item), walk.request)))
    .flatMap((listener) =>
      listener.rules.flatMap(({ item, urn }) =>
        item.actions
          .filter(({ type }) => type === "forward")
          .flatMap(({ targetGroups }) => targetGroups)
          .flatMap(({ targetGroupArn, weight }) => {
            const group = weight === 0 ? undefined : groupsByArn.get(targetGroupArn);
            return group === undefined ? [] : [{ group, listenerUrn: listener.urn, rule: item, ruleUrn: urn }];
          }),
      ),
    );
}

/** The station of a target; `undefined` when it is not one of our interfaces. */
export function stationOfTarget({ urn, networkInterface, address }: TargetPlace): InterfaceStation | undefined {
  const ip = parseIp(address ?? networkInterface?.item.privateIpAddress ?? "");
  if (networkInterface === undefined || ip === undefined) return undefined;
  return { kind: "interface", node: urn, owned: networkInterface, ip };
}

/** The second leg of a load balancer: to the target's port, from the load balancer's own ports. */
export function targetWalk(walk: Walk, group: TargetGroupPlace, target: TargetPlace): Walk {
  const port = target.target.port ?? group.item.port ?? 0;
  const protocol =
    ["UDP", "QUIC"].includes(group.item.protocol ?? "") || (group.item.protocol === "TCP_UDP" && walk.protocol === UDP)
      ? UDP
      : TCP;
  const ports = portsBetween(port, port);
  const sourcePorts = clientPorts.any;
  return {
    ...walk,
    protocol,
    ports,
    sourcePorts,
    request: trafficOf(protocol, ports),
    reply: hasPorts(protocol) ? trafficOf(protocol, sourcePorts) : walk.reply,
  };
}

/**
 * Whether targets see the client's address. Application load balancers never keep it; of a network load balancer's groups
 * instance targets and UDP do, addresses with TCP or TLS do not, unless an attribute says otherwise.
 * Source: NLB Guide, "Client IP preservation".
 */
export function keepsClientIp(
  walk: Walk,
  balancer: LoadBalancerPlace,
  group: TargetGroupPlace,
): { readonly keeps: boolean; readonly assumes: readonly Assumption[] } {
  if (balancer.item.type !== "network") return { keeps: false, assumes: [] };
  const { targetType, protocol, targetGroupName } = group.item;
  const isFixed = ["UDP", "TCP_UDP", "QUIC", "TCP_QUIC"].includes(protocol ?? "");
  if (isFixed) return { keeps: true, assumes: [] };
  const said = knownValue(group.item.attributes)?.find(({ key }) => key === "preserve_client_ip.enabled")?.value;
  if (said !== undefined) return { keeps: said === "true", assumes: [] };
  const keeps = targetType === "instance";
  const code = `ASSUMPTION_PRESERVE_CLIENT_IP_IS_${keeps ? "ENABLED" : "DISABLED"}`;
  const text = walk.say("preservationOff", { group: targetGroupName, default: String(keeps) });
  return { keeps, assumes: [{ code, text }] };
}

/**
 * Whether a node may choose targets of other zones: application load balancers do unless the group says not; network load
 * balancers do not unless told. Source: ELB Guide, "Cross-zone load balancing".
 */
export function crossesZones(balancer: LoadBalancerPlace, group: TargetGroupPlace): boolean {
  const ofGroup = attribute(group.item.attributes, "load_balancing.cross_zone.enabled");
  if (ofGroup === "true" || ofGroup === "false") return ofGroup === "true";
  const ofBalancer = attribute(balancer.item.attributes, "load_balancing.cross_zone.enabled");
  return ofBalancer === undefined ? balancer.item.type === "application" : ofBalancer === "true";
}

function attribute(attributes: TargetGroupPlace["item"]["attributes"], key: string): string | undefined {
  return knownValue(attributes)?.find((one) => one.key === key)?.value;
}

/** What was not read of the way behind the listeners. */
export function unreadBehind({ world }: Walk, balancer: LoadBalancerPlace, groups: readonly TargetGroupPlace[]) {
  const areas = ["listeners", "listenerRules", "targetGroups", "targetHealth"] as const;
  return [
    ...areas.flatMap((area) => unreadArea(world.topology, balancer, area) ?? []),
    ...groups.flatMap(({ health }) =>
      health?.targets.known === false
        ? [{ text: health.targets.problem.message, call: health.targets.problem.call }]
        : [],
    ),
  ];
}
