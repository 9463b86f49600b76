import type { LoadBalancerPlace, ServicePlace, TargetGroupPlace, TargetPlace, Topology } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inState, servicesOf, unreadHealth } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { lets, loadBalancerLegs, whereMet, type LegSide } from "../load-balancer-leg.ts";
import { awsCommand, terraformResource } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** An Application Load Balancer and a target group it forwards to. */
type Subject = {
  readonly balancer: LoadBalancerPlace;
  readonly group: TargetGroupPlace;
  readonly services: readonly ServicePlace[];
  readonly legOf: ReturnType<typeof loadBalancerLegs>;
};

/** A target some port of which a security group keeps shut. */
type Shut = { readonly target: TargetPlace; readonly egress: readonly number[]; readonly ingress: readonly number[] };

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
    const legOf = loadBalancerLegs(topology);
    return inScope(topology.targetGroups, scope)
      .filter(({ item }) => item.targetType === "ip" || item.targetType === "instance")
      .flatMap((group) => {
        const balancers = distinct(group.forwardedBy.map(({ loadBalancer }) => loadBalancer));
        const services = servicesOf(group, topology);
        return balancers
          .filter(({ item }) => item.type === "application")
          .map((balancer): Subject => ({ balancer, group, services, legOf }));
      });
  },
  check: (subject, { scope, topology }) => {
    const { balancer, group, services } = subject;
    const unread = unreadHealth(group);
    if (unread !== undefined) return { unknown: unread };
    if (group.item.ipAddressType === "ipv6")
      return { unknown: `${group.item.targetGroupName} has IPv6 targets, which are not followed.` };
    const judged = judgeTargets(subject);
    if ("unknown" in judged) return judged;
    const { shut, visible } = judged;
    const [sample] = shut;
    if (sample === undefined) return [];
    const healthy = inState(group, "healthy").length;
    const explainsAll = healthy === 0 && shut.length === visible;
    const missing = missingOf(shut);
    const groupId = sample.target.networkInterface?.item.groups[0]?.groupId;
    const sourceId = balancer.item.securityGroups[0];
    const timedOut = shut.some(({ target }) => target.target.reason === "Target.Timeout");
    const urns = services.map(({ urn }) => urn);
    return [
      {
        ...subjectOf(balancer.urn),
        discriminator: group.urn,
        says: missing.egress.length === 0 ? "ingress" : missing.ingress.length === 0 ? "egress" : "both",
        severity: explainsAll ? "critical" : "high",
        confidence: timedOut ? "confirmed" : "likely",
        values: {
          loadBalancer: balancer.item.loadBalancerName,
          targetGroup: group.item.targetGroupName,
          shut: shut.length,
          targets: visible,
          healthy,
          ports: listed(missing.ports.map((port) => `tcp/${port}`)),
          group: groupId ?? "—",
          source: sourceId ?? "—",
          sample: `${sample.target.target.id}:${sample.target.target.port ?? "?"}`,
        },
        affected: [group.urn, ...urns],
        because: [
          ...ruleFacts(topology, { place: group, groupId, isEgress: false }),
          ...ruleFacts(topology, { place: balancer, groupId: sourceId, isEgress: true }),
          ...shut
            .slice(0, 3)
            .map(({ target: { urn, target } }) =>
              fact(
                urn,
                "targetHealth",
                `${target.id}:${target.port ?? "?"}: ${target.state ?? "?"} ${target.reason ?? ""}`.trim(),
              ),
            ),
        ],
        ...openings(scope.region, { missing, groupId, sourceId }),
        about: [balancer.urn, group.urn, ...urns],
      },
    ];
  },
});

type Judged = { readonly shut: readonly Shut[]; readonly visible: number } | { readonly unknown: string };

function judgeTargets({ balancer, group, legOf }: Subject): Judged {
  const shut: Shut[] = [];
  let visible = 0;
  if (balancer.interfaces.length === 0)
    return { unknown: `The interfaces of ${balancer.item.loadBalancerName} were not found.` };
  for (const target of group.targets) {
    const met = whereMet(target);
    if (met === undefined || target.target.state === "draining") continue;
    visible += 1;
    const ports = portsOf(target, group);
    const legs = balancer.interfaces.map((node) => legOf(node, met.on, met.address));
    const egress = shutPorts(
      legs.map((leg) => leg.egress),
      ports,
    );
    // A port Docker chose is SG-003's: there the range matters, not the port of the day.
    const ingress =
      target.port?.dynamic === true
        ? []
        : shutPorts(
            legs.map((leg) => leg.ingress),
            ports,
          );
    if (egress === undefined || ingress === undefined) {
      return {
        unknown:
          legs
            .flatMap(({ egress: out, ingress: into }) => [out.unread, into.unread])
            .find((text) => text !== undefined) ?? "",
      };
    }
    if (egress.length + ingress.length === 0) continue;
    const checkPort = healthCheckPort(target, group);
    // The check passes through what our reading says is shut: then the reading is wrong or old, and nothing is claimed.
    if (target.target.state === "healthy" && [...egress, ...ingress].includes(checkPort ?? NaN)) {
      return {
        unknown: `${target.target.id} is healthy although its security groups say no: they may just have changed.`,
      };
    }
    shut.push({ target, egress, ingress });
  }
  if (visible === 0 && group.targets.length > 0)
    return { unknown: `No target of ${group.item.targetGroupName} is in a VPC of this survey.` };
  return { shut, visible };
}

