import type { Route } from "#lib/model/resources/route-table.ts";
import {
  crosses,
  fromOutside,
  throughEgressOnlyGateway,
  throughGatewayEndpoint,
  throughInternetGateway,
  throughNatGateway,
  throughPeering,
  throughTransitGateway,
  type Leaving,
} from "./gateways.ts";
import { isOver, lost, unknown, type Fate, type Journey } from "./journey.ts";
import { placeOf, type Network } from "./network.ts";
import { routeOf } from "./routes.ts";

/** Walks one packet, step by step, to its end. */
export function travel(network: Network, start: Journey): Fate {
  let journey = start;
  for (let steps = 0; steps < 16; steps += 1) {
    const next = stepOf(network, journey);
    if (isOver(next)) return next;
    journey = next;
  }
  return lost("in circles");
}

function stepOf(network: Network, journey: Journey): Journey | Fate {
  const { place, packet } = journey;
  if (place.kind === "outside") return fromOutside(network, journey);
  if (place.kind === "vpc") return deliver(network, journey, { vpcId: place.vpcId });
  const subnet = network.subnetById.get(place.subnetId);
  if (subnet === undefined) return lost("no such subnet");
  const route = routeOf(network, place.subnetId, packet.destination);
  if (route === undefined) return lost("no route");
  if (route.state === "blackhole") return lost("blackhole");
  const zones = place.by === "interface" ? undefined : place.by.zones;
  if (route.gatewayId === "local")
    return deliver(network, journey, { vpcId: subnet.vpcId, from: place.subnetId, zones });
  return leave({ network, journey, subnet, isPassing: zones !== undefined }, route);
}

function leave(leaving: Leaving, route: Route): Journey | Fate {
  if (route.natGatewayId !== undefined) return throughNatGateway(leaving, route.natGatewayId);
  if (route.vpcPeeringConnectionId !== undefined) return throughPeering(leaving, route.vpcPeeringConnectionId);
  if (route.transitGatewayId !== undefined) return throughTransitGateway(leaving, route.transitGatewayId);
  if (route.egressOnlyInternetGatewayId !== undefined)
    return throughEgressOnlyGateway(leaving, route.egressOnlyInternetGatewayId);
  if (route.gatewayId?.startsWith("igw-") === true) return throughInternetGateway(leaving, route.gatewayId);
  if (route.gatewayId?.startsWith("vpce-") === true) return throughGatewayEndpoint(leaving, route);
  return unknown("beyond what AWS lists");
}

type Into = {
  readonly vpcId: string;
  readonly from?: string;
  /** The zones a transit gateway's attachment leads to, when that is what it came by. */
  readonly zones?: readonly (string | undefined)[] | undefined;
};

/** To who holds the address in this VPC, whether or not the network ACLs let it in. */
function deliver(network: Network, journey: Journey, { vpcId, from, zones }: Into): Journey | Fate {
  const { packet, session } = journey;
  const place = placeOf(vpcId, packet.destination);
  const nat = network.natByPlace.get(place);
  if (nat !== undefined) {
    const translation = session.translations.at(-1);
    if (!session.isReply || translation?.nat !== nat || nat.subnetId === undefined) return lost("NAT takes no calls");
    if (!crosses(network, packet, { from, to: nat.subnetId })) return lost("acl to the NAT gateway");
    const { source, sourcePort } = translation.before;
    return {
      ...journey,
      packet: { ...packet, destination: source, ...(sourcePort === undefined ? {} : { destinationPort: sourcePort }) },
      place: { kind: "subnet", subnetId: nat.subnetId, by: "interface" },
      session: { ...session, translations: session.translations.slice(0, -1) },
    };
  }
  const holder = network.interfaceByPlace.get(place);
  if (holder?.subnetId === undefined || holder.status !== "in-use") return lost("nobody at the address");
  if (zones?.includes(network.subnetById.get(holder.subnetId)?.availabilityZone) === false)
    return lost("no attachment in the zone it leads to");
  if (!crosses(network, packet, { from, to: holder.subnetId })) return lost("acl");
  return { kind: "interface", interface: holder, journey };
}
