import type { TargetGroupPlace, TargetPlace } from "#lib/graph/topology.ts";
import { parseIp } from "#lib/net/ip.ts";
import { TCP } from "#lib/net/protocol.ts";
import { ownSteps } from "./own-gates.ts";
import { packetOf, type InterfaceStation, type Journey, type Step, type Walk } from "./step.ts";
import { portWalk } from "./target-leg.ts";
import { nodeFor, stateOf } from "./to-target.ts";
import { travel } from "./travel.ts";

/** A node, and the target of a group it checks. */
export type Check = {
  readonly node: InterfaceStation;
  readonly group: TargetGroupPlace;
  readonly target: TargetPlace;
};

/** The way of one health check; `undefined` when the target is no interface of ours. */
export function healthLeg(walk: Walk, { node, group, target }: Check): Journey | undefined {
  const ip = parseIp(target.address ?? "");
  if (target.networkInterface === undefined || ip === undefined) return undefined;
  const from = nodeFor(node, ip);
  if (from === undefined) return undefined;
  const leg = portWalk(walk, TCP, checkPort(group, target));
  const station: InterfaceStation = { kind: "interface", node: target.urn, owned: target.networkInterface, ip };
  const { request, reply } = travel(leg, from, station);
  const packet = packetOf(leg, "request", { source: from.ip, destination: ip });
  return { request: [...request.map(asCheck), ...ownSteps(leg, stateOf(walk, target), packet)], reply };
}

/** The target's own port for checks, else the group's, which may be the port of its traffic. */
function checkPort({ item }: TargetGroupPlace, { target }: TargetPlace): number {
  const own = target.healthCheckPort ?? item.healthCheckPort ?? "traffic-port";
  return own === "traffic-port" ? (target.port ?? item.port ?? 0) : Number(own);
}

function asCheck(step: Step): Step {
  const isFilter = step.gated.code === "ENI_SG_RULES_MISMATCH" || step.gated.code === "SUBNET_ACL_RESTRICTION";
  return isFilter ? { ...step, gated: { ...step.gated, code: "HEALTHCHECK_PORT_BLOCKED" } } : step;
}
