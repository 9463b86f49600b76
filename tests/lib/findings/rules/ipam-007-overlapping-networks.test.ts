import { overlappingNetworks } from "#lib/findings/rules/ipam-007-overlapping-networks.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import { route, routeTable, vpc } from "#tests/support/ec2-records.ts";
import { transitGateway, transitGatewayAttachment, vpcPeeringConnection } from "#tests/support/gateway-records.ts";
import type { TransitGatewayRouteTable } from "#lib/model/resources/transit-gateway.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { denied, type ScopeContents } from "#tests/support/snapshots.ts";

type TransitRoutes = TransitGatewayRouteTable["routes"];

const attachment = (vpcId: string, state = "available") =>
  transitGatewayAttachment({
    transitGatewayAttachmentId: `tgw-attach-${vpcId}`,
    resourceType: "vpc",
    resourceId: vpcId,
    state,
  });
const ranges = (vpcId: string, ...blocks: readonly string[]) =>
  vpc({
    vpcId,
    cidrBlock: blocks[0] ?? "",
    cidrBlockAssociations: blocks.map((cidrBlock) => ({ cidrBlock, state: "associated" })),
  });

/** Two VPCs behind one transit gateway. */
const given = (
  first: readonly string[],
  second: readonly string[],
  { routes = [], state }: { readonly routes?: readonly Route[]; readonly state?: string } = {},
): ScopeContents => ({
  areas: {
    vpcs: [ranges("vpc-1", ...first), ranges("vpc-2", ...second)],
    transitGateways: [transitGateway()],
    transitGatewayAttachments: [attachment("vpc-1"), attachment("vpc-2", state)],
    routeTables: [routeTable({ routes })],
  },
});
const over = (destinationCidrBlock: string, state = "active") =>
  route({ destinationCidrBlock, transitGatewayId: "tgw-1", state });

/** Two VPCs of one range, each with a route table of the transit gateway; both tables have these routes. */
const segmented = (routes: TransitRoutes): ScopeContents => {
  const { areas } = given(["10.0.0.0/16"], ["10.0.0.0/16"], { routes: [over("10.0.0.0/8")] });
  const tableOf = (vpcId: string) => `tgw-rtb-${vpcId}`;
  return {
    areas: {
      ...areas,
      transitGatewayAttachments: ["vpc-1", "vpc-2"].map((vpcId) => ({
        ...attachment(vpcId),
        association: { transitGatewayRouteTableId: tableOf(vpcId), state: "associated" },
      })),
      transitGatewayRouteTables: ["vpc-1", "vpc-2"].map((vpcId) => ({
        transitGatewayRouteTableId: tableOf(vpcId),
        transitGatewayId: "tgw-1",
        state: "available",
        associations: { known: true, value: [] },
        propagations: { known: true, value: [] },
        routes,
        tags: [],
      })),
    },
  };
};
const leading = (destinationCidrBlock: string, resourceId: string, state = "active") => ({
  destinationCidrBlock,
  type: "propagated",
  state,
  attachments: [{ transitGatewayAttachmentId: `tgw-attach-${resourceId}`, resourceType: "vpc", resourceId }],
});
const known = (...value: readonly ReturnType<typeof leading>[]): TransitRoutes => ({ known: true, value: [...value] });

