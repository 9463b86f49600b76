import type * as ec2 from "@aws-sdk/client-ec2";
import type { RegionWorld } from "#mocks/world/world.ts";
import { applyFilters } from "./filters.ts";
import { WireRefusal, type Input, type Operation, type View } from "../wire.ts";
import { without } from "../without.ts";
import { alwaysPaged, listing, required, type Ids } from "./listing.ts";

type WorldRouteTable = RegionWorld["transitGatewayRouteTables"][number];

const describeTransitGateways = listing<ec2.TransitGateway>({
  key: "TransitGateways",
  of: ({ region }) => region.transitGateways,
  ids: {
    parameter: "TransitGatewayIds",
    id: (gateway) => gateway.TransitGatewayId,
    code: "InvalidTransitGatewayID.NotFound",
    noun: "transit gateway ID",
  },
  filters: {
    "transit-gateway-id": (gateway) => gateway.TransitGatewayId,
    "owner-id": (gateway) => gateway.OwnerId,
    state: (gateway) => gateway.State,
  },
  paging: alwaysPaged,
});

type Attachment = { readonly TransitGatewayAttachmentId?: string | undefined };

const attachmentIds: Ids<Attachment> = {
  parameter: "TransitGatewayAttachmentIds",
  id: (attachment) => attachment.TransitGatewayAttachmentId,
  code: "InvalidTransitGatewayAttachmentID.NotFound",
  noun: "transit gateway attachment ID",
};

const describeTransitGatewayAttachments = listing<ec2.TransitGatewayAttachment>({
  key: "TransitGatewayAttachments",
  of: ({ region }) => region.transitGatewayAttachments,
  ids: attachmentIds,
  filters: {
    "transit-gateway-attachment-id": (attachment) => attachment.TransitGatewayAttachmentId,
    "transit-gateway-id": (attachment) => attachment.TransitGatewayId,
    "resource-id": (attachment) => attachment.ResourceId,
    "resource-type": (attachment) => attachment.ResourceType,
    state: (attachment) => attachment.State,
  },
  paging: alwaysPaged,
});

const describeTransitGatewayVpcAttachments = listing<ec2.TransitGatewayVpcAttachment>({
  key: "TransitGatewayVpcAttachments",
  of: ({ region }) => region.transitGatewayVpcAttachments,
  ids: attachmentIds,
  filters: {
    "transit-gateway-attachment-id": (attachment) => attachment.TransitGatewayAttachmentId,
    "transit-gateway-id": (attachment) => attachment.TransitGatewayId,
    "vpc-id": (attachment) => attachment.VpcId,
    state: (attachment) => attachment.State,
  },
  paging: alwaysPaged,
});

const describeTransitGatewayPeeringAttachments = listing<ec2.TransitGatewayPeeringAttachment>({
  key: "TransitGatewayPeeringAttachments",
  of: ({ region }) => region.transitGatewayPeeringAttachments,
  ids: attachmentIds,
  filters: {
    "transit-gateway-attachment-id": (attachment) => attachment.TransitGatewayAttachmentId,
    "transit-gateway-id": (attachment) => attachment.RequesterTgwInfo?.TransitGatewayId,
    state: (attachment) => attachment.State,
  },
  paging: alwaysPaged,
});

const describeTransitGatewayRouteTables = listing<ec2.TransitGatewayRouteTable>({
  key: "TransitGatewayRouteTables",
  of: ({ region }) =>
    region.transitGatewayRouteTables.map((table) => without(table, "associations", "propagations", "routes")),
  ids: {
    parameter: "TransitGatewayRouteTableIds",
    id: (table) => table.TransitGatewayRouteTableId,
    code: "InvalidRouteTableID.NotFound",
    noun: "transit gateway route table ID",
  },
  filters: {
    "transit-gateway-route-table-id": (table) => table.TransitGatewayRouteTableId,
    "transit-gateway-id": (table) => table.TransitGatewayId,
    "default-association-route-table": (table) => table.DefaultAssociationRouteTable,
    "default-propagation-route-table": (table) => table.DefaultPropagationRouteTable,
    state: (table) => table.State,
  },
  paging: alwaysPaged,
});

function tableOf({ region }: View, input: Input): WorldRouteTable {
  const id = required("TransitGatewayRouteTableId", input);
  const table = region.transitGatewayRouteTables.find(
    ({ TransitGatewayRouteTableId }) => TransitGatewayRouteTableId === id,
  );
  if (table !== undefined) return table;
  throw new WireRefusal("InvalidRouteTableID.NotFound", `The transit gateway route table ID '${id}' does not exist`);
}

const getAssociations = listing<ec2.TransitGatewayRouteTableAssociation>({
  key: "Associations",
  of: (view, input) => tableOf(view, input).associations,
  filters: {
    "transit-gateway-attachment-id": (association) => association.TransitGatewayAttachmentId,
    "resource-id": (association) => association.ResourceId,
    "resource-type": (association) => association.ResourceType,
  },
  paging: alwaysPaged,
});

const getPropagations = listing<ec2.TransitGatewayRouteTablePropagation>({
  key: "TransitGatewayRouteTablePropagations",
  of: (view, input) => tableOf(view, input).propagations,
  filters: {
    "transit-gateway-attachment-id": (propagation) => propagation.TransitGatewayAttachmentId,
    "resource-id": (propagation) => propagation.ResourceId,
    "resource-type": (propagation) => propagation.ResourceType,
  },
  paging: alwaysPaged,
});

/** Never paged by token: what does not fit is announced, not given. Filters are required. */
const searchTransitGatewayRoutes: Operation = (input, view) => {
  if (input.structures("Filter").length === 0) {
    throw new WireRefusal("MissingParameter", "The request must contain the parameter Filters");
  }
  const size = input.number("MaxResults") ?? 1000;
  if (!(size >= 5 && size <= 1000)) {
    throw new WireRefusal("InvalidParameterValue", `Value ( ${String(size)} ) for parameter MaxResults is invalid.`);
  }
  const routes = applyFilters(
    tableOf(view, input).routes,
    {
      type: (route) => route.Type,
      state: (route) => route.State,
      "prefix-list-id": (route) => route.PrefixListId,
      "route-search.exact-match": (route) => route.DestinationCidrBlock,
      "attachment.transit-gateway-attachment-id": (route) =>
        route.TransitGatewayAttachments?.map(({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId) ?? [],
      "attachment.resource-id": (route) => route.TransitGatewayAttachments?.map(({ ResourceId }) => ResourceId) ?? [],
      "attachment.resource-type": (route) =>
        route.TransitGatewayAttachments?.map(({ ResourceType }) => ResourceType) ?? [],
    },
    input,
  );
  return { Routes: routes.slice(0, size), AdditionalRoutesAvailable: routes.length > size };
};

/** Transit gateways, their attachments and their route tables. */
export const transitGatewayOperations: Readonly<Record<string, Operation>> = {
  DescribeTransitGateways: describeTransitGateways,
  DescribeTransitGatewayAttachments: describeTransitGatewayAttachments,
  DescribeTransitGatewayVpcAttachments: describeTransitGatewayVpcAttachments,
  DescribeTransitGatewayPeeringAttachments: describeTransitGatewayPeeringAttachments,
  DescribeTransitGatewayRouteTables: describeTransitGatewayRouteTables,
  GetTransitGatewayRouteTableAssociations: getAssociations,
  GetTransitGatewayRouteTablePropagations: getPropagations,
  SearchTransitGatewayRoutes: searchTransitGatewayRoutes,
};
