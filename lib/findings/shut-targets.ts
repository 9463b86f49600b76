import type { LoadBalancerPlace, TargetGroupPlace, TargetPlace, Topology } from "#lib/graph/topology.ts";
import type { AreaName } from "#lib/model/areas.ts";
import { urnOf } from "#lib/model/urn.ts";
import { distinct, fact, listed } from "./fact.ts";
import type { Because } from "./finding.ts";
import { unreadHealth } from "./group-health.ts";
import type { Leg, LegsTo } from "./load-balancer-leg.ts";
import { metIn, type AlikeTargets, type MetTarget } from "./met-targets.ts";
import type { Remedy } from "./remedy.ts";
import { openPorts, ruleText } from "./security-group-remedy.ts";
import { shutPorts, type ShutPorts } from "./shut-ports.ts";

/** The areas that a leg from a load balancer to a target rests on. */
export const legAreas = [
  "loadBalancers",
  "listeners",
  "listenerRules",
  "targetGroups",
  "targetHealth",
  "networkInterfaces",
  "securityGroups",
  "securityGroupRules",
  "subnets",
  "ecsServices",
  "ecsTasks",
  "ecsTaskDefinitions",
  "ecsContainerInstances",
  "ec2Instances",
  "managedPrefixLists",
] as const satisfies readonly AreaName[];

const wholeAreas = new Set<AreaName>(["loadBalancers", "targetGroups", "targetHealth", "networkInterfaces"]);

/** Those that may be read in part: what is missing of them makes the leg itself unknown. */
export const legAreasInPart = legAreas.filter((area) => !wholeAreas.has(area));

/** A load balancer, a target group it forwards to, and which ports of a target it must reach. */
export type TargetsAsked = {
  readonly balancer: LoadBalancerPlace;
  readonly group: TargetGroupPlace;
  readonly legsTo: LegsTo;
  readonly portsOf: (target: TargetPlace, group: TargetGroupPlace) => readonly number[];
};

/** A target some port of which a security group keeps shut. */
export type Shut = Pick<TargetPlace, "urn" | "target"> & {
  readonly groupId: string | undefined;
  readonly egress: readonly number[];
  readonly ingress: readonly number[];
};

/** The targets that security groups shut off, of those that are seen; or why that cannot be told. */
export type JudgedTargets = { readonly shut: readonly Shut[]; readonly visible: number } | { readonly unknown: string };

/** The targets of a group that are met inside what we see, draining ones aside, by what they are alike in; or why there are none. */
export function stayingTargets({
  balancer,
  group,
}: Pick<TargetsAsked, "balancer" | "group">): readonly AlikeTargets[] | { readonly unknown: string } {
  const unread = unreadHealth(group);
  if (unread !== undefined) return { unknown: unread };
  if (group.item.ipAddressType === "ipv6")
    return { unknown: `${group.item.targetGroupName} has IPv6 targets, which are not followed.` };
  if (balancer.interfaces.length === 0)
    return { unknown: `The interfaces of ${balancer.item.loadBalancerName} were not found.` };
  const staying = metIn(group).alike.filter(([{ place }]) => isStaying(place));
  if (staying.length === 0 && group.targets.some(isStaying))
    return { unknown: `No target of ${group.item.targetGroupName} is in a VPC of this survey.` };
  return staying;
}

function isStaying({ target }: TargetPlace): boolean {
  return target.state !== "draining";
}

/** The same targets one by one, in the order of their group. */
export function inOrder(group: TargetGroupPlace): readonly MetTarget[] {
  return metIn(group).inOrder.filter(({ place }) => isStaying(place));
}

/** Which targets of a group the security groups on the way keep the load balancer from. */
export function judgeTargets(asked: TargetsAsked): JudgedTargets {
  const staying = stayingTargets(asked);
  if ("unknown" in staying) return staying;
  const shutOn = shutPorts();
  const visible = staying.reduce((sum, { length }) => sum + length, 0);
  if (staying.every((alike) => areReached(alike, asked, shutOn))) return { shut: [], visible };
  const judged = inOrder(asked.group).map((target) => judgeTarget(target, asked, shutOn));
  const unknown = judged.find((one) => one !== undefined && "unknown" in one);
  if (unknown !== undefined && "unknown" in unknown) return unknown;
  return { shut: judged.flatMap((one) => (one === undefined || "unknown" in one ? [] : [one])), visible };
}

/** Whether nothing keeps targets that are alike from being reached: one stands for all, unless a rule tells their addresses apart. */
function areReached(alike: AlikeTargets, asked: TargetsAsked, shutOn: ShutPorts): boolean {
  const [first] = alike;
  const { isForAlike } = asked.legsTo(asked.balancer.interfaces, first.on, first.address);
  return (isForAlike ? [first] : alike).every((target) => judgeTarget(target, asked, shutOn) === undefined);
}