testRule(overlappingNetworks, {
  fails: [
    {
      title: "a table of the transit gateway that leads one to the other joins them",
      given: segmented(known(leading("10.0.0.0/16", "vpc-2"))),
      findings: [{ says: "routed" }],
    },
    {
      title: "so may one that leads to an inspection in between",
      given: segmented(known(leading("10.0.0.0/8", "vpc-9"))),
      findings: [{ says: "routed" }],
    },
    {
      title: "two VPCs of one range with a route there are high",
      given: given(["10.0.0.0/16"], ["10.0.0.0/16"], { routes: [over("10.0.0.0/8")] }),
      findings: [
        {
          subjectId: "tgw-1",
          says: "routed",
          severity: "high",
          confidence: "likely",
          values: { vpcs: 2, table: "vpc-1 · vpc-2: 10.0.0.0/16" },
        },
      ],
    },
    {
      title: "a secondary range counts, and without a route it is low",
      given: given(["10.0.0.0/16"], ["10.9.0.0/16", "10.0.64.0/18"]),
      findings: [{ says: "idle", severity: "low", values: { table: "vpc-1 · vpc-2: 10.0.64.0/18" } }],
    },
    {
      title: "the range that pods share on purpose is info",
      given: given(["10.0.0.0/16", "100.64.0.0/16"], ["10.1.0.0/16", "100.64.0.0/16"]),
      findings: [{ says: "pods", severity: "info" }],
    },
    {
      title: "a default route is not meant for it",
      given: given(["10.0.0.0/16"], ["10.0.0.0/16"], { routes: [over("0.0.0.0/0")] }),
      findings: [{ says: "idle" }],
    },
    {
      title: "a blackhole leads nowhere",
      given: given(["10.0.0.0/16"], ["10.0.0.0/16"], { routes: [over("10.0.0.0/16", "blackhole")] }),
      findings: [{ says: "idle" }],
    },
    {
      title: "a peering connection is judged alike, by the ranges it tells where a VPC was not read",
      given: {
        areas: {
          vpcs: [ranges("vpc-1", "10.0.0.0/16", "10.1.0.0/16")],
          vpcPeeringConnections: [
            vpcPeeringConnection({
              requester: { vpcId: "vpc-1", cidrBlocks: ["10.0.0.0/16"], ipv6CidrBlocks: [] },
              accepter: { vpcId: "vpc-9", cidrBlocks: ["10.1.0.0/16"], ipv6CidrBlocks: [] },
            }),
          ],
          routeTables: [],
        },
      },
      findings: [{ says: "idle", values: { table: "vpc-1 · vpc-9: 10.1.0.0/16" } }],
    },
    {
      title: "a route to what they do not share does not make it worse",
      given: given(["10.0.0.0/16"], ["10.0.0.0/16"], { routes: [over("10.9.0.0/16")] }),
      findings: [{ says: "idle", severity: "low" }],
    },
  ],
  passes: [
    {
      title: "a range that the VPC no longer has overlaps with nothing",
      given: {
        areas: {
          ...given(["10.0.0.0/17"], ["10.0.128.0/17"]).areas,
          vpcs: [
            vpc({
              vpcId: "vpc-1",
              cidrBlock: "10.0.0.0/17",
              cidrBlockAssociations: [
                { cidrBlock: "10.0.0.0/17", state: "associated" },
                { cidrBlock: "10.0.128.0/17", state: "disassociated" },
              ],
            }),
            ranges("vpc-2", "10.0.128.0/17"),
          ],
        },
      },
    },
    {
      title: "VPCs that the tables of the transit gateway keep apart may have one range",
      given: segmented(known(leading("10.9.0.0/16", "vpc-9"), leading("10.0.0.0/16", "vpc-2", "blackhole"))),
    },
    {
      title: "the way out is none to each other",
      given: segmented(known(leading("0.0.0.0/0", "vpc-9"))),
    },
    { title: "ranges side by side do not overlap", given: given(["10.0.0.0/17"], ["10.0.128.0/17"]) },
    {
      title: "a VPC whose attachment is gone is not connected",
      given: given(["10.0.0.0/16"], ["10.0.0.0/16"], { state: "deleted" }),
    },
    {
      title: "a peering connection that waits connects nothing",
      given: {
        areas: {
          vpcs: [ranges("vpc-1", "10.0.0.0/16"), ranges("vpc-2", "10.0.0.0/16")],
          vpcPeeringConnections: [vpcPeeringConnection({ statusCode: "pending-acceptance" })],
        },
      },
    },
  ],
  unknown: [
    {
      title: "tables whose routes were not read may keep them apart",
      given: segmented({ known: false, problem: denied("ec2:SearchTransitGatewayRoutes") }),
      because: "The route tables of tgw-1 were not read.",
    },
    {
      title: "the ranges of an attached VPC of another account were not read",
      given: {
        areas: {
          vpcs: [ranges("vpc-1", "10.0.0.0/16")],
          transitGateways: [transitGateway()],
          transitGatewayAttachments: [attachment("vpc-1"), attachment("vpc-9")],
          routeTables: [],
        },
      },
      because: "vpc-9",
    },
    {
      title: "without the VPCs it cannot judge",
      given: { ...given(["10.0.0.0/16"], []), incomplete: ["vpcs"] },
      because: "vpcs",
    },
  ],
});
