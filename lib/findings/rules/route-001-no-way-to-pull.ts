import { groupBy } from "#lib/model/group-by.ts";
import type { Placed, ServicePlace, SubnetPlace } from "#lib/graph/topology.ts";
import type { NatGateway } from "#lib/model/resources/gateways.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import type { VpcHostedZones } from "#lib/model/resources/route53.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { endpointNeeds, type EndpointNeed } from "../endpoint-needs.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { pointsAt } from "../messages.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { isWanted, runsOnFargate } from "../service-state.ts";
import { subjectOf } from "../subject.ts";
import { reachesOtherNetworks, wayOut } from "../way-out.ts";

/** A subnet in which Fargate services start their tasks. */
type Subject = {
  readonly subnet: SubnetPlace;
  readonly services: readonly ServicePlace[];
  readonly endpoints: readonly VpcEndpoint[];
  readonly zones: VpcHostedZones | undefined;
  readonly natGateways: ReadonlyMap<string, NatGateway>;
};

/** A service whose tasks cannot get what they need, and what that is. */
type Stranded = {
  readonly service: ServicePlace;
  readonly missing: readonly EndpointNeed[];
  readonly symptom?: string;
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
    "vpcHostedZones",
  ],
  partialIsFine: ["ecsTasks", "vpcHostedZones"],
  symptomOf: ["ROUTE-004"],
  text: {
    title: "Fargate tasks have no way to their image, secrets or logs",
    why: "A Fargate task fetches its image and secrets and opens its log stream through its own network interface. Without a way out and without the endpoints, it stops before it starts.",
    fix: "Give the subnet a route to a NAT gateway, or create the VPC endpoints that are missing. A public address needs a subnet that is routed to an internet gateway.",
    limits:
      "Beyond transit gateways, VPNs, peerings, firewalls and appliances nothing is followed: then this is unknown. The first pull through an ECR pull-through cache is not recognised. Endpoint policies are not evaluated.",
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
    const zones = new Map(items.vpcHostedZones.map((one) => [one.vpcId, one]));
    const natGateways = new Map(items.natGateways.map((gateway) => [gateway.natGatewayId, gateway]));
    return inScope(topology.subnets, scope).flatMap((subnet): readonly Subject[] => {
      const users = (bySubnet.get(subnet.item.subnetId) ?? []).map(({ service }) => service);
      if (users.length === 0) return [];
      const { vpcId } = subnet.item;
      return [{ subnet, services: users, endpoints: endpoints.get(vpcId) ?? [], zones: zones.get(vpcId), natGateways }];
    });
  },
  check: (subject, { scope }) => {
    const { subnet, services } = subject;
    const table = subnet.routeTable;
    if (table === undefined) return { unknown: `The route table of ${subnet.item.subnetId} was not read.` };
    const ways = services.map((service) => {
      const publicAddress = service.item.awsvpcConfiguration?.assignPublicIp === "ENABLED";
      return { service, way: wayOut(table.item, { publicAddress, natGateways: subject.natGateways }) };
    });
    const stranded = ways
      .filter(({ way }) => way.leads === "no")
      .flatMap(({ service }) => strandedIn(service, subject, scope.region));
    if (stranded.length === 0) {
      const unknown = ways.find(({ way }) => way.leads === "unknown");
      return unknown === undefined ? [] : { unknown: `What lies beyond ${unknown.way.route} is not followed.` };
    }
    const elsewhere = endpointsElsewhere(subject, scope.account);
    if (elsewhere !== undefined) return { unknown: elsewhere };
    return [finding(subject, { table, stranded, route: ways[0]?.way.route ?? "—", region: scope.region })];
  },
});

type Found = {
  readonly table: Placed<RouteTable>;
  readonly stranded: readonly Stranded[];
  readonly route: string;
  readonly region: string;
};

function finding(subject: Subject, { table, stranded, route, region }: Found): Saying<"stranded"> {
  const { subnet, endpoints } = subject;
  const symptoms = stranded.flatMap(({ service, symptom }) =>
    symptom === undefined ? [] : [fact(service.urn, "ecsTasks", symptom)],
  );
  const needs = stranded.flatMap((one) => one.missing.map((need) => ({ ...need, urn: one.service.urn })));
  const urns = stranded.map(({ service }) => service.urn);
  return {
    ...subjectOf(subnet.urn),
    says: "stranded",
    severity: symptoms.length > 0 ? "critical" : "high",
    confidence: symptoms.length > 0 ? "confirmed" : "likely",
    values: {
      subnet: subnet.item.subnetId,
      vpc: subnet.item.vpcId,
      services: listed(stranded.map(({ service }) => service.item.serviceName)),
      missing: listed(distinct(needs.map(({ service }) => service)), 8),
      table: table.item.routeTableId,
      route,
      needs: listed(distinct(needs.map(({ service, why }) => `${service} (${why})`))),
    },
    affected: urns,
    because: [
      ...symptoms,
      fact(table.urn, "routeTables", `${table.item.routeTableId}: 0.0.0.0/0 → ${route}`),
      fact(subnet.vpcUrn, "vpcEndpoints", endpoints.map(({ serviceName }) => serviceName ?? "?").join(", ") || "—"),
      ...needs.map(({ urn, service, why }) => fact(urn, "ecsTaskDefinitions", `${why} → ${service}`)),
    ],
    cli: creations(subject, stranded, region),
    about: [subnet.urn, table.urn, ...urns, ...stranded.flatMap(({ service }) => service.targetGroupUrns)],
  };
}

