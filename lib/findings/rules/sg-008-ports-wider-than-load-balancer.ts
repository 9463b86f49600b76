import { ruleTraffic } from "#lib/analysis/reach/read-rules.ts";
import type { GroupRule, ServicePlace, Topology } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import { TCP } from "#lib/net/protocol.ts";
import { contains, isEmpty } from "#lib/net/range-set.ts";
import { formatTraffic, portsOf } from "#lib/net/traffic.ts";
import { exposedTargets, isForEveryone } from "../exposed-ports.ts";
import { distinct, fact, listed } from "../fact.ts";
import { servicesOf } from "../group-health.ts";
import { membersOfGroups } from "../group-members.ts";
import { inScope } from "../in-scope.ts";
import { narrowing, revocation, type FoundRules } from "../narrowing.ts";
import type { ScopeOf } from "../once-per.ts";
import { defineRule, type Saying } from "../rule.ts";
import { ruleText } from "../security-group-remedy.ts";
import { subjectOf } from "../subject.ts";
import { FIRST_HOST_PORT, usesOf, type TargetUse } from "../target-uses.ts";

type Sentence = "reachable" | "world" | "leftover";

/** A security group of targets. */
type Subject = { readonly urn: Urn; readonly uses: readonly TargetUse[]; readonly services: readonly ServicePlace[] };

/** SG-008: the security group of targets lets in more than the load balancer needs. */
export const portsWiderThanLoadBalancer = defineRule({
  id: "SG-008",
  slug: "ports-wider-than-load-balancer",
  severity: "medium",
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
    "routeTables",
    "internetGateways",
    "networkAcls",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
  ],
  partialIsFine: [
    "listeners",
    "listenerRules",
    "subnets",
    "routeTables",
    "internetGateways",
    "networkAcls",
    "ecsServices",
  ],
  text: {
    title: "Targets are open to more than their load balancer",
    why: "What may call a target directly goes past the load balancer: past its listener rules, its certificate, its firewall and its logs. With a public address the target is on the internet itself; without one, everything inside and in connected networks may call it.",
    fix: "Let in the load balancer's security group only, on the target's port and the health check's. In awsvpc mode no range of host ports is needed.",
    limits:
      "A range of private addresses, or a short list of public ones, is taken as meant. Whether something listens on the other ports is not seen.",
    says: {
      reachable:
        "The internet reaches {services} past {loadBalancers}: security group {group} lets everyone in on {ports}, and the targets have public addresses",
      world: "Security group {group} of {services} lets everyone in on {ports}, not only {loadBalancers}",
      leftover: "Security group {group} of {services} still opens host ports ({ports}) that awsvpc tasks do not use",
    },
    figures: {
      reachable: "Rules: {rules}. Target ports: {needed}. Reachable from the internet: {exposed}.",
      world: "Rules: {rules}. Target ports: {needed}. No public address leads there.",
      leftover: "Rules: {rules}. Target ports: {needed}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html",
  ],
  subjects: ({ scope, topology }) => {
    const uses = inScope(topology.targetGroups, scope)
      .filter(({ item, forwardedBy }) => forwardedBy.length > 0 && item.targetType !== "lambda")
      .flatMap((group) => usesOf(group));
    return [...groupBy(uses, ({ urn }) => urn)].map(([urn, all]): Subject => ({
      urn,
      uses: all.map(({ use }) => use),
      services: distinct(all.flatMap(({ use }) => servicesOf(use.group, topology))),
    }));
  },
  check: (subject, { topology, scope }) => {
    const rules = (topology.securityGroupRules.get(subject.urn) ?? []).filter(({ isEgress }) => !isEgress);
    const wide = rules.filter((rule) => isForEveryone(rule) && isTooWide(rule, subject));
    const left = rules.filter((rule) => isLeftover(rule, subject) && !hasOthers(subject, topology, scope));
    const region = scope.region;
    const found = { all: rules, region };
    return [
      ...(wide.length === 0 ? [] : [wideFinding(topology, subject, { ...found, rules: wide })]),
      ...(left.length === 0 ? [] : [leftFinding(subject, { ...found, rules: left })]),
    ];
  },
});