/** What keeps one target from being reached: nothing, or why that is not known. */
function judgeTarget(
  met: MetTarget,
  { balancer, group, legsTo, portsOf }: TargetsAsked,
  shutOn: ShutPorts,
): Shut | { readonly unknown: string } | undefined {
  const { place } = met;
  const { legs } = legsTo(balancer.interfaces, met.on, met.address);
  const shut = shutOn(legs, portsOf(place, group));
  const { egress } = shut;
  // A port Docker chose is SG-003's: there the range matters, not the port of the day.
  const ingress = place.port?.dynamic === true ? [] : shut.ingress;
  if (egress === undefined || ingress === undefined) return { unknown: unreadOf(legs) };
  if (egress.length + ingress.length === 0) return undefined;
  const { target, urn } = place;
  // The check passes through what our reading says is shut: then the reading is wrong or old, and nothing is claimed.
  if (target.state === "healthy" && [...egress, ...ingress].includes(healthCheckPort(place, group) ?? NaN)) {
    return { unknown: `${target.id} is healthy although its security groups say no: they may just have changed.` };
  }
  return { urn, target, groupId: met.on.item.groups[0]?.groupId, egress, ingress };
}

function unreadOf(legs: readonly Leg[]): string {
  const texts = legs.flatMap(({ egress, ingress }) => [egress.unread, ingress.unread]);
  return texts.find((text) => text !== undefined) ?? "A security group was not read.";
}

/** The ports of a target that a load balancer opens connections to: the traffic port, and the health check's when it is another. */
export function bothPorts(target: TargetPlace, group: TargetGroupPlace): readonly number[] {
  const { port } = target.target;
  const checked = healthCheckPort(target, group);
  return [port, checked === port ? undefined : checked].filter((one) => one !== undefined);
}

/** The port of a target that is checked; `undefined` when none is. */
export function healthCheckPort({ target }: TargetPlace, { item }: TargetGroupPlace): number | undefined {
  if (item.healthCheckEnabled === false) return undefined;
  const port = Number(target.healthCheckPort ?? item.healthCheckPort);
  return Number.isInteger(port) ? port : target.port;
}

/** Which ports are shut where, and the groups to open them on. */
export type MissingPorts = {
  readonly egress: readonly number[];
  readonly ingress: readonly number[];
  readonly ports: readonly number[];
  readonly groupId: string | undefined;
  readonly sourceId: string | undefined;
};

/** What the targets that are shut off lack together. */
export function missingOf(shut: readonly Shut[], groups: Pick<MissingPorts, "groupId" | "sourceId">): MissingPorts {
  const egress = distinct(shut.flatMap((one) => one.egress));
  const ingress = distinct(shut.flatMap((one) => one.ingress));
  return { egress, ingress, ports: distinct([...ingress, ...egress]), ...groups };
}

/** On which side of the leg something is missing. */
export function sideOf({ egress, ingress }: MissingPorts): "ingress" | "egress" | "both" {
  if (egress.length === 0) return "ingress";
  return ingress.length === 0 ? "egress" : "both";
}

/** A target as it is registered: `10.0.1.10:8080`. */
export function addressOf({ target }: Shut): string {
  return `${target.id}:${target.port ?? "?"}`;
}

/** What the load balancer says of a target. */
export function healthOf({ target }: Shut): string {
  return [target.state ?? "?", ...(target.reason === undefined ? [] : [target.reason])].join(" ");
}

/** The rules that are there, instead of those that are missing. */
export function ruleFacts(
  topology: Topology,
  balancer: LoadBalancerPlace,
  { groupId, sourceId }: MissingPorts,
): readonly Because[] {
  const sides = [
    { id: groupId, isEgress: false },
    { id: sourceId, isEgress: true },
  ];
  return sides.flatMap(({ id, isEgress }) => {
    if (id === undefined) return [];
    const urn = urnOf(balancer, "security-group", id);
    const rules = (topology.securityGroupRules.get(urn) ?? []).filter((rule) => rule.isEgress === isEgress);
    const text = listed(rules.map(ruleText)) || "—";
    return [fact(urn, "securityGroupRules", `${id} ${isEgress ? "egress" : "ingress"}: ${text}`)];
  });
}

/** One command and one Terraform rule for every port that is missing. */
export function openings(region: string, { ingress, egress, groupId, sourceId }: MissingPorts): Remedy {
  if (groupId === undefined || sourceId === undefined) return {};
  const all = [
    ...ingress.map((port) => ({ side: "ingress" as const, on: groupId, peer: sourceId, from: port, to: port })),
    ...egress.map((port) => ({ side: "egress" as const, on: sourceId, peer: groupId, from: port, to: port })),
  ].map((opening) => openPorts(region, opening));
  return { cli: all.map(({ cli }) => cli).join("\n"), terraform: all.map(({ terraform }) => terraform).join("\n\n") };
}
