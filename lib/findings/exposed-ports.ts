import { clientPorts } from "#lib/analysis/reach/client-ports.ts";
import { piecesOf } from "#lib/analysis/reach/outside.ts";
import { ruleTraffic } from "#lib/analysis/reach/read-rules.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import type { InterfaceStation, OutsideStation, Walk } from "#lib/analysis/reach/step.ts";
import { travel } from "#lib/analysis/reach/travel.ts";
import { judgeJourney, stretchesOf } from "#lib/analysis/reach/verdict.ts";
import { worldOf, type World } from "#lib/analysis/reach/world.ts";
import type { GroupRule, OwnedInterface, Topology } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { publicIpv4, publicIpv6 } from "#lib/net/ip-set.ts";
import { parseIp, type Ip } from "#lib/net/ip.ts";
import { everyPort, type PortSet } from "#lib/net/port-set.ts";
import { TCP, UDP } from "#lib/net/protocol.ts";
import { intersect, isEmpty } from "#lib/net/range-set.ts";
import { portsOf, trafficOf, type Traffic } from "#lib/net/traffic.ts";
import { inScope } from "./in-scope.ts";
import { oncePerScope } from "./once-per.ts";

/** By which addresses and which protocol an interface is asked for. */
export type Way = { readonly family: 4 | 6; readonly protocol: typeof TCP | typeof UDP };

/** Interfaces that are alike, and the ports on which anybody on the internet reaches them by one way. */
export type Exposed = {
  readonly way: Way;
  readonly interfaces: readonly OwnedInterface[];
  readonly ports: PortSet;
  /** The rules that let the world in, with their groups. */
  readonly rules: readonly { readonly urn: Urn; readonly rule: GroupRule; readonly ports: PortSet }[];
};

/** What is exposed in a scope, and why that cannot be told of some interfaces. */
export type Exposures = { readonly exposed: readonly Exposed[]; readonly unknowns: readonly string[] };

const ways: readonly Way[] = ([4, 6] as const).flatMap((family) => [
  { family, protocol: TCP },
  { family, protocol: UDP },
]);

/**
 * Which interfaces of a scope anybody on the internet reaches, over IPv4 and IPv6, and on which TCP and UDP ports: asked of the
 * engine, with routes, gateways, network ACLs and Block Public Access. Load balancers are meant to be reached and are left out.
 */
export const exposuresOf = oncePerScope((topology, scope): Exposures => {
  const world = worldOf(topology);
  const exposed: Exposed[] = [];
  const unknowns: string[] = [];
  for (const alike of alikeOf(inScope(topology.interfaces, scope)).values()) {
    for (const way of ways) {
      const station = stationOf(alike[0], way);
      const rules = station === undefined ? [] : worldRules(topology, station.owned, way);
      if (station === undefined || rules.length === 0) continue;
      const met = reachedBy(world, station, way);
      if (typeof met === "string") unknowns.push(met);
      else if (!isEmpty(met)) exposed.push(exposedBy(alike, met, { way, rules }));
    }
  }
  return { exposed, unknowns: [...new Set(unknowns)] };
});

/** What is exposed in a scope by the way that targets of load balancers are met: over IPv4 and TCP. */
export function exposedTargets(topology: Topology, place: Parameters<typeof exposuresOf>[1]): readonly Exposed[] {
  return exposuresOf(topology, place).exposed.filter(({ way }) => way.family === 4 && way.protocol === TCP);
}

/** Interfaces with a public address that no rule tells apart: of the same groups, subnet and state. */
function alikeOf(interfaces: readonly OwnedInterface[]): ReadonlyMap<string, OwnedInterface[]> {
  const alike = new Map<string, OwnedInterface[]>();
  for (const owned of interfaces) {
    const { association, ipv6Addresses, groups, subnetId, status, attachment } = owned.item;
    const [isPublic, hasIpv6] = [association?.publicIp !== undefined, ipv6Addresses.length > 0];
    const isOurs = owned.owner.class !== "load-balancer" && owned.owner.class !== "nat-gateway";
    if (!(isPublic || hasIpv6) || groups.length === 0 || !isOurs) continue;
    const ids = groups.map(({ groupId }) => groupId).sort();
    const key = [subnetId, status, attachment?.instanceId ?? "", isPublic, hasIpv6, ...ids].join("|");
    const list = alike.get(key);
    if (list === undefined) alike.set(key, [owned]);
    else list.push(owned);
  }
  return alike;
}

