import type { Placed } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { urnOf } from "#lib/model/urn.ts";
import { defaultRouteText } from "../default-route.ts";
import { distinct, fact, listed } from "../fact.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { startUpSymptoms } from "../start-up-symptom.ts";
import {
  factsOf,
  hasNoWay,
  unmetInScope,
  servicesOf,
  startUpAreas,
  storageGateway,
  type NeedIn,
} from "../start-up-troubles.ts";
import { subjectOf } from "../subject.ts";

/** A route table, and what cannot be had for want of its route to Amazon S3. */
type Subject = {
  readonly table: Placed<RouteTable>;
  readonly stranded: readonly NeedIn[];
  readonly endpoint: VpcEndpoint | undefined;
};

/** ROUTE-007: the VPC's gateway endpoint for Amazon S3 is not on the route table of subnets that need it. */
export const storageEndpointOffTable = defineRule({
  id: "ROUTE-007",
  slug: "storage-endpoint-off-table",
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
  partialIsFine: ["ecsTasks", "ecsContainerInstances", ...startUpAreas],
  symptomOf: ["ROUTE-004"],
  text: {
    title: "The gateway endpoint for Amazon S3 is not on the route table",
    why: "Amazon ECR keeps image layers in Amazon S3. A gateway endpoint works by a route in each table it is associated with; where that is missing and nothing else leads out, the login and the manifest come through, and the layers never do.",
    fix: "Associate the endpoint with the route table of the subnets.",
    limits: "Only what starts tasks is looked at; other callers of Amazon S3 in these subnets are not known.",
    says: {
      missing:
        "Route table {table} lacks the route to {endpoint}: tasks of {services} get no image layers from Amazon S3",
    },
    figures: { missing: "Subnets: {subnets}. Default route: {route}. {endpoint} is on: {others}." },
  },
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
  ],
  subjects: ({ scope, topology, items }) => {
    const needs = unmetInScope(topology, scope).filter(hasNoWay);
    const byPlace = groupBy(needs, ({ service, outcome }) => `${service.urn} ${outcome.urn}`);
    const stranded = [...byPlace.values()].flatMap((lost) => {
      // With more than Amazon S3 out of reach, the way out itself is what is missing.
      return lost.every(({ need }) => storageGateway(need, items.vpcEndpoints) !== undefined) ? lost : [];
    });
    const byTable = groupBy(stranded, ({ outcome }) => topology.subnets.get(outcome.urn)?.routeTable?.urn);
    return items.routeTables.map((item): Subject => {
      const urn = urnOf(scope, "route-table", item.routeTableId);
      const own = byTable.get(urn) ?? [];
      const endpoints = items.vpcEndpoints.filter(({ vpcId }) => vpcId === item.vpcId);
      const endpoint = own.flatMap(({ need }) => storageGateway(need, endpoints) ?? [])[0];
      return { table: { ...scope, urn, item }, stranded: own, endpoint };
    });
  },
  check: ({ table, stranded, endpoint }, { topology, scope }) => {
    if (stranded.length === 0 || endpoint === undefined) return [];
    const services = servicesOf(stranded);
    const symptoms = startUpSymptoms(topology, services, "public");
    const route = defaultRouteText(topology, table);
    const { vpcEndpointId } = endpoint;
    const { routeTableId } = table.item;
    return [
      {
        ...subjectOf(table.urn),
        says: "missing",
        confidence: symptoms.length > 0 ? "confirmed" : "likely",
        values: {
          table: routeTableId,
          endpoint: vpcEndpointId,
          services: listed(services.map(({ item }) => item.serviceName)),
          subnets: listed(distinct(stranded.map(({ outcome }) => outcome.id))),
          route,
          others: listed(endpoint.routeTableIds) || "—",
        },
        affected: services.map(({ urn }) => urn),
        because: [
          ...symptoms,
          fact(table.urn, "routeTables", `${routeTableId}: 0.0.0.0/0 → ${route}`),
          fact(
            urnOf(scope, "vpc-endpoint", vpcEndpointId),
            "vpcEndpoints",
            `${vpcEndpointId}: routeTableIds = ${endpoint.routeTableIds.join(", ") || "—"}`,
          ),
          ...factsOf(stranded),
        ],
        cli: awsCommand(scope.region, "ec2 modify-vpc-endpoint", {
          "vpc-endpoint-id": vpcEndpointId,
          "add-route-table-ids": routeTableId,
        }),
        about: [
          table.urn,
          ...distinct(stranded.map(({ outcome }) => outcome.urn)),
          ...services.flatMap(({ urn, targetGroupUrns }) => [urn, ...targetGroupUrns]),
        ],
      },
    ];
  },
});