function strandedIn(service: ServicePlace, subject: Subject, region: string): readonly Stranded[] {
  if (service.taskDefinition === undefined) return [];
  const needs = endpointNeeds(service.item, service.taskDefinition, region);
  const missing = needs.filter((need) => !isServed(need, subject));
  if (missing.length === 0) return [];
  const symptom = service.stoppedTasks.find(({ item }) =>
    pointsAt("ROUTE-001", "stopped-reason", item.stoppedReason ?? ""),
  );
  const text = symptom?.item.stoppedReason;
  return [text === undefined ? { service, missing } : { service, missing, symptom: text }];
}

/** Whether an endpoint of the VPC leads there. One in another zone of the VPC works too. */
function isServed({ service, endpoint }: EndpointNeed, { endpoints, subnet }: Subject): boolean {
  if (endpoint === "none") return false;
  const fitting = endpoints.filter(
    ({ serviceName, vpcEndpointType, state }) =>
      serviceName?.endsWith(`.${service}`) === true &&
      vpcEndpointType === endpoint &&
      state?.toLowerCase() === "available",
  );
  if (endpoint === "Interface") return fitting.length > 0;
  const gateways = new Set(subnet.routeTable?.item.routes.map(({ gatewayId }) => gatewayId));
  return fitting.some(({ vpcEndpointId }) => gateways.has(vpcEndpointId));
}

/** Why the endpoints may be kept where we do not look: in a shared VPC, behind another network, or behind IPv6. */
function endpointsElsewhere({ subnet, zones }: Subject, account: string): string | undefined {
  const { subnetId, ownerId = account } = subnet.item;
  if (ownerId !== account) return `${subnetId} is shared by ${ownerId}, whose endpoints are not seen.`;
  if (hasIpv6Way(subnet)) return `${subnetId} has a way out over IPv6, which is not followed.`;
  if (subnet.routeTable === undefined || !reachesOtherNetworks(subnet.routeTable.item)) return undefined;
  return hasNoCentralZone(zones) ? undefined : `${subnetId} leads to other networks, and endpoints may be kept there.`;
}

function hasIpv6Way({ item, routeTable }: SubnetPlace): boolean {
  const routes = routeTable?.item.routes ?? [];
  const isOpen = routes.some((route) => route.destinationIpv6CidrBlock === "::/0" && route.state !== "blackhole");
  return isOpen && item.ipv6CidrBlocks.length > 0;
}

/** Endpoints of another VPC are found through a private zone of an AWS name. */
function hasNoCentralZone(zones: VpcHostedZones | undefined): boolean {
  if (zones === undefined || !zones.hostedZones.known) return false;
  return !zones.hostedZones.value.some(({ name }) => /\.amazonaws\.com(\.cn)?$/.test(name));
}

/** One command for each endpoint that can be created; nothing leads to a registry on the internet but a NAT gateway. */
function creations({ subnet }: Subject, stranded: readonly Stranded[], region: string): string {
  const needs = new Map(stranded.flatMap(({ missing }) => missing).map((need) => [need.service, need]));
  const { vpcId, subnetId } = subnet.item;
  const commands = [...needs.values()].flatMap(({ service, endpoint }) => {
    const common = {
      "vpc-id": vpcId,
      "service-name": `com.amazonaws.${region}.${service}`,
      "vpc-endpoint-type": endpoint,
    };
    if (endpoint === "none") return [];
    const place =
      endpoint === "Gateway"
        ? { "route-table-ids": subnet.routeTable?.item.routeTableId ?? "" }
        : { "subnet-ids": subnetId };
    return [awsCommand(region, "ec2 create-vpc-endpoint", { ...common, ...place })];
  });
  return commands.length > 0
    ? commands.join("\n")
    : awsCommand(region, "ec2 describe-nat-gateways", { filter: `Name=vpc-id,Values=${vpcId}` });
}
