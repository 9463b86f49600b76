import { exitOrOwn, landingIn, type Carried, type Leg } from "./leg.ts";
import { throughPeering } from "./peering.ts";
import { routeFrom, type Routed } from "./route-step.ts";
import { packetOf, type Walk } from "./step.ts";
import { throughTransitGateway } from "./transit-gateway.ts";

/** Carries a packet by routes, peering connections and transit gateways until it is delivered or leaves the VPCs. */
export function carry(walk: Walk, leg: Leg): Carried {
  const packet = packetOf(walk, leg.direction, { source: leg.source, destination: leg.aim.ip });
  const routed = routeFrom(walk, leg.at.subnet, packet);
  const onward = past(walk, leg, routed);
  const { target } = routed;
  return { ...onward, ...(target === undefined ? {} : { target }), steps: [routed.step, ...onward.steps] };
}

function past(walk: Walk, leg: Leg, { target, table }: Routed): Carried {
  if (target === undefined || table === undefined) return { steps: [] };
  const { at, over, aim } = leg;
  const { account, region, item } = at.subnet;
  const { id } = target;
  switch (target.kind) {
    case "local":
      return { steps: [], landing: landingIn(walk, leg, { account, region, vpcId: item.vpcId }) };
    case "vpc-peering-connection":
      return throughPeering(walk, leg, { id, table });
    case "transit-gateway":
      return throughTransitGateway(walk, leg, { id, table, onward: carry });
    default:
      return { steps: [], landing: exitOrOwn(walk, { aim, at, over, target, table }) };
  }
}
