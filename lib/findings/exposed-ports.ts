import { clientPorts } from "#lib/analysis/reach/client-ports.ts";
import { piecesOf } from "#lib/analysis/reach/outside.ts";
import { ruleTraffic } from "#lib/analysis/reach/security-group-gate.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import type { InterfaceStation, OutsideStation, Walk } from "#lib/analysis/reach/step.ts";
import { travel } from "#lib/analysis/reach/travel.ts";
import { judgeJourney, stretchesOf } from "#lib/analysis/reach/verdict.ts";
import { worldOf, type World } from "#lib/analysis/reach/world.ts";
import type { GroupRule, OwnedInterface, Topology } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { publicIpv4 } from "#lib/net/ip-set.ts";
import { parseIp, type Ip } from "#lib/net/ip.ts";
import { everyPort, type PortSet } from "#lib/net/port-set.ts";
import { TCP } from "#lib/net/protocol.ts";
import { intersect, isEmpty } from "#lib/net/range-set.ts";
import { portsOf, trafficOf, type Traffic } from "#lib/net/traffic.ts";
import { inScope } from "./in-scope.ts";
import { oncePerScope } from "./once-per.ts";

/** Interfaces that are alike, and the TCP ports on which anybody on the internet reaches them. */
export type Exposed = {
  readonly interfaces: readonly OwnedInterface[];
  readonly ports: PortSet;
  /** The rules that let the world in, with their groups. */
  readonly rules: readonly { readonly urn: Urn; readonly rule: GroupRule; readonly ports: PortSet }[];
};

/** What is exposed in a scope, and why that cannot be told of some interfaces. */
export type Exposures = { readonly exposed: readonly Exposed[]; readonly unknowns: readonly string[] };

/**
 * Which interfaces of a scope anybody on the internet reaches over IPv4, and on which TCP ports: asked of the engine, with
 * routes, gateways, network ACLs and Block Public Access. Load balancers are meant to be reached and are left out.
 */
export const exposuresOf = oncePerScope((topology, scope): Exposures => {
  const world = worldOf(topology);
  const exposed: Exposed[] = [];
  const unknowns: string[] = [];
  for (const alike of alikeOf(inScope(topology.interfaces, scope)).values()) {
    const [first] = alike;
    const station = first === undefined ? undefined : stationOf(first);
    if (first === undefined || station === undefined) continue;
    const rules = worldRules(topology, first);
    if (rules.length === 0) continue;
    const met = reachedBy(world, station);
    if (typeof met === "string") unknowns.push(met);
    else if (!isEmpty(met)) exposed.push(exposedBy(alike, met, rules));
  }
  return { exposed, unknowns };
});

/** Interfaces with a public address that no rule tells apart: of the same groups, subnet and state. */
function alikeOf(interfaces: readonly OwnedInterface[]): ReadonlyMap<string, OwnedInterface[]> {
  const alike = new Map<string, OwnedInterface[]>();
  for (const owned of interfaces) {
    const { association, groups, subnetId, status, attachment } = owned.item;
    const isOurs = owned.owner.class !== "load-balancer" && owned.owner.class !== "nat-gateway";
    if (association?.publicIp === undefined || groups.length === 0 || !isOurs) continue;
    const key = [subnetId, status, attachment?.instanceId ?? "", ...groups.map(({ groupId }) => groupId).sort()].join(
      "|",
    );
    const list = alike.get(key);
    if (list === undefined) alike.set(key, [owned]);
    else list.push(owned);
  }
  return alike;
}

function stationOf(owned: OwnedInterface): InterfaceStation | undefined {
  const ip = parseIp(owned.item.privateIpAddress ?? "");
  return ip === undefined ? undefined : { kind: "interface", node: owned.urn, owned, ip };
}

/** The rules of an interface's groups that are for everyone on the internet. */
function worldRules(topology: Topology, owned: OwnedInterface) {
  return owned.item.groups.flatMap(({ groupId }) => {
    const urn = urnOf(owned, "security-group", groupId);
    return (topology.securityGroupRules.get(urn) ?? [])
      .filter((rule) => !rule.isEgress && isForEveryone(rule))
      .map((rule) => ({ urn, rule }));
  });
}

/** Whether a rule lets everyone in, or so much of the internet that it comes to the same. */
export function isForEveryone({ cidrIpv4, cidrIpv6 }: GroupRule): boolean {
  const length = Number((cidrIpv4 ?? cidrIpv6 ?? "/128").split("/")[1]);
  return cidrIpv4 === undefined ? length <= 3 : length <= 1;
}

/** The ports on which a stranger of the internet reaches an interface; or why that is not known. */
function reachedBy(world: World, station: InterfaceStation): PortSet | string {
  const from: OutsideStation = { kind: "outside", node: "internet", ip: strangerTo(world, station), text: "internet" };
  const walk: Walk = {
    world,
    say: sayIn("en"),
    protocol: TCP,
    ports: everyPort,
    sourcePorts: clientPorts.any,
    request: trafficOf(TCP, everyPort),
    reply: trafficOf(TCP, clientPorts.any),
    outside: from,
  };
  const journey = travel(walk, from, station);
  const judged = judgeJourney(journey);
  if (judged.verdict === "unreachable") return [];
  if (judged.verdict === "unknown") return judged.unread[0]?.text ?? "Something on the way in was not read.";
  const isAnswered = stretchesOf(journey.reply).every(({ certain }) => !isEmpty(certain));
  if (!isAnswered) return [];
  const request = stretchesOf(journey.request).reduce<Traffic>(
    (sum, { certain }) => intersect(sum, certain),
    walk.request,
  );
  return portsOf(request, TCP);
}

/** An address of the largest part of the internet that no rule tells apart. */
function strangerTo(world: World, station: InterfaceStation): Ip {
  const size = ({ ips }: ReturnType<typeof piecesOf>[number]) =>
    ips.v4.reduce((sum, { from, until }) => sum + until - from, 0);
  const [largest] = piecesOf(world, publicIpv4, [station]).toSorted((a, b) => size(b) - size(a));
  return largest?.ip ?? { family: 4, value: 0x08080808 };
}

function exposedBy(
  interfaces: readonly OwnedInterface[],
  ports: PortSet,
  rules: readonly { readonly urn: Urn; readonly rule: GroupRule }[],
): Exposed {
  const letting = rules.flatMap(({ urn, rule }) => {
    const open = intersect(portsOf(ruleTraffic(rule), TCP), ports);
    return isEmpty(open) ? [] : [{ urn, rule, ports: open }];
  });
  return { interfaces, ports, rules: letting };
}
