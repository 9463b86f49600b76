import { oneWayRoute } from "#lib/findings/rules/route-009-one-way-route.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import { networkInterface, route, routeTable, subnet, vpc } from "#tests/support/ec2-records.ts";
import { transitGateway, transitGatewayAttachment, vpcPeeringConnection } from "#tests/support/gateway-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const local = (destinationCidrBlock: string) => route({ destinationCidrBlock, gatewayId: "local" });
const peered = (destinationCidrBlock: string) => route({ destinationCidrBlock, vpcPeeringConnectionId: "pcx-1" });
const there = peered("10.1.0.0/16");
const back = peered("10.0.0.0/16");

type Given = {
  readonly near?: readonly Route[];
  readonly far?: readonly Route[];
  /** Routes of a second subnet of the far VPC. */
  readonly second?: readonly Route[];
  readonly hasFarInterface?: boolean;
  readonly more?: ScopeContents["areas"];
};

/** `vpc-1` (10.0.0.0/16) and `vpc-2` (10.1.0.0/16), peered, with an interface in each subnet. */
const given = ({ near = [there], far = [], second, hasFarInterface = true, more = {} }: Given): ScopeContents => ({
  areas: {
    vpcs: [vpc(), vpc({ vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" })],
    subnets: [
      subnet(),
      subnet({ subnetId: "subnet-2", vpcId: "vpc-2", cidrBlock: "10.1.1.0/24" }),
      ...(second === undefined ? [] : [subnet({ subnetId: "subnet-3", vpcId: "vpc-2", cidrBlock: "10.1.2.0/24" })]),
    ],
    routeTables: [
      routeTable({ routes: [local("10.0.0.0/16"), ...near] }),
      routeTable({ routeTableId: "rtb-2", vpcId: "vpc-2", routes: [local("10.1.0.0/16"), ...far] }),
      ...(second === undefined
        ? []
        : [
            routeTable({
              routeTableId: "rtb-3",
              vpcId: "vpc-2",
              routes: [local("10.1.0.0/16"), ...second],
              associations: [{ routeTableAssociationId: "rtbassoc-3", subnetId: "subnet-3", state: "associated" }],
            }),
          ]),
    ],
    networkInterfaces: [
      networkInterface(),
      ...(hasFarInterface
        ? [
            networkInterface({
              networkInterfaceId: "eni-2",
              vpcId: "vpc-2",
              subnetId: "subnet-2",
              privateIpAddress: "10.1.1.10",
            }),
          ]
        : []),
      ...(second === undefined
        ? []
        : [
            networkInterface({
              networkInterfaceId: "eni-3",
              vpcId: "vpc-2",
              subnetId: "subnet-3",
              privateIpAddress: "10.1.2.10",
            }),
          ]),
    ],
    vpcPeeringConnections: [vpcPeeringConnection()],
    ...more,
  },
});

const toTransit = (destinationCidrBlock: string) => route({ destinationCidrBlock, transitGatewayId: "tgw-1" });

testRule(oneWayRoute, {
  fails: [
    {
      title: "a route over a peering without one back loses every reply",
      given: given({}),
      findings: [
        {
          subjectId: "pcx-1",
          says: "lost",
          severity: "high",
          confidence: "likely",
          values: {
            from: "vpc-1",
            to: "vpc-2",
            through: "pcx-1",
            tables: "rtb-1",
            back: "rtb-2",
            block: "10.0.0.0/16",
          },
          cli: "aws ec2 create-route --region eu-west-1 --route-table-id rtb-2 --destination-cidr-block 10.0.0.0/16 --vpc-peering-connection-id pcx-1",
        },
      ],
    },
    {
      title: "a route back to another range is none",
      given: given({ far: [peered("10.2.0.0/16")] }),
      findings: [{ says: "lost" }],
    },
    {
      title: "nor is one that leads to something that is gone",
      given: given({ far: [{ ...back, state: "blackhole" }] }),
      findings: [{ says: "lost" }],
    },
    {
      title: "the range that lacks a route may be one of several of its VPC",
      given: given({
        far: [back],
        more: {
          vpcs: [
            vpc({
              cidrBlockAssociations: [
                { cidrBlock: "10.0.0.0/16", state: "associated" },
                { cidrBlock: "100.64.0.0/16", state: "associated" },
              ],
            }),
            vpc({ vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" }),
          ],
          subnets: [
            subnet({ cidrBlock: "100.64.1.0/24" }),
            subnet({ subnetId: "subnet-2", vpcId: "vpc-2", cidrBlock: "10.1.1.0/24" }),
          ],
          networkInterfaces: [
            networkInterface({ privateIpAddress: "100.64.1.10" }),
            networkInterface({
              networkInterfaceId: "eni-2",
              vpcId: "vpc-2",
              subnetId: "subnet-2",
              privateIpAddress: "10.1.1.10",
            }),
          ],
        },
      }),
      findings: [
        {
          values: { block: "100.64.0.0/16" },
          cli: "aws ec2 create-route --region eu-west-1 --route-table-id rtb-2 --destination-cidr-block 100.64.0.0/16 --vpc-peering-connection-id pcx-1",
        },
      ],
    },
    {
      title: "each way is a finding of its own",
      given: given({ near: [], far: [back] }),
      findings: [{ values: { from: "vpc-2", to: "vpc-1", back: "rtb-1" } }],
    },
  ],
  passes: [
    { title: "routes both ways are as it should be", given: given({ far: [back] }) },
    { title: "no route at all is nobody's loss", given: given({ near: [] }) },
    {
      title: "one pair of subnets that works both ways is what was meant",
      given: given({ far: [back], second: [] }),
    },
    { title: "with nothing over there nobody is missed", given: given({ hasFarInterface: false }) },
    {
      title: "a peering that is not active carries nothing there either",
      given: given({ more: { vpcPeeringConnections: [vpcPeeringConnection({ statusCode: "deleted" })] } }),
    },
  ],
  unknown: [
    {
      title: "a transit gateway whose route tables were not read may lead back",
      given: {
        ...given({
          near: [toTransit("10.1.0.0/16")],
          far: [toTransit("10.0.0.0/16")],
          more: {
            vpcPeeringConnections: [],
            transitGateways: [transitGateway()],
            transitGatewayAttachments: [
              transitGatewayAttachment(),
              transitGatewayAttachment({
                transitGatewayAttachmentId: "tgw-attach-2",
                resourceId: "vpc-2",
                subnetIds: ["subnet-2"],
              }),
            ],
          },
        }),
        incomplete: ["transitGatewayRouteTables"],
      },
      because: "transitGatewayRouteTables",
    },
    {
      title: "route tables that were not read mute the rule",
      given: { ...given({}), incomplete: ["routeTables"] },
      because: "routeTables",
    },
  ],
});