/** The ports some node cannot use; `undefined` when that cannot be told. */
function shutPorts(sides: readonly LegSide[], ports: readonly number[]): readonly number[] | undefined {
  const answers = ports.map((port) => ({ port, open: sides.map((side) => lets(side, port)) }));
  if (answers.some(({ open }) => open.includes(undefined) && !open.includes(false))) return undefined;
  return answers.filter(({ open }) => open.includes(false)).map(({ port }) => port);
}

function portsOf(target: TargetPlace, group: TargetGroupPlace): readonly number[] {
  return distinct([target.target.port, healthCheckPort(target, group)].filter((port) => port !== undefined));
}

function healthCheckPort({ target }: TargetPlace, { item }: TargetGroupPlace): number | undefined {
  if (item.healthCheckEnabled === false) return undefined;
  const port = Number(target.healthCheckPort ?? item.healthCheckPort);
  return Number.isInteger(port) ? port : target.port;
}

type MissingPorts = {
  readonly egress: readonly number[];
  readonly ingress: readonly number[];
  readonly ports: readonly number[];
};

function missingOf(shut: readonly Shut[]): MissingPorts {
  const egress = distinct(shut.flatMap((one) => one.egress));
  const ingress = distinct(shut.flatMap((one) => one.ingress));
  return { egress, ingress, ports: distinct([...ingress, ...egress]) };
}

/** The rules a security group has in one direction: what is there instead of what is missing. */
function ruleFacts(
  topology: Topology,
  {
    place,
    groupId,
    isEgress,
  }: {
    readonly place: TargetGroupPlace | LoadBalancerPlace;
    readonly groupId: string | undefined;
    readonly isEgress: boolean;
  },
) {
  if (groupId === undefined) return [];
  const urn = urnOf(place, "security-group", groupId);
  const rules = (topology.securityGroupRules.get(urn) ?? []).filter((rule) => rule.isEgress === isEgress);
  const texts = rules.map(
    ({ ipProtocol, fromPort, toPort, cidrIpv4, cidrIpv6, prefixListId, referencedGroupInfo }) =>
      `${ipProtocol} ${fromPort ?? ""}-${toPort ?? ""} ${cidrIpv4 ?? cidrIpv6 ?? prefixListId ?? referencedGroupInfo?.groupId ?? ""}`,
  );
  return [
    fact(
      urn,
      "securityGroupRules",
      `${groupId} ${isEgress ? "egress" : "ingress"}: ${texts.length === 0 ? "—" : listed(texts)}`,
    ),
  ];
}

/** One command and one Terraform rule for every port that is missing. */
function openings(
  region: string,
  {
    missing,
    groupId,
    sourceId,
  }: { readonly missing: MissingPorts; readonly groupId: string | undefined; readonly sourceId: string | undefined },
): { readonly cli?: string; readonly terraform?: string } {
  if (groupId === undefined || sourceId === undefined) return {};
  const ingress = missing.ingress.map((port) => ({ port, side: "ingress" as const, on: groupId, peer: sourceId }));
  const egress = missing.egress.map((port) => ({ port, side: "egress" as const, on: sourceId, peer: groupId }));
  const all = [...ingress, ...egress];
  const cli = all.map(({ port, side, on, peer }) =>
    side === "ingress"
      ? awsCommand(region, "ec2 authorize-security-group-ingress", {
          "group-id": on,
          protocol: "tcp",
          port: String(port),
          "source-group": peer,
        })
      : awsCommand(region, "ec2 authorize-security-group-egress", {
          "group-id": on,
          "ip-permissions": `IpProtocol=tcp,FromPort=${port},ToPort=${port},UserIdGroupPairs=[{GroupId=${peer}}]`,
        }),
  );
  const terraform = all.map(({ port, side, on, peer }) =>
    terraformResource(`aws_vpc_security_group_${side}_rule`, `${side}_${on}_${port}`, {
      security_group_id: on,
      referenced_security_group_id: peer,
      ip_protocol: "tcp",
      from_port: port,
      to_port: port,
    }),
  );
  return { cli: cli.join("\n"), terraform: terraform.join("\n\n") };
}
