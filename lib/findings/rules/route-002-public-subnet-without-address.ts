import { targetOf } from "#lib/analysis/reach/longest-prefix.ts";
import type { ServicePlace, SubnetPlace, Topology } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { defaultRouteOf, defaultRouteText } from "../default-route.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { isWanted, runsOnFargate } from "../service-state.ts";
import { startUpSymptoms } from "../start-up-symptom.ts";
import {
  factsOf,
  hasNoAddress,
  hasNoWay,
  lacksAddress,
  namesOf,
  needsOfService,
  reasonsOf,
  startUpAreas,
  type NeedIn,
} from "../start-up-troubles.ts";
import { subjectOf } from "../subject.ts";

type Sentence = "unaddressed" | "useless";
type Subject = { readonly service: ServicePlace; readonly subnets: readonly SubnetPlace[] };

/** ROUTE-002: Fargate tasks in a public subnet have no public address, or one that leads nowhere. */
export const publicSubnetWithoutAddress = defineRule({
  id: "ROUTE-002",
  slug: "public-subnet-without-address",
  severity: "high",
  level: "regional",
  needs: ["ecsServices", "ecsTasks", "ecsTaskDefinitions", "subnets", "routeTables", "vpcEndpoints", ...startUpAreas],
  partialIsFine: ["ecsTasks", ...startUpAreas],
  text: {
    title: "Fargate tasks in a public subnet have no public address",
    why: "An internet gateway carries only what has a public address. A Fargate task gets one only from assignPublicIp: the subnet's own setting is not asked. Without one, and without endpoints, the task cannot fetch its image and stops before it starts.",
    fix: "Set assignPublicIp to ENABLED, or move the service to subnets whose default route leads to a NAT gateway, or create the VPC endpoints. A public address where no route leads to an internet gateway does nothing and is paid for.",
    limits: "A way out over IPv6 is not followed: then names that answer there leave it unknown.",
    says: {
      unaddressed:
        "Fargate tasks of {service} cannot start in {subnets}: they have no public address for the way to {missing}",
      useless: "Public addresses of {service} are of no use in {subnets}: no route there leads to an internet gateway",
    },
    figures: {
      unaddressed: "assignPublicIp is {assign}; the default route of {tables} is {route}. Needed by: {needs}.",
      useless: "assignPublicIp is {assign}; the default route of {tables} is {route}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
  ],
  subjects: ({ scope, topology }) =>
    inScope(topology.services, scope)
      .filter(({ item }) => isWanted(item) && runsOnFargate(item))
      .map((service): Subject => {
        const subnets = (service.item.awsvpcConfiguration?.subnets ?? []).flatMap(
          (subnetId) => topology.subnets.get(urnOf(service, "subnet", subnetId)) ?? [],
        );
        return { service, subnets };
      }),
  check: ({ service, subnets }, { topology, scope }) => {
    const needs = needsOfService(topology, service);
    const unaddressed = needs.filter(hasNoAddress);
    if (unaddressed.length > 0) {
      const where = subnets.filter(({ urn }) => unaddressed.some(({ outcome }) => outcome.urn === urn));
      const symptoms = startUpSymptoms(topology, [service], "public");
      return [unaddressedIn({ service, where, topology }, { unaddressed, symptoms, region: scope.region })];
    }
    const unknown = needs.find(({ outcome }) => outcome.verdict === "unknown" && outcome.blockers.some(lacksAddress));
    if (unknown !== undefined) return { unknown: unknown.outcome.text };
    const isStranded = ({ urn }: SubnetPlace) => needs.some((one) => one.outcome.urn === urn && hasNoWay(one));
    const where = hasAddress(service) ? subnets.filter((subnet) => isClosed(subnet) && !isStranded(subnet)) : [];
    // Where it is not known whether anything leads out, the missing way may be what is to be told.
    const untold = needs.find(
      ({ outcome: { verdict, by, urn } }) =>
        verdict === "unknown" && by === "none" && where.some((subnet) => subnet.urn === urn),
    );
    if (untold !== undefined) return { unknown: untold.outcome.text };
    return where.length === 0 ? [] : [uselessIn({ service, where, topology })];
  },
});

function hasAddress({ item }: ServicePlace): boolean {
  return item.awsvpcConfiguration?.assignPublicIp === "ENABLED";
}

/** No route leads to an internet gateway, and the default one leads to a NAT gateway or is not there. */
function isClosed({ routeTable }: SubnetPlace): boolean {
  if (routeTable === undefined) return false;
  const route = defaultRouteOf(routeTable.item);
  const isOpen = routeTable.item.routes.some((each) => targetOf(each).kind === "internet-gateway");
  return !isOpen && (route === undefined || targetOf(route).kind === "nat-gateway");
}

type Place = {
  readonly service: ServicePlace;
  readonly where: readonly SubnetPlace[];
  readonly topology: Topology;
};

function common({ service, where, topology }: Place) {
  const tables = where.flatMap(({ routeTable }) => (routeTable === undefined ? [] : [routeTable]));
  const routes = tables.map((table) => defaultRouteText(topology, table));
  const facts = tables.map(({ urn, item }, index) =>
    fact(urn, "routeTables", `${item.routeTableId}: 0.0.0.0/0 → ${routes[index] ?? "—"}`),
  );
  const assign = service.item.awsvpcConfiguration?.assignPublicIp ?? "DISABLED";
  return {
    ...subjectOf(service.urn),
    values: {
      service: service.item.serviceName,
      subnets: listed(where.map(({ item }) => item.subnetId)),
      tables: listed(distinct(tables.map(({ item }) => item.routeTableId))),
      route: listed(distinct(routes)),
      assign,
    },
    affected: [service.urn],
    because: [
      fact(service.urn, "ecsServices", `assignPublicIp = ${assign}`),
      ...new Map(facts.map((one) => [one.fact, one])).values(),
    ],
    about: [service.urn, ...where.map(({ urn }) => urn), ...service.targetGroupUrns],
  };
}

type Unaddressed = {
  readonly unaddressed: readonly NeedIn[];
  readonly symptoms: Saying<Sentence>["because"];
  readonly region: string;
};

function unaddressedIn(place: Place, { unaddressed, symptoms, region }: Unaddressed): Saying<Sentence> {
  const { values, because, ...rest } = common(place);
  return {
    ...rest,
    says: "unaddressed",
    confidence: symptoms.length > 0 ? "confirmed" : "likely",
    values: { ...values, missing: listed(namesOf(unaddressed), 8), needs: listed(reasonsOf(unaddressed)) },
    because: [...symptoms, ...because, ...factsOf(unaddressed)],
    cli: assignAddress(place.service, region),
  };
}

function uselessIn(place: Place): Saying<Sentence> {
  return { ...common(place), says: "useless", severity: "low", confidence: "likely" };
}

function assignAddress({ item }: ServicePlace, region: string): string {
  const { subnets = [], securityGroups = [] } = item.awsvpcConfiguration ?? {};
  const cluster = item.clusterArn.slice(item.clusterArn.lastIndexOf("/") + 1);
  return awsCommand(region, "ecs update-service", {
    cluster,
    service: item.serviceName,
    "network-configuration": `awsvpcConfiguration={subnets=[${subnets.join(",")}],securityGroups=[${securityGroups.join(",")}],assignPublicIp=ENABLED}`,
  });
}
