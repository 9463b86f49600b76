import type { ServicePlace } from "#lib/graph/topology.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { keepsClientIp } from "#lib/analysis/reach/target-leg.ts";
import { fact, listed } from "../fact.ts";
import { inState, servicesOf } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { loadBalancerLegs } from "../load-balancer-leg.ts";
import { clientsShutOut, openToClients, type ClientsShutOut, type KeptPair } from "../kept-clients.ts";
import { defineRule, type Saying } from "../rule.ts";
import { distinctBalancers } from "../distinct-balancers.ts";
import {
  addressOf,
  bothPorts,
  healthCheckPort,
  healthOf,
  judgeTargets,
  legAreas,
  legAreasInPart,
  missingOf,
  openings,
  ruleFacts,
  sideOf,
  type Shut,
} from "../shut-targets.ts";
import { subjectOf } from "../subject.ts";

type Sentence = "ingress" | "egress" | "both" | "clients";

/** A Network Load Balancer and a target group it forwards to. */
type Subject = KeptPair & {
  readonly services: readonly ServicePlace[];
  /** Whether targets see the clients' addresses, or why that is not known. */
  readonly keeps: boolean | { readonly unknown: string };
};

/** SG-002: security groups keep a Network Load Balancer, or the clients it stands for, from its targets. */
export const networkLoadBalancerCannotReachTargets = defineRule({
  id: "SG-002",
  slug: "network-load-balancer-cannot-reach-targets",
  severity: "high",
  level: "regional",
  needs: legAreas,
  partialIsFine: legAreasInPart,
  text: {
    title: "Security groups keep a Network Load Balancer from its targets",
    why: "Health checks come from the load balancer's own addresses. Where it keeps the client's address, requests come from the clients': then a rule that names the load balancer's addresses, or a client's security group, does not let them in. A rule that names the load balancer's own security group always does.",
    fix: "Allow the ports on the target's security group with the load balancer's security group as the source. Without one, which cannot be added later, allow the clients' ranges on the traffic port, and the load balancer's subnets on the health check's.",
    limits:
      "IPv4 only. Who the clients of an internal load balancer without a security group are, is not known: any range in the target's rules is taken for theirs.",
    says: {
      ingress:
        "{loadBalancer} cannot reach {shut|target|targets} of {targetGroup}: security group {group} does not let {ports} in from {source}",
      egress:
        "{loadBalancer} cannot reach {shut|target|targets} of {targetGroup}: its own security group {source} does not let {ports} out",
      both: "{loadBalancer} cannot reach {shut|target|targets} of {targetGroup}: {source} does not let {ports} out, and {group} does not let it in",
      clients:
        "Clients of {loadBalancer} do not get through to {shut|target|targets} of {targetGroup}: they arrive under their own addresses, and security group {group} does not let {ports} in from there",
    },
    figures: {
      ingress:
        "{shut} of {targets|target|targets}, for example {sample}. Client addresses kept: {keeps}. Missing: {ports} from {source} on {group}. Healthy: {healthy}.",
      egress:
        "{shut} of {targets|target|targets}, for example {sample}. Client addresses kept: {keeps}. Missing: {ports} out of {source}. Healthy: {healthy}.",
      both: "{shut} of {targets|target|targets}, for example {sample}. Client addresses kept: {keeps}. Missing: {ports} out of {source}, and in on {group}. Healthy: {healthy}.",
      clients:
        "{shut} of {targets|target|targets}, for example {sample}. Client addresses kept: {keeps}. Clients: {source}. Open on {group}: {open}. Healthy: {healthy}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation",
  ],
  subjects: ({ scope, topology }) => {
    const legsTo = loadBalancerLegs(topology);
    return inScope(topology.targetGroups, scope)
      .filter(({ item }) => item.targetType === "ip" || item.targetType === "instance")
      .flatMap((group) =>
        distinctBalancers(group, "network").map((balancer): Subject => {
          const { keeps, unread } = keepsClientIp({ say: sayIn("en") }, { balancer, group });
          const services = servicesOf(group, topology);
          return { balancer, group, services, legsTo, keeps: unread === undefined ? keeps : { unknown: unread.text } };
        }),
      );
  },
  check: (subject, { scope, topology }) => {
    const { keeps } = subject;
    if (typeof keeps !== "boolean") return keeps;
    const portsOf = keeps ? checkedPorts : bothPorts;
    const judged = judgeTargets({ ...subject, portsOf });
    if ("unknown" in judged) return judged;
    const { shut, visible } = judged;
    const [sample] = shut;
    if (sample !== undefined)
      return [unreached(subject, { shut, sample, visible }, { region: scope.region, topology })];
    const clients = keeps ? clientsShutOut(topology, subject) : undefined;
    if (clients === undefined) return [];
    return "unknown" in clients ? clients : [shutOut(subject, clients, { region: scope.region, visible })];
  },
});

/** Of kept clients only the health check comes from the load balancer itself. */
const checkedPorts: Parameters<typeof judgeTargets>[0]["portsOf"] = (target, group) => {
  const port = healthCheckPort(target, group);
  return port === undefined ? [] : [port];
};

type Found = { readonly shut: readonly Shut[]; readonly sample: Shut; readonly visible: number };
type Setting = { readonly region: string; readonly topology: Parameters<typeof ruleFacts>[0] };

function common({ balancer, group, services, keeps }: Subject) {
  const urns = services.map(({ urn }) => urn);
  return {
    ...subjectOf(balancer.urn),
    discriminator: group.urn,
    values: {
      loadBalancer: balancer.item.loadBalancerName,
      targetGroup: group.item.targetGroupName,
      healthy: inState(group, "healthy").length,
      keeps: keeps === true ? "true" : "false",
    },
    affected: [group.urn, ...urns],
    about: [balancer.urn, group.urn, ...urns],
  };
}

function unreached(subject: Subject, { shut, sample, visible }: Found, setting: Setting): Saying<Sentence> {
  const { balancer, group } = subject;
  const { values, ...rest } = common(subject);
  const missing = missingOf(shut, { groupId: sample.groupId, sourceId: balancer.item.securityGroups[0] });
  const isAll = shut.length === visible && inState(group, "healthy").length === 0;
  const isRefused = shut.some(({ target }) => target.reason === "Target.FailedHealthChecks");
  return {
    ...rest,
    says: sideOf(missing),
    severity: isAll ? "critical" : "high",
    confidence: isRefused ? "confirmed" : "likely",
    values: {
      ...values,
      shut: shut.length,
      targets: visible,
      ports: listed(missing.ports.map((port) => `tcp/${port}`)),
      group: missing.groupId ?? "—",
      source: missing.sourceId ?? balancer.item.loadBalancerName,
      sample: addressOf(sample),
    },
    because: [
      ...ruleFacts(setting.topology, balancer, missing),
      ...shut.slice(0, 3).map((one) => fact(one.urn, "targetHealth", `${addressOf(one)}: ${healthOf(one)}`)),
    ],
    ...openings(setting.region, missing),
  };
}

function shutOut(
  subject: Subject,
  clients: ClientsShutOut,
  { region, visible }: { readonly region: string; readonly visible: number },
): Saying<Sentence> {
  const { values, ...rest } = common(subject);
  return {
    ...rest,
    says: "clients",
    confidence: "likely",
    values: {
      ...values,
      shut: clients.targets.length,
      targets: visible,
      ports: clients.traffic,
      group: clients.groupId,
      source: clients.from,
      open: clients.open,
      sample: listed(clients.targets, 1),
    },
    because: [
      fact(subject.group.urn, "targetGroups", `preserve_client_ip.enabled = ${values.keeps}`),
      fact(clients.groupUrn, "securityGroupRules", `${clients.groupId} ingress ${clients.traffic}: ${clients.open}`),
    ],
    ...openToClients(region, subject, clients),
  };
}
