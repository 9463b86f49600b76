import { targetOf } from "#lib/analysis/reach/longest-prefix.ts";
import type { Placed, SubnetPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { NatGateway } from "#lib/model/resources/gateways.ts";
import { urnOf } from "#lib/model/urn.ts";
import { defaultRouteOf } from "../default-route.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { isLive, servicesBySubnet } from "../live-subnets.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** A NAT gateway, the zone it stands in, and the subnets that go out through it. */
type Subject = {
  readonly nat: Placed<NatGateway>;
  readonly home: SubnetPlace | undefined;
  readonly subnets: readonly SubnetPlace[];
  readonly services: readonly string[];
};

/** ROUTE-012: subnets of several Availability Zones go out through one NAT gateway. */
export const oneNatForSeveralZones = defineRule({
  id: "ROUTE-012",
  slug: "one-nat-for-several-zones",
  severity: "low",
  level: "regional",
  needs: [
    "natGateways",
    "routeTables",
    "subnets",
    "networkInterfaces",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
  ],
  partialIsFine: ["ecsServices", "ecsTasks", "ecsTaskDefinitions"],
  text: {
    title: "One NAT gateway for several Availability Zones",
    why: "A NAT gateway stands in one zone. When that zone fails, the others lose their way out with it; until then every byte from them is paid for as traffic between zones.",
    fix: "Create a NAT gateway in each zone, or a regional one, and point each zone's default route at its own.",
    limits:
      "Whether the saving is meant is not seen; NAT gateways and VPCs tagged as development or test are left out.",
    says: { shared: "Zones {others} go out through NAT gateway {nat} in {zone} alone" },
    figures: { shared: "Subnets: {subnets}. Services there: {services}." },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html"],
  subjects: ({ scope, topology, items }) => {
    const services = servicesBySubnet(topology, scope);
    const used = inScope(topology.subnets, scope).flatMap((subnet) => {
      const route = subnet.routeTable === undefined ? undefined : defaultRouteOf(subnet.routeTable.item);
      const id = route === undefined ? "" : targetOf(route).id;
      return isLive(subnet) || services.has(subnet.urn) ? [{ id, subnet }] : [];
    });
    const byNat = groupBy(used, ({ id }) => id);
    return items.natGateways
      .filter(({ state, availabilityMode }) => state === "available" && availabilityMode !== "regional")
      .filter(({ tags, vpcId }) => {
        const vpc = topology.vpcs.get(urnOf(scope, "vpc", vpcId ?? ""));
        return ![...tags, ...(vpc?.item.tags ?? [])].some(isForTests);
      })
      .map((item): Subject => {
        const subnets = (byNat.get(item.natGatewayId) ?? []).map(({ subnet }) => subnet);
        return {
          nat: { ...scope, urn: urnOf(scope, "nat-gateway", item.natGatewayId), item },
          home: topology.subnets.get(urnOf(scope, "subnet", item.subnetId ?? "")),
          subnets,
          services: distinct(subnets.flatMap(({ urn }) => services.get(urn) ?? [])).map(
            ({ item: { serviceName } }) => serviceName,
          ),
        };
      });
  },
  check: ({ nat, home, subnets, services }) => {
    const zone = home?.item.availabilityZone;
    if (zone === undefined)
      return subnets.length === 0 ? [] : { unknown: `The zone of ${nat.item.natGatewayId} was not read.` };
    const others = distinct(subnets.flatMap(({ item }) => item.availabilityZone ?? [])).filter((one) => one !== zone);
    const here = subnets.some(({ item }) => item.availabilityZone === zone);
    if (others.length === 0 || (others.length === 1 && !here)) return [];
    return [
      {
        ...subjectOf(nat.urn),
        says: "shared",
        confidence: "confirmed",
        values: {
          nat: nat.item.natGatewayId,
          zone,
          others: listed(others),
          subnets: listed(subnets.map(({ item }) => item.subnetId)),
          services: listed(services) || "—",
        },
        affected: [],
        because: subnets
          .slice(0, 6)
          .map(({ urn, item, routeTable }) =>
            fact(
              urn,
              "routeTables",
              `${item.availabilityZone ?? "?"} ${item.subnetId} ${routeTable?.item.routeTableId ?? "?"} → ${nat.item.natGatewayId}`,
            ),
          ),
        about: [nat.urn, ...subnets.map(({ urn }) => urn)],
      },
    ];
  },
});

function isForTests({ key, value }: { readonly key: string; readonly value: string }): boolean {
  return /^(env|environment|stage)$/i.test(key) && /^(dev|development|test|testing|sandbox)$/i.test(value);
}
