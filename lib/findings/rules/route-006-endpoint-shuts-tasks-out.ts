import type { Placed } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { urnOf } from "#lib/model/urn.ts";
import { distinct, fact, listed } from "../fact.ts";
import { defineRule } from "../rule.ts";
import { openPorts, ruleText } from "../security-group-remedy.ts";
import { startUpSymptoms } from "../start-up-symptom.ts";
import { factsOf, unmetInScope, servicesOf, shutBy, startUpAreas, type NeedIn } from "../start-up-troubles.ts";
import { subjectOf } from "../subject.ts";

/** An interface endpoint and the needs its security groups shut out. */
type Subject = { readonly endpoint: Placed<VpcEndpoint>; readonly shut: readonly NeedIn[] };

/** ROUTE-006: an interface endpoint does not accept the tasks whose names it took over. */
export const endpointShutsTasksOut = defineRule({
  id: "ROUTE-006",
  slug: "endpoint-shuts-tasks-out",
  severity: "high",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "subnets",
    "routeTables",
    "vpcEndpoints",
    ...startUpAreas,
  ],
  partialIsFine: ["ecsTasks", "ecsContainerInstances", "routeTables", ...startUpAreas],
  text: {
    title: "An interface endpoint does not accept the tasks",
    why: "Private DNS sends every caller in the VPC to the endpoint. A security group of the endpoint that does not admit a caller stops it, and a NAT gateway does not help: nobody asks the public addresses any more.",
    fix: "Let the callers' security groups, or the VPC's range, in on tcp 443 in the endpoint's security group.",
    limits: "Callers whose names are answered by DNS servers of their own are left out.",
    says: {
      shut: "The endpoint {endpoint} for {awsService} does not accept tasks of {services}: security group {group} does not admit {callers}",
    },
    figures: { shut: "Ingress of {group}: {open}. Missing: tcp {port} from {callers}. Subnets: {subnets}." },
  },
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
  ],
  subjects: ({ scope, topology, items }) => {
    const shut = groupBy(
      unmetInScope(topology, scope).filter((one) => shutBy(one).ingress !== undefined),
      ({ outcome }) => outcome.through,
    );
    return items.vpcEndpoints
      .filter(({ vpcEndpointType, privateDnsEnabled }) => vpcEndpointType === "Interface" && privateDnsEnabled === true)
      .map((item): Subject => {
        const urn = urnOf(scope, "vpc-endpoint", item.vpcEndpointId);
        return { endpoint: { ...scope, urn, item }, shut: shut.get(urn) ?? [] };
      });
  },
  check: ({ endpoint, shut }, { topology, scope }) => {
    const [first] = shut;
    const group = first === undefined ? undefined : shutBy(first).ingress;
    if (first === undefined || group === undefined) return [];
    const services = servicesOf(shut);
    const symptoms = startUpSymptoms(topology, services, "private");
    const groupId = subjectOf(group).subjectId;
    const rules = (topology.securityGroupRules.get(group) ?? []).filter(({ isEgress }) => !isEgress);
    const callers = distinct(shut.flatMap(({ outcome }) => outcome.securityGroups));
    const { port } = first.need;
    const fixes = callers.map((peer) =>
      openPorts(scope.region, { side: "ingress", on: groupId, peer, from: port, to: port }),
    );
    return [
      {
        ...subjectOf(endpoint.urn),
        says: "shut",
        severity: symptoms.length > 0 ? "critical" : "high",
        confidence: symptoms.length > 0 ? "confirmed" : "likely",
        values: {
          endpoint: endpoint.item.vpcEndpointId,
          awsService: first.need.service,
          services: listed(services.map(({ item }) => item.serviceName)),
          group: groupId,
          callers: listed(callers),
          port,
          open: listed(rules.map(ruleText)) || "—",
          subnets: listed(distinct(shut.map(({ outcome }) => outcome.id))),
        },
        affected: services.map(({ urn }) => urn),
        because: [
          ...symptoms,
          fact(group, "securityGroupRules", `${groupId}: ${rules.map(ruleText).join(", ") || "—"}`),
          fact(endpoint.urn, "vpcEndpoints", `${endpoint.item.vpcEndpointId}: privateDnsEnabled, ${groupId}`),
          ...factsOf(shut),
        ],
        cli: fixes.map(({ cli }) => cli).join("\n"),
        terraform: fixes.map(({ terraform }) => terraform).join("\n"),
        about: [endpoint.urn, group, ...services.flatMap(({ urn, targetGroupUrns }) => [urn, ...targetGroupUrns])],
      },
    ];
  },
});