/** A rule for everyone on a port that only the load balancer calls, or on a thousand ports and more. */
function isTooWide(rule: GroupRule, { uses }: Subject): boolean {
  const ports = portsOf(ruleTraffic(rule), TCP);
  const count = ports.reduce((sum, { from, until }) => sum + until - from, 0);
  const isMet = uses.some(({ port, keeps }) => !keeps && port !== undefined && contains(ports, port));
  return !isEmpty(ports) && ((count >= 1000 && !isForClients(rule, uses)) || isMet);
}

/** The range of host ports, where clients arrive under their own addresses at whichever Docker chose: only everyone is all of them. */
function isForClients({ fromPort }: GroupRule, uses: readonly TargetUse[]): boolean {
  const isOfClients = ({ keeps, isDynamic, group }: TargetUse) =>
    keeps && isDynamic && group.forwardedBy.every(({ loadBalancer }) => loadBalancer.item.securityGroups.length === 0);
  return fromPort !== undefined && fromPort >= FIRST_HOST_PORT && uses.some(isOfClients);
}

/** Whether anything but tasks with interfaces of their own carries the group: what that is for is not seen. */
function hasOthers({ urn }: Subject, topology: Topology, scope: ScopeOf): boolean {
  const members = membersOfGroups(topology, scope).get(subjectOf(urn).subjectId) ?? [];
  return members.some(({ owner }) => owner.class !== "ecs-task");
}

/** The range of host ports, on a group that only awsvpc tasks have, and none of it theirs. */
function isLeftover(rule: GroupRule, { uses }: Subject): boolean {
  const { fromPort, toPort, ipProtocol } = rule;
  if (ipProtocol !== "tcp" || fromPort === undefined || toPort === undefined) return false;
  const isRange = fromPort >= FIRST_HOST_PORT && toPort - fromPort >= 1000;
  if (!isRange || isForEveryone(rule)) return false;
  const isUsed = uses.some(
    ({ port, isAwsvpc }) => !isAwsvpc || (port !== undefined && fromPort <= port && port <= toPort),
  );
  return !isUsed;
}

function common({ urn, uses, services }: Subject, { rules }: FoundRules) {
  const { subjectId: group } = subjectOf(urn);
  const balancers = uses.flatMap(({ group: of }) => of.forwardedBy.map(({ loadBalancer }) => loadBalancer));
  return {
    ...subjectOf(urn),
    confidence: "confirmed" as const,
    values: {
      group,
      services: services.length === 0 ? group : listed(services.map(({ item }) => item.serviceName)),
      loadBalancers: listed(distinct(balancers.map(({ item }) => item.loadBalancerName))),
      ports: listed(distinct(rules.map((rule) => formatTraffic(ruleTraffic(rule))))),
      rules: listed(rules.map(ruleText)),
      needed: listed(distinct(uses.flatMap(({ port }) => (port === undefined ? [] : [`tcp ${String(port)}`])))),
    },
    affected: services.map((service) => service.urn),
    because: rules
      .slice(0, 5)
      .map((rule) => fact(urn, "securityGroupRules", `${rule.securityGroupRuleId ?? group}: ${ruleText(rule)}`)),
    about: [urn, ...services.map((service) => service.urn)],
  };
}

function wideFinding(topology: Topology, subject: Subject, found: FoundRules): Saying<Sentence> {
  const { values, ...rest } = common(subject, found);
  const mine = new Set(subject.uses.map(({ interfaceUrn }) => interfaceUrn));
  const [place] = subject.uses.map(({ group }) => group);
  const exposed =
    place === undefined
      ? []
      : exposedTargets(topology, place).filter(
          ({ rules, interfaces }) =>
            rules.some(({ urn }) => urn === subject.urn) && interfaces.some(({ urn }) => mine.has(urn)),
        );
  const addresses = exposed.flatMap(({ interfaces }) =>
    interfaces.map(({ item }) => item.association?.publicIp ?? "?"),
  );
  const isReachable = addresses.length > 0;
  return {
    ...rest,
    ...narrowing(subject, found),
    discriminator: "world",
    says: isReachable ? "reachable" : "world",
    severity: isReachable ? "high" : "medium",
    values: { ...values, exposed: listed(addresses) || "—" },
  };
}

function leftFinding(subject: Subject, found: FoundRules): Saying<Sentence> {
  const group = subjectOf(subject.urn).subjectId;
  const cli = revocation(group, found);
  return {
    ...common(subject, found),
    ...(cli === undefined ? {} : { cli }),
    discriminator: "leftover",
    says: "leftover",
    severity: "low",
  };
}
