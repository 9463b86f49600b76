import { valuesOf } from "#lib/graph/keyed-list.ts";
import type { LoadBalancerPlace, ServicePlace, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import { normaliseDnsName, stripDualstack } from "#lib/net/dns-name.ts";
import { distinct, fact, listed } from "../fact.ts";
import { groupAttribute, servicesOf } from "../group-health.ts";
import { inScope } from "../in-scope.ts";
import { nameUses, type NameUse } from "../name-users.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

type Subject = {
  readonly group: TargetGroupPlace;
  readonly balancer: LoadBalancerPlace;
  readonly ports: ReadonlySet<number>;
  readonly uses: readonly NameUse[];
};

/** LB-005: a target calls the Network Load Balancer it is behind, and may be sent back to itself. */
export const hairpin = defineRule({
  id: "LB-005",
  slug: "hairpin",
  severity: "medium",
  level: "regional",
  needs: [
    "loadBalancers",
    "listeners",
    "listenerRules",
    "targetGroups",
    "targetHealth",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "hostedZones",
    "resourceRecordSets",
  ],
  partialIsFine: [
    "listeners",
    "listenerRules",
    "targetHealth",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "hostedZones",
    "resourceRecordSets",
  ],
  text: {
    title: "Target calls the Network Load Balancer it is behind",
    why: "With client IP preservation the packet keeps the caller's address. When the load balancer picks the target the call came from, source and destination are the same host, which drops it: one call in so many times out.",
    fix: "Turn client IP preservation off for the target group, or register addresses (type ip) instead of instances. Or let neighbours call each other without the load balancer.",
    limits:
      "Callers are known by the host names in their task definitions. Internet-facing load balancers are left out: a call that leaves through a NAT gateway comes back with another address.",
    says: {
      hairpin:
        "{clients} calls {loadBalancer}, behind which it stands itself through {targetGroup}: a call that is sent back to its own host times out",
    },
    figures: {
      hairpin: "preserve_client_ip {attribute}, target type {targetType}, {targets|target|targets}. Named in {where}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-troubleshooting.html#loopback-timeout",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation",
  ],
  subjects: ({ scope, topology }) => {
    const names = namesOfBalancers(topology);
    const usesOf = new Map<string, NameUse[]>();
    for (const use of nameUses(topology)) {
      const urn = names.get(stripDualstack(use.host));
      if (urn === undefined) continue;
      const others = usesOf.get(urn);
      if (others === undefined) usesOf.set(urn, [use]);
      else others.push(use);
    }
    return inScope(topology.targetGroups, scope).flatMap((group) => subjectsOf(group, usesOf));
  },
  check: ({ group, balancer, ports, uses }, { topology, scope }) => {
    const own = groupAttribute(group.item, "preserve_client_ip.enabled");
    if (own === undefined && !group.item.attributes.known) return { unknown: group.item.attributes.problem.message };
    if ((own ?? preservedByDefault(group)) === "false") return [];
    const calls = uses.filter(
      ({ port, service }) => (port === undefined || ports.has(port)) && isBehind(service, group),
    );
    if (calls.length === 0) return [];
    const clients = distinct(calls.map(({ service }) => service));
    const urns = servicesOf(group, topology).map(({ urn }) => urn);
    return [
      {
        ...subjectOf(group.urn),
        discriminator: balancer.urn,
        says: "hairpin",
        confidence: "likely",
        values: {
          targetGroup: group.item.targetGroupName,
          loadBalancer: balancer.item.loadBalancerName,
          clients: listed(clients.map(({ item }) => item.serviceName)),
          attribute: own ?? preservedByDefault(group),
          targetType: group.item.targetType ?? "?",
          targets: group.targets.length,
          where: listed(calls.map(({ service, where }) => `${service.item.serviceName} ${where}`)),
        },
        affected: distinct([group.urn, ...clients.map(({ urn }) => urn)]),
        because: [
          fact(group.urn, "targetGroups", `preserve_client_ip.enabled = ${own ?? preservedByDefault(group)}`),
          ...calls
            .slice(0, 3)
            .map(({ service, where, host }) => fact(service.urn, "ecsTaskDefinitions", `${where} = ${host}`)),
        ],
        cli: awsCommand(scope.region, "elbv2 modify-target-group-attributes", {
          "target-group-arn": group.item.targetGroupArn,
          attributes: "Key=preserve_client_ip.enabled,Value=false",
        }),
        about: distinct([group.urn, balancer.urn, ...urns]),
      },
    ];
  },
});

/** The internal Network Load Balancers that are called, and the ports on which they forward to a group. */
function subjectsOf(group: TargetGroupPlace, usesOf: ReadonlyMap<string, readonly NameUse[]>): readonly Subject[] {
  const forwards = group.forwardedBy.filter(
    ({ loadBalancer: { item } }) => item.type === "network" && item.scheme === "internal",
  );
  return distinct(forwards.map(({ loadBalancer }) => loadBalancer)).flatMap((balancer) => {
    const uses = usesOf.get(balancer.urn);
    const own = forwards.filter(({ loadBalancer }) => loadBalancer === balancer);
    const ports = new Set(own.flatMap(({ listener }) => listener.item.port ?? []));
    return uses === undefined ? [] : [{ group, balancer, ports, uses }];
  });
}

/** The names a Network Load Balancer goes by: its own, and those of the records that lead straight to it. */
function namesOfBalancers({ loadBalancers, records }: Topology): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { urn, item } of loadBalancers.values()) {
    if (item.dnsName !== undefined) names.set(normaliseDnsName(item.dnsName), urn);
  }
  valuesOf(records).forEach(({ item, aims }) => {
    const aim = aims[0];
    const urn = aim?.kind === "load-balancer" ? aim.urns[0] : undefined;
    if (urn !== undefined) names.set(item.name, urn);
  });
  return names;
}

/** Kept for instances, and for UDP; not for addresses. Source: NLB Guide, "Client IP preservation". */
function preservedByDefault({ item }: TargetGroupPlace): "true" | "false" {
  return item.targetType === "instance" || item.protocol === "UDP" || item.protocol === "TCP_UDP" ? "true" : "false";
}

/** Whether a task of the service shares its host, or its address, with a target. */
function isBehind({ tasks }: ServicePlace, { targets, item }: TargetGroupPlace): boolean {
  const ids = new Set(targets.map(({ target }) => target.id));
  return tasks.some(({ address, instance, networkMode }) => {
    if (item.targetType === "ip") return address !== undefined && ids.has(address);
    return networkMode !== "awsvpc" && instance !== undefined && ids.has(instance.item.instanceId);
  });
}
