import { urnOf } from "#lib/model/urn.ts";
import { formatIp } from "#lib/net/ip.ts";
import { intersect, isEmpty } from "#lib/net/range-set.ts";
import { formatTraffic } from "#lib/net/traffic.ts";
import { blocks, cannotTell, passes, type Gated } from "./gate.ts";
import type { Aim } from "./leg.ts";
import { reservedServiceAt, type ReservedService } from "./reserved-addresses.ts";
import { packetOf, type InterfaceStation, type Journey, type Walk } from "./step.ts";
import { vpcAt } from "./world.ts";

/** To a service AWS runs inside every VPC, unfiltered and unrouted; `undefined` when the address is no such service's. */
export function toReservedService(walk: Walk, from: InterfaceStation, aim: Aim): Journey | undefined {
  const { owned } = from;
  const service = reservedServiceAt(walk.world, owned, aim.ip);
  if (service === undefined) return undefined;
  const vpcId = owned.item.vpcId ?? "";
  const packet = packetOf(walk, "request", { source: from.ip, destination: aim.ip });
  const urn = urnOf(owned, "vpc", vpcId);
  return {
    request: [{ kind: "vpc", urn, id: vpcId, gated: judge(walk, from, { aim, service }), packet, walk }],
    reply: [],
  };
}

function judge(
  walk: Walk,
  { owned }: InterfaceStation,
  { aim, service }: { readonly aim: Aim; readonly service: ReservedService },
): Gated {
  const vpcId = owned.item.vpcId ?? "";
  const urn = urnOf(owned, "vpc", vpcId);
  const { serves, name } = service;
  const evidence = (text: string) => ({ kind: "vpc", id: vpcId, text });
  const support = vpcAt(walk.world, owned, vpcId)?.item.enableDnsSupport;
  if (name === "resolver" && support?.known === false) {
    const { message, call } = support.problem;
    return cannotTell([{ text: message, call }], evidence(message), urn);
  }
  if (name === "resolver" && support?.known === true && !support.value) {
    return blocks("DNS_ATTR_DISABLED", evidence(walk.say("resolverOff", { vpc: vpcId })), urn);
  }
  const values = { to: formatIp(aim.ip), ports: formatTraffic(serves) };
  if (isEmpty(intersect(serves, walk.request))) {
    return blocks("NO_POSSIBLE_DESTINATION", evidence(walk.say("reservedOther", values)), urn);
  }
  return { ...passes(evidence(walk.say("reservedService", values)), urn), allows: serves, mayAllow: serves };
}
