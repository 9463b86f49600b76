import type { LoadBalancerPlace, ServicePlace, TargetGroupPlace } from "#lib/graph/topology.ts";
import { fact, listed } from "../fact.ts";
import { distinctBalancers } from "../distinct-balancers.ts";
import { inState, servicesOf } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { loadBalancerLegs, type LegsTo } from "../load-balancer-leg.ts";
import { defineRule } from "../rule.ts";
import {
  addressOf,
  bothPorts,
  healthOf,
  judgeTargets,
  legAreas,
  legAreasInPart,
  missingOf,
  openings,
  ruleFacts,
  sideOf,
} from "../shut-targets.ts";
import { subjectOf } from "../subject.ts";

/** An Application Load Balancer and a target group it forwards to. */
type Subject = {
  readonly balancer: LoadBalancerPlace;
  readonly group: TargetGroupPlace;
  readonly services: readonly ServicePlace[];
  readonly legsTo: LegsTo;
};

/** SG-001: security groups keep an Application Load Balancer from its targets. */
export const loadBalancerCannotReachTargets = defineRule({
  id: "SG-001",
  slug: "load-balancer-cannot-reach-targets",
  severity: "high",
  level: "regional",
  needs: legAreas,
  partialIsFine: legAreasInPart,
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
        const services = servicesOf(group, topology);
        return distinctBalancers(group, "application").map((balancer): Subject => ({
          balancer,
          group,
          services,
          legsTo,
        }));
      });
  },
  check: (subject, { scope, topology }) => {
    const { balancer, group, services } = subject;
    const judged = judgeTargets({ ...subject, portsOf: bothPorts });
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
        says: sideOf(missing),
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
