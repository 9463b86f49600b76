import {
  DescribeTransitGatewayRouteTablesCommand,
  type EC2Client,
  GetTransitGatewayRouteTableAssociationsCommand,
  GetTransitGatewayRouteTablePropagationsCommand,
  SearchTransitGatewayRoutesCommand,
} from "@aws-sdk/client-ec2";
import type { AreaCalls } from "../area-calls.ts";
import { defineCollector } from "../collector.ts";
import { allOf, inOrder } from "../in-order.ts";
import { mapKnown } from "../map-known.ts";
import { unexpectedShape } from "../unexpected-shape.ts";
import { tagsOf } from "./tags.ts";

const actions = [
  "ec2:DescribeTransitGatewayRouteTables",
  "ec2:GetTransitGatewayRouteTableAssociations",
  "ec2:GetTransitGatewayRouteTablePropagations",
  "ec2:SearchTransitGatewayRoutes",
] as const;

type Calls = AreaCalls<(typeof actions)[number]>;

/** Transit gateway route tables, each with its associations, propagations and routes. */
export const transitGatewayRouteTables = defineCollector({
  area: "transitGatewayRouteTables",
  actions,
  read({ aws: { ec2 }, ...calls }) {
    const tables = calls.pages(
      "ec2:DescribeTransitGatewayRouteTables",
      (NextToken) => ec2.send(new DescribeTransitGatewayRouteTablesCommand({ MaxResults: 1000, NextToken })),
      (page) => [page.TransitGatewayRouteTables, page.NextToken],
    );
    return inOrder(tables, 4, async (table) => {
      const id = table.TransitGatewayRouteTableId;
      const [associations, propagations, routes] = await Promise.all([
        calls.known(id ?? "", () => allOf(associationsOf(ec2, calls, id))),
        calls.known(id ?? "", () => allOf(propagationsOf(ec2, calls, id))),
        calls.known(id ?? "", () => allOf(routesOf(ec2, calls, id))),
      ]);
      return { table, associations, propagations, routes };
    });
  },
  normalise: ({ table, associations, propagations, routes }) => ({
    transitGatewayRouteTableId: table.TransitGatewayRouteTableId,
    transitGatewayId: table.TransitGatewayId,
    state: table.State,
    associations: mapKnown(associations, (list) => list.map((each) => link(each, each.State))),
    propagations: mapKnown(propagations, (list) => list.map((each) => link(each, each.State))),
    routes: mapKnown(routes, (list) =>
      list.map((route) => ({
        destinationCidrBlock: route.DestinationCidrBlock,
        prefixListId: route.PrefixListId,
        type: route.Type,
        state: route.State,
        attachments: (route.TransitGatewayAttachments ?? []).map((each) => link(each, undefined)),
      })),
    ),
    tags: tagsOf(table.Tags),
  }),
});

function associationsOf(ec2: EC2Client, { pages }: Calls, TransitGatewayRouteTableId: string | undefined) {
  return pages(
    "ec2:GetTransitGatewayRouteTableAssociations",
    (NextToken) =>
      ec2.send(
        new GetTransitGatewayRouteTableAssociationsCommand({ TransitGatewayRouteTableId, MaxResults: 1000, NextToken }),
      ),
    (page) => [page.Associations, page.NextToken],
  );
}

function propagationsOf(ec2: EC2Client, { pages }: Calls, TransitGatewayRouteTableId: string | undefined) {
  return pages(
    "ec2:GetTransitGatewayRouteTablePropagations",
    (NextToken) =>
      ec2.send(
        new GetTransitGatewayRouteTablePropagationsCommand({ TransitGatewayRouteTableId, MaxResults: 1000, NextToken }),
      ),
    (page) => [page.TransitGatewayRouteTablePropagations, page.NextToken],
  );
}

function routesOf(ec2: EC2Client, { pages }: Calls, TransitGatewayRouteTableId: string | undefined) {
  // The call demands a filter; these are all the states there are to route by.
  const Filters = [{ Name: "state", Values: ["active", "blackhole"] }];
  return pages(
    "ec2:SearchTransitGatewayRoutes",
    (NextToken) =>
      ec2.send(
        new SearchTransitGatewayRoutesCommand({ TransitGatewayRouteTableId, Filters, MaxResults: 1000, NextToken }),
      ),
    (page) => {
      const isCut = page.AdditionalRoutesAvailable === true && page.NextToken === undefined;
      if (isCut) throw unexpectedShape("has more routes than it gives, and no way to the rest");
      return [page.Routes, page.NextToken];
    },
  );
}

function link(
  each: {
    readonly TransitGatewayAttachmentId?: string | undefined;
    readonly ResourceType?: string | undefined;
    readonly ResourceId?: string | undefined;
  },
  state: string | undefined,
) {
  return {
    transitGatewayAttachmentId: each.TransitGatewayAttachmentId,
    resourceType: each.ResourceType,
    resourceId: each.ResourceId,
    state,
  };
}
