import type { SubnetPlace } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { hasPorts } from "#lib/net/protocol.ts";
import type { RouteChoice } from "../reach/longest-prefix.ts";
import { clientPorts } from "../reach/client-ports.ts";
import { natGate } from "../reach/nat-gate.ts";
import { natStation } from "../reach/nat-gateway.ts";
import { subnetOf } from "../reach/world.ts";
import { closed, type Crossing } from "./crossing.ts";
import { EVERYTHING } from "./extents.ts";
import { replyOver, type Client, type Finding, type Nat } from "./finding.ts";
import { outByGateway } from "./internet-crossings.ts";
import type { Location } from "./locations.ts";
import { leadsTo, type Aimed } from "./plain-crossings.ts";

/** The NAT gateway a route leads to; `undefined` when it is of another kind, or not all about it was read. */
export function natOf(finding: Finding, near: SubnetPlace, choice: RouteChoice): Nat | undefined {
  if (choice.kind !== "route" || choice.target.kind !== "nat-gateway") return undefined;
  const { routeTable: table, target } = choice;
  return finding.nats(urnOf(near, "nat-gateway", target.id), (urn) => {
    const { world, extents } = finding;
    const gateway = world.gateways.natGateways.get(urn)?.item;
    const station = natStation(world, urn, { gateway, near });
    const subnet = station === undefined ? undefined : subnetOf(world, station.owned);
    if (gateway === undefined || station === undefined || subnet === undefined) return undefined;
    const isPlain = gateway.connectivityType !== "private" && gateway.availabilityMode !== "regional";
    if (!isPlain || station.owned.item.groups.length > 0) return undefined;
    const { walk } = finding.clientOf(clientPorts.any);
    const exit = { kind: "exit", target, table, at: { subnet: near }, over: [] } as const;
    const aim = { ip: { family: 4, value: 0 } } as const;
    const gated = natGate(walk, { from: station, aim, exit }, { gateway, station });
    return gated.unread.length > 0
      ? undefined
      : { station, subnet, carries: extents.idOf(gated.allows, gated.mayAllow) };
  });
}

/** Whose packet goes out by a NAT gateway. */
export type Sending = { readonly origin: Location; readonly near: SubnetPlace; readonly to: Aimed };

/**
 * Out by a NAT gateway and its own subnet's internet gateway: both subnets' network ACLs on both legs. `undefined` when only
 * a walk can tell.
 */
export function outByNat(finding: Finding, nat: Nat, { origin, near, to }: Sending): Crossing | undefined {
  const { clientOf, routes, extents } = finding;
  const onward = routes(nat.subnet, to);
  const client = clientOf(origin.clientPorts);
  if (onward.kind !== "route" || leadsTo(onward) !== "internet-gateway") return undefined;
  const { station, subnet } = nat;
  const outer = hasPorts(client.walk.protocol) ? clientOf(clientPorts.any) : client;
  const leg = outByGateway(finding, { station, subnet, client: outer, to, gateway: onward.target.id });
  if (leg === undefined || leg === closed) return leg;
  const isNeighbour = subnet === near;
  const out = client.requestAcl({ subnet: near, direction: "egress", other: to });
  const into = isNeighbour ? EVERYTHING : client.requestAcl({ subnet, direction: "ingress", other: origin });
  const request = [out, into, nat.carries].reduce((sum, one) => extents.both(sum, one), leg.request);
  if (isNeighbour || client.walk.reply.length === 0) return { ...leg, request };
  const reply = replyHome(finding, client, { nat, origin, near, to });
  return reply === undefined || leg.reply !== "open" ? undefined : { ...leg, request, ...reply };
}

/** From the NAT gateway to whom it sent for. */
function replyHome(
  { routes }: Finding,
  client: Client,
  { nat: { subnet }, origin, near, to }: Sending & { readonly nat: Nat },
): Pick<Crossing, "reply" | "replyTraffic"> | undefined {
  if (leadsTo(routes(subnet, origin)) !== "local" || subnet.vpcUrn !== near.vpcUrn) return undefined;
  const acls = client.replies.both(
    client.replyAcl({ subnet, direction: "egress", other: origin }),
    client.replyAcl({ subnet: near, direction: "ingress", other: to }),
  );
  return replyOver(client, acls);
}
