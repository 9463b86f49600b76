import type { Placed } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { urnOf } from "#lib/model/urn.ts";
import { distinct, fact, listed } from "../fact.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { needsInScope, servicesOf, startUpAreas, type NeedIn } from "../start-up-troubles.ts";
import { subjectOf } from "../subject.ts";

/** An interface endpoint with the zones it stands in, and the needs it serves from other zones. */
type Subject = {
  readonly endpoint: Placed<VpcEndpoint>;
  readonly zones: readonly string[];
  readonly far: readonly NeedIn[];
};

/** ROUTE-013: tasks of a zone use an endpoint that stands in others only. */
export const endpointInAnotherZone = defineRule({
  id: "ROUTE-013",
  slug: "endpoint-in-another-zone",
  severity: "info",
  level: "regional",
  needs: [
    "vpcEndpoints",
    "subnets",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "ecsContainerInstances",
    "routeTables",
    ...startUpAreas,
  ],
  partialIsFine: ["ecsTasks", "ecsContainerInstances", "routeTables", ...startUpAreas],
  text: {
    title: "An endpoint is not in the zone of the tasks that use it",
    why: "An interface endpoint serves the whole VPC, from whatever zones it stands in: nothing is broken. But tasks of other zones pay for traffic between zones, and lose the service with the endpoint's zone.",
    fix: "Add a subnet of that zone to the endpoint.",
    limits: "Only what tasks need to start is seen.",
    says: { far: "Tasks in {missing} use the endpoint {endpoint} for {awsService}, which stands in {zones} only" },
    figures: { far: "Services: {services}. Subnets: {subnets}." },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html"],
  subjects: ({ scope, topology, items }) => {
    const byEndpoint = groupBy(
      needsInScope(topology, scope).filter(({ outcome }) => outcome.by === "interface-endpoint"),
      ({ outcome }) => outcome.through,
    );
    return items.vpcEndpoints
      .filter(({ vpcEndpointType }) => vpcEndpointType === "Interface")
      .map((item): Subject => {
        const urn = urnOf(scope, "vpc-endpoint", item.vpcEndpointId);
        const zones = distinct(
          item.subnetIds.flatMap((id) => topology.subnets.get(urnOf(scope, "subnet", id))?.item.availabilityZone ?? []),
        );
        const far = (byEndpoint.get(urn) ?? []).filter(
          ({ outcome: { availabilityZone } }) => availabilityZone !== undefined && !zones.includes(availabilityZone),
        );
        return { endpoint: { ...scope, urn, item }, zones, far };
      });
  },
  check: ({ endpoint, zones, far }, { scope }) => {
    const [first] = far;
    if (first === undefined) return [];
    const { item, urn } = endpoint;
    if (zones.length === 0) return { unknown: `The subnets of ${item.vpcEndpointId} were not read.` };
    return [
      {
        ...subjectOf(urn),
        says: "far",
        confidence: "confirmed",
        values: {
          endpoint: item.vpcEndpointId,
          awsService: first.need.service,
          zones: listed(zones),
          missing: listed(distinct(far.flatMap(({ outcome }) => outcome.availabilityZone ?? []))),
          services: listed(servicesOf(far).map((service) => service.item.serviceName)),
          subnets: listed(distinct(far.map(({ outcome }) => outcome.id))),
        },
        affected: [],
        because: [
          fact(urn, "vpcEndpoints", `${item.vpcEndpointId}: ${item.subnetIds.join(", ")} (${zones.join(", ")})`),
        ],
        cli: awsCommand(scope.region, "ec2 modify-vpc-endpoint", {
          "vpc-endpoint-id": item.vpcEndpointId,
          "add-subnet-ids": distinct(far.map(({ outcome }) => outcome.id)).slice(0, 1),
        }),
        about: [urn],
      },
    ];
  },
});
