import { targetOf } from "#lib/analysis/reach/longest-prefix.ts";
import type { Placed, ServicePlace, SubnetPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { NatGateway } from "#lib/model/resources/gateways.ts";
import { urnOf } from "#lib/model/urn.ts";
import { defaultRouteOf } from "../default-route.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { isLive, servicesBySubnet } from "../live-subnets.ts";
import { natFault } from "../nat-fault.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { startUpSymptoms } from "../start-up-symptom.ts";
import { subjectOf } from "../subject.ts";

/** A NAT gateway that subnets with something in them have their default route to. */
type Subject = {
  readonly nat: Placed<NatGateway>;
  readonly subnets: readonly SubnetPlace[];
  readonly services: readonly ServicePlace[];
};

/** ROUTE-005: the NAT gateway of private subnets cannot carry anything. */
export const natGatewayCannotWork = defineRule({
  id: "ROUTE-005",
  slug: "nat-gateway-cannot-work",
  severity: "high",
  level: "regional",
  needs: [
    "natGateways",
    "routeTables",
    "subnets",
    "internetGateways",
    "networkInterfaces",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
  ],
  partialIsFine: ["ecsServices", "ecsTasks", "ecsTaskDefinitions"],
  text: {
    title: "The NAT gateway of private subnets cannot work",
    why: "A private subnet has no other way out. A NAT gateway carries nothing when it is not available, when it has no public address, or when its own subnet does not lead to an internet gateway: it must stand in a public subnet.",
    fix: "Create a NAT gateway in a subnet whose default route leads to an internet gateway, and point the private subnets' default route at it.",
    limits:
      "IPv4 only. A NAT gateway whose own subnet leads to a firewall, an appliance or a transit gateway is left alone: what lies behind is not seen.",
    says: {
      state: "NAT gateway {nat} is {state}: {subnets|subnet has|subnets have} no way to the internet",
      noInternet:
        "NAT gateway {nat} has itself no way to the internet: {subnets|subnet that relies|subnets that rely} on it {subnets?has|have} none either",
      noAddress: "NAT gateway {nat} has no public address: {subnets|subnet has|subnets have} no way to the internet",
    },
    figures: {
      state: "{detail}. Subnets: {names}. Services there: {services}.",
      noInternet: "{detail}. Subnets: {names}. Services there: {services}.",
      noAddress: "{detail}. Subnets: {names}. Services there: {services}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html"],
  subjects: ({ scope, topology, items }) => {
    const services = servicesBySubnet(topology, scope);
    const used = inScope(topology.subnets, scope).flatMap((subnet) => {
      const route = subnet.routeTable === undefined ? undefined : defaultRouteOf(subnet.routeTable.item);
      const target = route === undefined ? undefined : targetOf(route);
      const isUsed = () => services.has(subnet.urn) || isLive(subnet);
      return target?.kind === "nat-gateway" && isUsed() ? [{ id: target.id, subnet }] : [];
    });
    const byNat = groupBy(used, ({ id }) => id);
    return items.natGateways.flatMap((item): readonly Subject[] => {
      const subnets = (byNat.get(item.natGatewayId) ?? []).map(({ subnet }) => subnet);
      const urn = urnOf(scope, "nat-gateway", item.natGatewayId);
      const ofThem = distinct(subnets.flatMap((subnet) => services.get(subnet.urn) ?? []));
      return subnets.length === 0 ? [] : [{ nat: { ...scope, urn, item }, subnets, services: ofThem }];
    });
  },
  check: ({ nat, subnets, services }, { topology, scope, now }) => {
    const fault = natFault(topology, nat, now);
    if (fault === undefined) return [];
    if ("unknown" in fault) return fault;
    const symptoms = startUpSymptoms(topology, services, "public");
    const tables = distinct(subnets.flatMap(({ routeTable }) => routeTable?.urn ?? []));
    return [
      {
        ...subjectOf(nat.urn),
        says: fault.says,
        severity: services.length > 0 ? "critical" : "high",
        confidence: fault.says === "state" || symptoms.length > 0 ? "confirmed" : "likely",
        values: {
          nat: nat.item.natGatewayId,
          state: nat.item.state ?? "?",
          detail: fault.detail,
          subnets: subnets.length,
          names: listed(subnets.map(({ item }) => item.subnetId)),
          services: services.length === 0 ? "—" : listed(services.map(({ item }) => item.serviceName)),
        },
        affected: services.map(({ urn }) => urn),
        because: [
          fact(nat.urn, "natGateways", `${nat.item.natGatewayId}: ${fault.detail}`),
          ...tables.map((urn) => fact(urn, "routeTables", `0.0.0.0/0 → ${nat.item.natGatewayId}`)),
          ...symptoms,
        ],
        cli: awsCommand(scope.region, "ec2 describe-nat-gateways", { "nat-gateway-ids": nat.item.natGatewayId }),
        about: [
          nat.urn,
          ...tables,
          ...subnets.map(({ urn }) => urn),
          ...services.flatMap(({ urn, targetGroupUrns }) => [urn, ...targetGroupUrns]),
        ],
      },
    ];
  },
});
