import type { LoadBalancerPlace, ServicePlace, TargetGroupPlace, TargetPlace, Topology } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inState, servicesOf, unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { loadBalancerLegs, whereMet, type Leg, type LegsTo, type MetTarget } from "../load-balancer-leg.ts";
import { openPorts, ruleText } from "../security-group-remedy.ts";
import { shutPorts, type ShutPorts } from "../shut-ports.ts";
import type { Because } from "../finding.ts";
import type { Remedy } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** An Application Load Balancer and a target group it forwards to. */
type Subject = {
  readonly balancer: LoadBalancerPlace;
  readonly group: TargetGroupPlace;
  readonly services: readonly ServicePlace[];
  readonly legsTo: LegsTo;
};

/** A target some port of which a security group keeps shut. */
type Shut = Pick<TargetPlace, "urn" | "target"> & {
  readonly groupId: string | undefined;
  readonly egress: readonly number[];
  readonly ingress: readonly number[];
};

/** SG-001: security groups keep an Application Load Balancer from its targets. */
export const loadBalancerCannotReachTargets = defineRule({
  id: "SG-001",
  slug: "load-balancer-cannot-reach-targets",
  severity: "high",
  level: "regional",
  needs: [
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
  ],
  partialIsFine: [
    "listeners",
    "listenerRules",
    "securityGroups",
    "securityGroupRules",
    "subnets",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "managedPrefixLists",
  ],
  text: {
    title: "Security groups keep the load balancer from its targets",
    why: "The load balancer opens a connection of its own to every target, on the traffic port and on the health check's port. Its groups must let it out, and the target's must let it in; what no rule allows is dropped without a word.",
    fix: "Allow the ports on the target's security group, with the load balancer's security group as the source.",
    limits:
      "IPv4 only. Targets outside the VPCs of this survey, and what a network ACL or a route does, are not judged here.",
    says: {
      ingress:
        "{loadBalancer} cannot reach {shut|target|targets} of {targetGroup}: security group {group} does not let {ports} in from {source}",
      egress:
        "{loadBalancer} cannot reach {shut|target|targets} of {targetGroup}: its own security group {source} does not let {ports} out",
      both: "{loadBalancer} cannot reach {shut|target|targets} of {targetGroup}: {source} does not let {ports} out, and {group} does not let it in",
    },
    figures: {
      ingress:
        "{shut} of {targets|target|targets}, for example {sample}. Missing: {ports} from {source} on {group}. Healthy: {healthy}.",
      egress:
        "{shut} of {targets|target|targets}, for example {sample}. Missing: {ports} out of {source}. Healthy: {healthy}.",
      both: "{shut} of {targets|target|targets}, for example {sample}. Missing: {ports} out of {source}, and in on {group}. Healthy: {healthy}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html",
  ],
  subjects: ({ scope, topology }) => {
    const legsTo = loadBalancerLegs(topology);
    return inScope(topology.targetGroups, scope)
      .filter(({ item }) => item.targetType === "ip" || item.targetType === "instance")
      .flatMap((group) => {
        const balancers = distinct(group.forwardedBy.map(({ loadBalancer }) => loadBalancer));
        const services = servicesOf(group, topology);
        return balancers
          .filter(({ item }) => item.type === "application")
          .map((balancer): Subject => ({ balancer, group, services, legsTo }));
      });
  },
  check: (subject, { scope, topology }) => {
    const { balancer, group, services } = subject;
    const judged = judgeTargets(subject);
    if ("unknown" in judged) return judged;
    const { shut, visible } = judged;
    const [sample] = shut;
    if (sample === undefined) return [];
    const healthy = inState(group, "healthy").length;
    const missing = missingOf(shut, { groupId: sample.groupId, sourceId: balancer.item.securityGroups[0] });
    const urns = services.map(({ urn }) => urn);
    return [
      {
        ...subjectOf(balancer.urn),
        discriminator: group.urn,
        says: saysOf(missing),
        severity: healthy === 0 && shut.length === visible ? "critical" : "high",
        confidence: shut.some(({ target }) => target.reason === "Target.Timeout") ? "confirmed" : "likely",
        values: {
          loadBalancer: balancer.item.loadBalancerName,
          targetGroup: group.item.targetGroupName,
          shut: shut.length,
          targets: visible,
          healthy,
          ports: listed(missing.ports.map((port) => `tcp/${port}`)),
          group: missing.groupId ?? "—",
          source: missing.sourceId ?? "—",
          sample: addressOf(sample),
        },
        affected: [group.urn, ...urns],
        because: [
          ...ruleFacts(topology, balancer, missing),
          ...shut.slice(0, 3).map((one) => fact(one.urn, "targetHealth", `${addressOf(one)}: ${healthOf(one)}`)),
        ],
        ...openings(scope.region, missing),
        about: [balancer.urn, group.urn, ...urns],
      },
    ];
  },
});

type Judged = { readonly shut: readonly Shut[]; readonly visible: number } | { readonly unknown: string };

function judgeTargets(subject: Subject): Judged {
  const { balancer, group } = subject;
  const unread = unreadHealth(group);
  if (unread !== undefined) return { unknown: unread };
  if (group.item.ipAddressType === "ipv6")
    return { unknown: `${group.item.targetGroupName} has IPv6 targets, which are not followed.` };
  if (balancer.interfaces.length === 0)
    return { unknown: `The interfaces of ${balancer.item.loadBalancerName} were not found.` };
  const staying = group.targets.filter(({ target }) => target.state !== "draining");
  const met = staying.flatMap((target) => whereMet(target) ?? []);
  if (met.length === 0 && staying.length > 0)
    return { unknown: `No target of ${group.item.targetGroupName} is in a VPC of this survey.` };
  const shutOn = shutPorts();
  const judged = met.map((target) => judgeTarget(target, subject, shutOn));
  const unknown = judged.find((one) => one !== undefined && "unknown" in one);
  if (unknown !== undefined && "unknown" in unknown) return unknown;
  return { shut: judged.flatMap((one) => (one === undefined || "unknown" in one ? [] : [one])), visible: met.length };
}

/** What keeps one target from being reached: nothing, or why that is not known. */
function judgeTarget(
  met: MetTarget,
  { balancer, group, legsTo }: Subject,
  shutOn: ShutPorts,
): Shut | { readonly unknown: string } | undefined {
  const { place } = met;
  const legs = legsTo(balancer.interfaces, met.on, met.address);
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

function portsOf(target: TargetPlace, group: TargetGroupPlace): readonly number[] {
  const { port } = target.target;
  const checked = healthCheckPort(target, group);
  return [port, checked === port ? undefined : checked].filter((one) => one !== undefined);
}

function healthCheckPort({ target }: TargetPlace, { item }: TargetGroupPlace): number | undefined {
  if (item.healthCheckEnabled === false) return undefined;
  const port = Number(target.healthCheckPort ?? item.healthCheckPort);
  return Number.isInteger(port) ? port : target.port;
}

/** Which ports are shut where, and the groups to open them on. */
type MissingPorts = {
  readonly egress: readonly number[];
  readonly ingress: readonly number[];
  readonly ports: readonly number[];
  readonly groupId: string | undefined;
  readonly sourceId: string | undefined;
};

function missingOf(shut: readonly Shut[], groups: Pick<MissingPorts, "groupId" | "sourceId">): MissingPorts {
  const egress = distinct(shut.flatMap((one) => one.egress));
  const ingress = distinct(shut.flatMap((one) => one.ingress));
  return { egress, ingress, ports: distinct([...ingress, ...egress]), ...groups };
}

function saysOf({ egress, ingress }: MissingPorts): "ingress" | "egress" | "both" {
  if (egress.length === 0) return "ingress";
  return ingress.length === 0 ? "egress" : "both";
}

function addressOf({ target }: Shut): string {
  return `${target.id}:${target.port ?? "?"}`;
}

function healthOf({ target }: Shut): string {
  return [target.state ?? "?", ...(target.reason === undefined ? [] : [target.reason])].join(" ");
}

/** The rules that are there, instead of those that are missing. */
function ruleFacts(
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
function openings(region: string, { ingress, egress, groupId, sourceId }: MissingPorts): Remedy {
  if (groupId === undefined || sourceId === undefined) return {};
  const all = [
    ...ingress.map((port) => ({ side: "ingress" as const, on: groupId, peer: sourceId, from: port, to: port })),
    ...egress.map((port) => ({ side: "egress" as const, on: sourceId, peer: groupId, from: port, to: port })),
  ].map((opening) => openPorts(region, opening));
  return { cli: all.map(({ cli }) => cli).join("\n"), terraform: all.map(({ terraform }) => terraform).join("\n\n") };
}
