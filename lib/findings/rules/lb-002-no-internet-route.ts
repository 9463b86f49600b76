import type { LoadBalancerPlace, SubnetPlace, Topology } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { groupUrnsBehind } from "../balancer-groups.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defaultRouteIn, internetRouteOf } from "../internet-route.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule, type Saying } from "../rule.ts";
import { subjectOf } from "../subject.ts";

type Says = "all" | "some";

/** A load balancer's subnets in one address family, by whether the internet can be answered from them. */
type Family = {
  readonly family: 4 | 6;
  readonly subnets: readonly SubnetPlace[];
  readonly closed: readonly SubnetPlace[];
  readonly unclear: readonly string[];
};

/** LB-002: an internet-facing load balancer with nodes in subnets the internet has no way back from. */
export const noInternetRoute = defineRule({
  id: "LB-002",
  slug: "no-internet-route",
  severity: "high",
  level: "regional",
  needs: ["loadBalancers", "subnets", "routeTables"],
  partialIsFine: ["subnets", "routeTables"],
  text: {
    title: "Internet-facing load balancer in subnets without an internet route",
    why: "The name of the load balancer answers with the address of a node in every enabled zone. A node whose subnet has no route to an internet gateway cannot answer anybody outside the VPC: its share of the clients waits until it gives up.",
    fix: "Give the load balancer public subnets: those whose route table has a route to the internet gateway. Or add that route to the table of the subnet.",
    limits:
      "Subnets whose default route leads through a Gateway Load Balancer endpoint or an appliance are unknown. VPC Block Public Access is not judged here.",
    says: {
      all: "No client on the internet reaches {loadBalancer} over {protocol}: none of its {subnets|subnet|subnets} has a route to an internet gateway",
      some: "{closed} of {subnets|zone|zones} of {loadBalancer} {closed?is|are} dark over {protocol}: no route to an internet gateway",
    },
    figures: {
      all: "Without a route: {list}. Default routes: {routes}.",
      some: "Without a route: {list}. Default routes: {routes}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer",
  ],
  subjects: ({ scope, topology }) =>
    inScope(topology.loadBalancers, scope)
      .filter(({ item }) => item.scheme === "internet-facing" && item.type !== "gateway")
      .flatMap((balancer) =>
        familiesOf(balancer).map((family) => ({ balancer, family: familyIn(balancer, family, topology) })),
      ),
  check: ({ balancer, family }, { scope, topology }) => {
    const [unclear] = family.unclear;
    if (family.closed.length > 0) return [finding(balancer, family, commandFor(balancer, scope.region, topology))];
    return unclear === undefined ? [] : { unknown: unclear };
  },
});

/** The families clients come in by: a load balancer without public IPv4 addresses is met by IPv6 alone. */
function familiesOf({ item: { ipAddressType } }: LoadBalancerPlace): readonly (4 | 6)[] {
  if (ipAddressType === "dualstack-without-public-ipv4") return [6];
  return ipAddressType === "dualstack" ? [4, 6] : [4];
}

function familyIn(balancer: LoadBalancerPlace, family: 4 | 6, topology: Topology): Family {
  const unclear: string[] = [];
  const closed: SubnetPlace[] = [];
  const subnets: SubnetPlace[] = [];
  for (const { subnetId = "?" } of balancer.item.availabilityZones) {
    const subnet = topology.subnets.get(urnOf(balancer, "subnet", subnetId));
    const route = subnet === undefined ? "unknown" : internetRouteOf(subnet, family);
    if (subnet !== undefined) subnets.push(subnet);
    if (route === "unknown")
      unclear.push(
        `Whether the internet can be answered from ${subnetId} is not known: its routes were not read, or an appliance stands in between.`,
      );
    else if (route === "closed" && subnet !== undefined) closed.push(subnet);
  }
  return { family, subnets, closed, unclear };
}

function finding(balancer: LoadBalancerPlace, of: Family, command: { readonly cli?: string }): Saying<Says> {
  const { family, closed } = of;
  const count = balancer.item.availabilityZones.length;
  const isDark = closed.length === count;
  const hasOther = family === 6 && balancer.item.ipAddressType === "dualstack";
  const routes = closed.map(({ routeTable }) => (routeTable === undefined ? "—" : defaultRouteIn(routeTable, family)));
  return {
    ...subjectOf(balancer.urn),
    discriminator: String(family),
    says: isDark ? "all" : "some",
    // Clients without a way in over IPv6 try IPv4 next.
    severity: isDark && !hasOther ? "critical" : "high",
    confidence: "likely",
    values: {
      loadBalancer: balancer.item.loadBalancerName,
      protocol: `IPv${family}`,
      subnets: count,
      closed: closed.length,
      list: listed(closed.map(({ item }) => `${item.subnetId} (${item.availabilityZone ?? "?"})`)),
      routes: listed([...new Set(routes)]),
    },
    affected: [balancer.urn],
    because: closed.map(({ urn, item, routeTable }, index) =>
      fact(
        routeTable?.urn ?? urn,
        "routeTables",
        `${item.subnetId}: ${family === 4 ? "0.0.0.0/0" : "::/0"} → ${routes[index] ?? "—"}`,
      ),
    ),
    ...command,
    about: [balancer.urn, ...groupUrnsBehind(balancer)],
  };
}

/** One public subnet for every zone, when there is one: an Application Load Balancer takes a new list of subnets. */
function commandFor(balancer: LoadBalancerPlace, region: string, topology: Topology): { readonly cli?: string } {
  if (balancer.item.type !== "application") return {};
  const own = [...(topology.vpcs.get(urnOf(balancer, "vpc", balancer.item.vpcId ?? ""))?.subnets ?? [])];
  const families = familiesOf(balancer);
  const chosen = balancer.item.availabilityZones.map(({ subnetId, zoneName }) => {
    const open = own.filter((subnet) => families.every((family) => internetRouteOf(subnet, family) === "open"));
    const here = open.filter(({ item }) => item.availabilityZone === zoneName);
    return here.find(({ item }) => item.subnetId === subnetId) ?? here[0];
  });
  const ids = chosen.flatMap((subnet) => subnet?.item.subnetId ?? []);
  if (ids.length < chosen.length || ids.length < 2) return {};
  return {
    cli: awsCommand(region, "elbv2 set-subnets", { "load-balancer-arn": balancer.item.loadBalancerArn, subnets: ids }),
  };
}
