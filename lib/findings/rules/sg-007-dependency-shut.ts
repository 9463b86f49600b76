import type { ServicePlace, Topology } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { shutDependencies, type ShutDependency } from "../dependencies.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import type { Remedy } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { openEgress, openPorts, ruleText } from "../security-group-remedy.ts";
import { isWanted } from "../service-state.ts";
import { needsOfService, startUpAreas, type NeedIn } from "../start-up-troubles.ts";
import { subjectOf } from "../subject.ts";

type Side = "ingress" | "egress";
type Sentence = Side | "mount";

/** A service and the dependencies it is kept from; the first service that meets a shut group speaks for all. */
type Subject = {
  readonly service: ServicePlace;
  readonly unknowns: readonly string[];
  readonly found: readonly Found[];
  /** File systems without a mount target where its tasks start. */
  readonly unmounted: readonly NeedIn[];
};

/** A security group that keeps services from what they depend on. */
type Found = { readonly urn: Urn; readonly side: Side; readonly shut: readonly ShutDependency[] };

/** SG-007: security groups keep a service from a host its definition names. */
export const dependencyShut = defineRule({
  id: "SG-007",
  slug: "dependency-shut",
  severity: "high",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "subnets",
    "routeTables",
    "networkAcls",
    "natGateways",
    "vpcPeeringConnections",
    "vpcEndpoints",
    "loadBalancers",
    "listeners",
    "cloudMapNamespaces",
    "cloudMapServices",
    "cloudMapInstances",
    "hostedZones",
    "resourceRecordSets",
    ...startUpAreas,
  ],
  partialIsFine: [
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "ec2Instances",
    "subnets",
    "routeTables",
    "networkAcls",
    "natGateways",
    "vpcPeeringConnections",
    "vpcEndpoints",
    "loadBalancers",
    "listeners",
    "cloudMapNamespaces",
    "cloudMapServices",
    "cloudMapInstances",
    "hostedZones",
    "resourceRecordSets",
    ...startUpAreas,
  ],
  text: {
    title: "Security groups keep a service from what it depends on",
    why: "A call to a database, a cache, a file system or another service needs a rule out of the caller's security group and one into the other's. Where one is missing the call waits until it times out, and the task looks well all the while.",
    fix: "Allow the port on the dependency's security group from the callers' security group, or out of the callers' where that is what is missing.",
    limits:
      "Only hosts that stand in environment values and commands are seen, and only those that lead to something in this survey. Values in secrets are not read.",
    says: {
      ingress: "{services} cannot reach {hosts}: security group {group} does not let them in",
      egress: "{services} cannot reach {hosts}: their own security group {group} does not let them out",
      mount: "{services} cannot mount {hosts} in {zones}: there is no mount target",
    },
    figures: {
      ingress: "Missing: {ports} from {callers} on {group}. Open on {group}: {open}. Named in {from}.",
      egress: "Missing: {ports} out of {group}. Egress of {group}: {open}. Named in {from}.",
      mount: "Subnets: {subnets}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  subjects: ({ scope, topology }) => {
    const asked = inScope(topology.services, scope)
      .filter(({ item, tasks }) => isWanted(item) && tasks.length > 0)
      .map((service) => ({ service, ...shutDependencies(topology, service) }));
    const blocked = asked.flatMap(({ shut }) => shut.flatMap((one) => one.blockers.map((by) => ({ ...by, one }))));
    const found = [...groupBy(blocked, ({ urn, side }) => `${side} ${urn}`).values()].flatMap(
      (all): readonly Found[] => {
        const [first] = all;
        return first === undefined
          ? []
          : [{ urn: first.urn, side: first.side, shut: distinct(all.map(({ one }) => one)) }];
      },
    );
    const spoken = groupBy(found, ({ shut }) => shut[0]?.service.urn);
    return asked.map(({ service, unknowns }): Subject => ({
      service,
      unknowns,
      found: spoken.get(service.urn) ?? [],
      unmounted: needsOfService(topology, service).filter(({ outcome }) => outcome.code === "EFS_NO_MOUNT_TARGET"),
    }));
  },
  check: ({ service, unknowns, found, unmounted }, { topology, scope }) => {
    const [unknown] = unknowns;
    const mounts = unmounted.length === 0 ? [] : [unmountedIn(service, unmounted)];
    if (found.length + mounts.length === 0 && unknown !== undefined) return { unknown };
    return [...found.map((one) => finding(topology, scope.region, one)), ...mounts];
  },
});

