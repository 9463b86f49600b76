import type { NatGateway } from "#lib/model/resources/gateways.ts";
import { urnOf } from "#lib/model/urn.ts";
import { hasPorts, ICMP, TCP, UDP } from "#lib/net/protocol.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import type { Through } from "./arrival.ts";
import { blocks, cannotTell, passes, type Gated } from "./gate.ts";
import { throughNat64 } from "./nat64.ts";
import type { InterfaceStation, Walk } from "./step.ts";
import { unreadArea } from "./unread.ts";

type Gateway = { readonly gateway: NatGateway | undefined; readonly station: InterfaceStation | undefined };

/** What a NAT gateway decides of itself: it is there and available, and carries the protocol and family. */
export function natGate(walk: Walk, through: Through, { gateway, station }: Gateway): Gated {
  const { say, world } = walk;
  const { target, at, table } = through.exit;
  const { id } = target;
  const urn = urnOf(at.subnet, "nat-gateway", id);
  const evidence = (text: string) => ({ kind: "nat-gateway", id, text });
  if (gateway === undefined) {
    const gone = evidence(say("natGone", { id }));
    const unread = unreadArea(world.topology, at.subnet, "natGateways");
    return unread === undefined ? blocks("BAD_STATE", gone, table.urn) : cannotTell([unread], gone, urn);
  }
  const { state = "", availabilityMode } = gateway;
  if (state !== "available") return blocks("BAD_STATE", evidence(say("natState", { id, state })), urn);
  if (station === undefined && availabilityMode !== "regional") {
    const text = say("noInterface", { id });
    const missing = { text, call: "ec2:DescribeNetworkInterfaces" };
    const unread = unreadArea(world.topology, at.subnet, "networkInterfaces") ?? missing;
    return carried(walk, through, gateway) ?? cannotTell([unread], evidence(text), urn);
  }
  return carried(walk, through, gateway) ?? available(walk, urn, gateway);
}

/** What a NAT gateway never carries: IPv6 but to 64:ff9b::/96, and any protocol but three; `undefined` for the rest. */
function carried({ say, protocol }: Walk, { aim, exit }: Through, { natGatewayId: id }: NatGateway): Gated | undefined {
  const isForeign = aim.ip.family === 6 && throughNat64(aim.ip) === undefined;
  const isCarried = protocol === "all" || protocol === ICMP || hasPorts(protocol);
  if (!isForeign && isCarried) return undefined;
  const evidence = { kind: "nat-gateway", id, text: say(isForeign ? "natFamily" : "natProtocol", { id }) };
  return blocks("NAT_CANNOT_CARRY", evidence, urnOf(exit.at.subnet, "nat-gateway", id));
}

function available({ say, protocol }: Walk, urn: string, { natGatewayId: id, connectivityType }: NatGateway): Gated {
  const text = say("natAvailable", { id, type: connectivityType ?? "public" });
  const gated = passes({ kind: "nat-gateway", id, text }, urn);
  if (protocol !== "all") return gated;
  // Of "all protocols" a NAT gateway carries three.
  const allows = [ICMP, TCP, UDP].flatMap((one) => trafficOf(one));
  return { ...gated, allows, mayAllow: allows, code: "NAT_CANNOT_CARRY" };
}
