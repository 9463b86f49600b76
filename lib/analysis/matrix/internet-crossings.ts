import type { SubnetPlace } from "#lib/graph/topology.ts";
import type { Ip } from "#lib/net/ip.ts";
import { gatewayEndpointGate } from "../reach/gateway-endpoint.ts";
import { internetGatewayStep } from "../reach/internet-gateway-gate.ts";
import type { RouteChoice } from "../reach/longest-prefix.ts";
import { clientPorts } from "../reach/client-ports.ts";
import { decisionOf, packetOf, type InterfaceStation } from "../reach/step.ts";
import { closed, unhindered, type Crossing } from "./crossing.ts";
import { replyOver, type Client, type Finding } from "./finding.ts";
import { leadsTo, type Aimed } from "./plain-crossings.ts";

/** Who sends something to the internet, out of which subnet, and by which gateway its route leads. */
export type Outward = {
  readonly station: InterfaceStation;
  readonly subnet: SubnetPlace;
  readonly client: Client;
  readonly to: Aimed;
  readonly gateway: string;
};

type RouteTaken = Extract<RouteChoice, { readonly kind: "route" }>;

/** The same the other way round: who is met, in which subnet. */
type Inward = Omit<Outward, "gateway">;

/** Out through an internet gateway to an address that nobody of ours holds; `undefined` when only a walk can tell. */
export function outByGateway(finding: Finding, outward: Outward): Crossing | undefined {
  const { subnet, client, to } = outward;
  const isReplyDue = client.walk.reply.length > 0;
  const out = decide(finding, outward, { direction: "request", way: "out" });
  const back = isReplyDue ? decide(finding, outward, { direction: "reply", way: "in" }) : "pass";
  if (out === "block" || back === "block") return closed;
  if (out === "unknown" || back === "unknown") return undefined;
  const request = client.requestAcl({ subnet, direction: "egress", other: to });
  const reply = isReplyDue ? replyOver(client, client.replyAcl({ subnet, direction: "ingress", other: to })) : {};
  return { ...unhindered, request, ...reply, egress: "by-address", ingress: "not" };
}

/** To a service through a gateway endpoint, whose replies pass the client's network ACL; `undefined` when only a walk can tell. */
export function outByEndpoint(
  { extents }: Finding,
  { station, subnet, client, to }: Inward,
  { routeTable: table, target }: RouteTaken,
): Crossing | undefined {
  const exit = { kind: "exit", target, table, at: { subnet, sender: station }, over: [] } as const;
  const gated = gatewayEndpointGate(client.walk, { exit });
  if (gated.unread.length > 0) return undefined;
  const out = client.requestAcl({ subnet, direction: "egress", other: to });
  const request = extents.both(out, extents.idOf(gated.allows, gated.mayAllow));
  const isReplyDue = client.walk.reply.length > 0;
  const reply = isReplyDue ? replyOver(client, client.replyAcl({ subnet, direction: "ingress", other: to })) : {};
  return { ...unhindered, request, ...reply, egress: "by-address", ingress: "not" };
}

/** In through an internet gateway from an address that nobody of ours holds; `undefined` when only a walk can tell. */
export function inByGateway(finding: Finding, { from, to }: { from: Aimed; to: number }): Crossing | undefined {
  const [station, subnet] = [finding.stations[to], finding.subnets[to]];
  if (station === undefined || subnet === undefined) return undefined;
  const client = finding.clientOf(clientPorts.any);
  const inward: Inward = { station, subnet, client, to: from };
  const into = decide(finding, { ...inward, gateway: "" }, { direction: "request", way: "in" });
  if (into === "block") return closed;
  const reply = client.walk.reply.length === 0 ? {} : replyOut(finding, inward);
  if (into === "unknown" || reply === undefined) return undefined;
  const entering = client.requestAcl({ subnet, direction: "ingress", other: from });
  const request = finding.extents.both(entering, finding.arrivals(to));
  return { ...unhindered, request, ...reply, egress: "not", ingress: "by-address" };
}

/** A reply that leaves any other way than the request came is lost. */
function replyOut(finding: Finding, inward: Inward): Pick<Crossing, "reply" | "replyTraffic"> | undefined {
  const { subnet, client, to } = inward;
  const home = finding.routes(subnet, to);
  if (home.kind === "unread") return undefined;
  if (home.kind === "none" || leadsTo(home) !== "internet-gateway") return { reply: "closed", replyTraffic: [] };
  const out = decide(finding, { ...inward, gateway: home.target.id }, { direction: "reply", way: "out" });
  if (out === "block") return { reply: "closed", replyTraffic: [] };
  return out === "unknown" ? undefined : replyOver(client, client.replyAcl({ subnet, direction: "egress", other: to }));
}

type Way = { readonly direction: "request" | "reply"; readonly way: "out" | "in" };

/** What an internet gateway decides about a packet, whose outside end is an address of the internet. */
function decide(
  { gatewayDecisions }: Finding,
  { station, client, to, gateway }: Outward,
  { direction, way }: Way,
): ReturnType<typeof decisionOf> {
  const outside: Ip = { family: 4, value: to.ip };
  return gatewayDecisions(station, `${gateway} ${direction} ${way}`, () => {
    const ends =
      way === "out" ? { source: station.ip, destination: outside } : { source: outside, destination: station.ip };
    const packet = packetOf(client.walk, direction, ends);
    const crossing = { station, packet, way, ...(gateway === "" ? {} : { id: gateway }) };
    return decisionOf(internetGatewayStep(client.walk, crossing));
  });
}