/** Where an interface is met by the internet: behind its public IPv4 address, or at its IPv6 one. */
function stationOf(owned: OwnedInterface | undefined, { family }: Way): InterfaceStation | undefined {
  if (owned === undefined) return undefined;
  const { association, privateIpAddress, ipv6Addresses } = owned.item;
  const inside = association?.publicIp === undefined ? undefined : privateIpAddress;
  const ip = parseIp((family === 4 ? inside : ipv6Addresses[0]) ?? "");
  return ip === undefined ? undefined : { kind: "interface", node: owned.urn, owned, ip };
}

/** The rules of an interface's groups that are for everyone on the internet, and open a port of the protocol. */
function worldRules(topology: Topology, owned: OwnedInterface, { family, protocol }: Way) {
  return owned.item.groups.flatMap(({ groupId }) => {
    const urn = urnOf(owned, "security-group", groupId);
    return (topology.securityGroupRules.get(urn) ?? [])
      .filter((rule) => !rule.isEgress && (family === 4 ? rule.cidrIpv4 : rule.cidrIpv6) !== undefined)
      .filter((rule) => isForEveryone(rule) && !isEmpty(portsOf(ruleTraffic(rule), protocol)))
      .map((rule) => ({ urn, rule }));
  });
}

/** Whether a rule lets everyone in, or so much of the internet that it comes to the same. */
export function isForEveryone({ cidrIpv4, cidrIpv6 }: GroupRule): boolean {
  const length = Number((cidrIpv4 ?? cidrIpv6 ?? "/128").split("/")[1]);
  return cidrIpv4 === undefined ? length <= 3 : length <= 1;
}

/** The ports on which a stranger of the internet reaches an interface; or why that is not known. */
function reachedBy(world: World, station: InterfaceStation, way: Way): PortSet | string {
  const { protocol } = way;
  const ip = strangerTo(world, station, way);
  const from: OutsideStation = { kind: "outside", node: "internet", ip, text: "internet" };
  const walk: Walk = {
    world,
    say: sayIn("en"),
    protocol,
    ports: everyPort,
    sourcePorts: clientPorts.any,
    request: trafficOf(protocol, everyPort),
    reply: trafficOf(protocol, clientPorts.any),
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
  return portsOf(request, protocol);
}

/** An address of the largest part of the internet that no rule tells apart. */
function strangerTo(world: World, station: InterfaceStation, { family }: Way): Ip {
  const size = ({ ips }: ReturnType<typeof piecesOf>[number]) =>
    family === 4
      ? ips.v4.reduce((sum, { from, until }) => sum + until - from, 0)
      : ips.v6.reduce((sum, { from, until }) => sum + Number(until - from), 0);
  const pieces = piecesOf(world, family === 4 ? publicIpv4 : publicIpv6, [station]);
  return pieces.toSorted((a, b) => size(b) - size(a))[0]?.ip ?? somebody[family];
}

const somebody: { readonly [Family in Way["family"]]: Ip } = {
  4: { family: 4, value: 0x08080808 },
  6: { family: 6, value: 0x2001_4860_4860n << 80n },
};

function exposedBy(
  interfaces: readonly OwnedInterface[],
  ports: PortSet,
  { way, rules }: { readonly way: Way; readonly rules: readonly { readonly urn: Urn; readonly rule: GroupRule }[] },
): Exposed {
  const letting = rules.flatMap(({ urn, rule }) => {
    const open = intersect(portsOf(ruleTraffic(rule), way.protocol), ports);
    return isEmpty(open) ? [] : [{ urn, rule, ports: open }];
  });
  return { way, interfaces, ports, rules: letting };
}