function finding(topology: Topology, region: string, { urn, side, shut }: Found): Saying<Sentence> {
  const services = distinct(shut.map(({ service }) => service));
  const { subjectId: group } = subjectOf(urn);
  const rules = (topology.securityGroupRules.get(urn) ?? []).filter(({ isEgress }) => isEgress === (side === "egress"));
  return {
    ...subjectOf(urn),
    discriminator: side,
    says: side,
    confidence: "likely",
    values: {
      services: listed(services.map(({ item }) => item.serviceName)),
      hosts: listed(distinct(shut.map(({ host, port }) => `${host}:${String(port)}`))),
      ports: listed(distinct(shut.map(({ port }) => `tcp/${String(port)}`))),
      group,
      callers: listed(distinct(services.flatMap(groupsOf))) || "—",
      open: listed(rules.map(ruleText)) || "—",
      from: listed(distinct(shut.map(({ from, service }) => `${service.item.serviceName} ${from}`))),
    },
    affected: services.map((service) => service.urn),
    because: [
      fact(urn, "securityGroupRules", `${group} ${side}: ${listed(rules.map(ruleText)) || "—"}`),
      ...shut
        .slice(0, 5)
        .map(({ service, from, host, port }) =>
          fact(service.urn, "ecsTaskDefinitions", `${from} = ${host}:${String(port)}`),
        ),
    ],
    ...remedyOf(topology, region, { urn, side, shut }),
    about: [urn, ...services.map((service) => service.urn)],
  };
}

function unmountedIn(service: ServicePlace, unmounted: readonly NeedIn[]): Saying<Sentence> {
  const systems = distinct(unmounted.map(({ need }) => need.service));
  return {
    ...subjectOf(service.urn),
    discriminator: "mount",
    says: "mount",
    confidence: "likely",
    values: {
      services: service.item.serviceName,
      hosts: listed(systems),
      zones: listed(distinct(unmounted.map(({ outcome }) => outcome.availabilityZone ?? "?"))),
      subnets: listed(distinct(unmounted.map(({ outcome }) => outcome.id))),
    },
    affected: [service.urn],
    because: systems.map((id) => fact(service.urn, "ecsTaskDefinitions", `volumes = ${id}`)),
    about: [service.urn, ...service.targetGroupUrns],
  };
}

function groupsOf({ item, tasks }: ServicePlace): readonly string[] {
  const own = item.awsvpcConfiguration?.securityGroups ?? [];
  const [task] = tasks;
  return own.length > 0 ? own : (task?.networkInterface?.item.groups.map(({ groupId }) => groupId) ?? []);
}

function remedyOf(topology: Topology, region: string, { urn, side, shut }: Found): Remedy {
  const { subjectId: on } = subjectOf(urn);
  const all = shut.flatMap(({ service, port, end }) => {
    const [caller] = groupsOf(service);
    const peer = topology.interfaces.get(end ?? "")?.item.groups[0]?.groupId;
    if (side === "ingress") {
      return caller === undefined ? [] : [openPorts(region, { side, on, peer: caller, from: port, to: port })];
    }
    return peer === undefined ? [] : [openEgress(region, { on, peer: { group: peer }, port })];
  });
  const once = [...new Map(all.map((one) => [one.cli, one])).values()];
  if (once.length === 0) return {};
  return { cli: once.map(({ cli }) => cli).join("\n"), terraform: once.map(({ terraform }) => terraform).join("\n\n") };
}
