import { groupBy } from "#lib/model/group-by.ts";
import type { Placed, ServicePlace, SubnetPlace } from "#lib/graph/topology.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { passedEndpoint } from "../endpoint-names.ts";
import { defaultRouteText } from "../default-route.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { isWanted, runsOnFargate } from "../service-state.ts";
import { startUpSymptoms } from "../start-up-symptom.ts";
import {
  factsOf,
  hasNoWay,
  isBeyondEndpoints,
  isStorageOffTable,
  namesOf,
  needsOfService,
  reasonsOf,
  servicesOf,
  startUpAreas,
  whyNoNeeds,
  type NeedIn,
} from "../start-up-troubles.ts";
import { subjectOf } from "../subject.ts";

/** A subnet in which Fargate services start their tasks. */
type Subject = {
  readonly subnet: SubnetPlace;
  readonly services: readonly ServicePlace[];
  readonly endpoints: readonly VpcEndpoint[];
};

/** ROUTE-001: Fargate tasks of a subnet have no way to their image, secrets or logs. */
export const noWayToPull = defineRule({
  id: "ROUTE-001",
  slug: "no-way-to-pull",
  severity: "high",
  level: "regional",
  needs: [
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "subnets",
    "routeTables",
    "natGateways",
    "vpcEndpoints",
    ...startUpAreas,
  ],
  partialIsFine: ["ecsTasks", ...startUpAreas],
  symptomOf: ["ROUTE-004", "ROUTE-005", "ROUTE-010"],
  text: {
    title: "Fargate tasks have no way to their image, secrets or logs",
    why: "A Fargate task fetches its image and secrets and opens its log stream through its own network interface. Without a way out and without the endpoints, it stops before it starts.",
    fix: "Give the subnet a route to a NAT gateway, or create the VPC endpoints that are missing. A public address needs a subnet that is routed to an internet gateway.",
    limits:
      "Beyond transit gateways, VPNs, firewalls and appliances nothing is followed: then this is unknown. The first pull through an ECR pull-through cache and endpoints that a Route 53 Profile brings in are not recognised. IPv6 is not followed.",
    says: {
      stranded: "Fargate tasks of {services} cannot start in subnet {subnet}: there is no way to {missing}",
    },
    figures: {
      stranded:
        "Route table {table} has the default route {route}; endpoints missing in {vpc}: {missing}. Needed by: {needs}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
  ],
  subjects: ({ scope, topology, items }) => {
    const services = inScope(topology.services, scope).filter(({ item }) => isWanted(item) && runsOnFargate(item));
    const bySubnet = groupBy(
      services.flatMap((service) =>
        (service.item.awsvpcConfiguration?.subnets ?? []).map((subnetId) => ({ subnetId, service })),
      ),
      ({ subnetId }) => subnetId,
    );
    const endpoints = groupBy(items.vpcEndpoints, ({ vpcId }) => vpcId);
    return inScope(topology.subnets, scope).flatMap((subnet): readonly Subject[] => {
      const users = (bySubnet.get(subnet.item.subnetId) ?? []).map(({ service }) => service);
      return users.length === 0 ? [] : [{ subnet, services: users, endpoints: endpoints.get(subnet.item.vpcId) ?? [] }];
    });
  },
  check: (subject, { topology, scope }) => {
    const { subnet, services } = subject;
    const table = subnet.routeTable;
    if (table === undefined) return { unknown: `The route table of ${subnet.item.subnetId} was not read.` };
    const needs = services.map((service) =>
      needsOfService(topology, service).filter(({ outcome }) => outcome.urn === subnet.urn),
    );
    const stranded = needs.flatMap((ofOne) => strandedOf(ofOne, subject));
    if (stranded.length > 0) {
      const symptoms = startUpSymptoms(topology, servicesOf(stranded), "public");
      return [
        finding(subject, { table, stranded, symptoms, route: defaultRouteText(topology, table), region: scope.region }),
      ];
    }
    const unknown =
      needs.flat().find(isUntold)?.outcome.text ?? services.flatMap((one) => whyNoNeeds(topology, one))[0];
    return unknown === undefined ? [] : { unknown };
  },
});

/** Ways that are there, whatever else is not known of them. */
const followed = new Set(["interface-endpoint", "gateway-endpoint", "mount-target", "nat", "internet-gateway"]);

/** No way is seen, or one that is not followed to its end. Where an unknown registry is has no route to be missing. */
function isUntold({ need, outcome }: NeedIn): boolean {
  const { verdict, by } = outcome;
  if (followed.has(by) || need.kind === "elsewhere" || verdict === "reachable") return false;
  return verdict === "unknown" || by !== "none";
}

/**
 * All that a service has no way to. Nothing when that is Amazon S3 alone, whose gateway is there and only not on the table,
 * or what no endpoint leads to; what has an endpoint whose name leads past it is left out.
 */
function strandedOf(needs: readonly NeedIn[], { endpoints }: Subject): readonly NeedIn[] {
  const stranded = needs.filter((one) => hasNoWay(one) && passedEndpoint(one, endpoints) === undefined);
  if (stranded.every(isBeyondEndpoints)) return [];
  return stranded.every((one) => isStorageOffTable(one, endpoints)) ? [] : stranded;
}

type Found = {
  readonly table: Placed<RouteTable>;
  readonly stranded: readonly NeedIn[];
  readonly symptoms: Saying<"stranded">["because"];
  readonly route: string;
  readonly region: string;
};

function finding(subject: Subject, { table, stranded, symptoms, route, region }: Found): Saying<"stranded"> {
  const { subnet, endpoints } = subject;
  const services = servicesOf(stranded);
  const urns = services.map(({ urn }) => urn);
  return {
    ...subjectOf(subnet.urn),
    says: "stranded",
    severity: symptoms.length > 0 ? "critical" : "high",
    confidence: symptoms.length > 0 ? "confirmed" : "likely",
    values: {
      subnet: subnet.item.subnetId,
      vpc: subnet.item.vpcId,
      services: listed(services.map(({ item }) => item.serviceName)),
      missing: listed(namesOf(stranded), 8),
      table: table.item.routeTableId,
      route,
      needs: listed(reasonsOf(stranded)),
    },
    affected: urns,
    because: [
      ...symptoms,
      fact(table.urn, "routeTables", `${table.item.routeTableId}: 0.0.0.0/0 → ${route}`),
      fact(subnet.vpcUrn, "vpcEndpoints", endpoints.map(({ serviceName }) => serviceName ?? "?").join(", ") || "—"),
      ...factsOf(stranded),
    ],
    cli: creations(subject, stranded, region),
    about: [subnet.urn, table.urn, ...urns, ...services.flatMap(({ targetGroupUrns }) => targetGroupUrns)],
  };
}

/** One command for each endpoint that can be created; nothing leads to a registry on the internet but a NAT gateway. */
function creations({ subnet }: Subject, stranded: readonly NeedIn[], region: string): string {
  const { vpcId, subnetId } = subnet.item;
  const endpoints = new Map(
    stranded.flatMap(({ need: { endpoint } }) => (endpoint === undefined ? [] : [[endpoint.serviceName, endpoint]])),
  );
  const commands = [...endpoints.values()].map(({ serviceName, type }) => {
    const common = { "vpc-id": vpcId, "service-name": serviceName, "vpc-endpoint-type": type };
    const place =
      type === "Gateway"
        ? { "route-table-ids": subnet.routeTable?.item.routeTableId ?? "" }
        : { "subnet-ids": subnetId };
    return awsCommand(region, "ec2 create-vpc-endpoint", { ...common, ...place });
  });
  return commands.length > 0
    ? commands.join("\n")
    : awsCommand(region, "ec2 describe-nat-gateways", { filter: `Name=vpc-id,Values=${vpcId}` });
}
