import { oneWayRoutes, type OneWay } from "../one-way-routes.ts";
import { distinct, fact, listed } from "../fact.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** ROUTE-009: packets find their way into another VPC, and their replies find none back. */
export const oneWayRoute = defineRule({
  id: "ROUTE-009",
  slug: "one-way-route",
  severity: "high",
  level: "regional",
  needs: [
    "vpcs",
    "subnets",
    "routeTables",
    "networkInterfaces",
    "vpcPeeringConnections",
    "transitGateways",
    "transitGatewayAttachments",
    "transitGatewayRouteTables",
    "managedPrefixLists",
  ],
  partialIsFine: [
    "vpcPeeringConnections",
    "transitGateways",
    "transitGatewayAttachments",
    "transitGatewayRouteTables",
    "managedPrefixLists",
  ],
  text: {
    title: "A route into another VPC has none back",
    why: "A peering connection or a transit gateway carries both ways, but routes are each side's own. Without the return route requests arrive and every answer is lost: a connection never comes about.",
    fix: "Add a route to the caller's range to the route tables of the other side, through the same connection.",
    limits:
      "Only pairs of VPCs that are both in the survey are judged, and only subnets with something in them. One pair of subnets that works both ways is taken as all that was meant.",
    says: {
      lost: "{from} reaches {to} through {through}, and nothing comes back: no route table of {to} leads to {from}",
    },
    figures: {
      lost: "There: {tables} → {through}. Back: {back} lack a route to {block}.",
    },
  },
  references: [
    "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html",
    "https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html",
  ],
  subjects: ({ scope, topology }) => oneWayRoutes(topology, scope),
  check: (subject) => {
    if ("unknown" in subject) return subject;
    if (subject.back.length === 0) return [];
    return [findingOf(subject)];
  },
});

function findingOf({ from, to, through, tables, back, missing }: OneWay) {
  const { subjectId } = subjectOf(through);
  const option = subjectId.startsWith("pcx-") ? "vpc-peering-connection-id" : "transit-gateway-id";
  return {
    ...subjectOf(through),
    discriminator: `${from.item.vpcId} ${to.item.vpcId}`,
    says: "lost" as const,
    confidence: "likely" as const,
    values: {
      from: from.item.vpcId,
      to: to.item.vpcId,
      through: subjectId,
      block: listed(distinct(missing.map(({ block }) => block))),
      tables: listed(tables.map(({ item }) => item.routeTableId)),
      back: listed(back.map(({ item }) => item.routeTableId)),
    },
    affected: [from.urn, to.urn],
    because: [
      ...tables.map(({ urn, item }) => fact(urn, "routeTables", `${item.routeTableId} → ${subjectId}`)),
      ...missing.map(({ table, block }) => fact(table.urn, "routeTables", `${table.item.routeTableId}: ${block} → —`)),
    ],
    cli: missing
      .map(({ table, block }) =>
        awsCommand(table.region, "ec2 create-route", {
          "route-table-id": table.item.routeTableId,
          "destination-cidr-block": block,
          [option]: subjectId,
        }),
      )
      .join("\n"),
    about: [through, from.urn, to.urn],
  };
}
