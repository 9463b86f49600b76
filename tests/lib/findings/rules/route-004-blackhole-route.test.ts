import { blackholeRoute } from "#lib/findings/rules/route-004-blackhole-route.ts";
import type { NatGateway } from "#lib/model/resources/gateways.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import { networkInterface, route, routeTable, subnet, vpc } from "#tests/support/ec2-records.ts";
import { attachmentArn, ecsCluster, ecsService, ecsTask, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { natGateway } from "#tests/support/gateway-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const dead = route({ destinationCidrBlock: "10.60.0.0/16", vpcPeeringConnectionId: "pcx-old", state: "blackhole" });

const toNat = route({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1", state: "blackhole" });

const given = (routes: readonly Route[], isLive = true, nat?: Partial<NatGateway>): ScopeContents => ({
  areas: {
    natGateways: nat === undefined ? [] : [natGateway(nat)],
    vpcs: [vpc()],
    subnets: [subnet()],
    routeTables: [
      routeTable({ routes: [route({ destinationCidrBlock: "10.0.0.0/16", gatewayId: "local" }), ...routes] }),
    ],
    networkInterfaces: isLive ? [networkInterface({ description: attachmentArn("attachment-of-eni-1") })] : [],
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsTasks: isLive ? [ecsTask()] : [],
  },
});

testRule(blackholeRoute, {
  fails: [
    {
      title: "a blackhole in the table of a subnet with tasks is high, and names target and services",
      given: given([dead]),
      findings: [
        {
          subjectId: "rtb-1",
          says: "used",
          severity: "high",
          confidence: "confirmed",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: { destination: "10.60.0.0/16", target: "pcx-old", subnets: 1, names: "subnet-1", services: "web" },
          cli: "aws ec2 delete-route --region eu-west-1 --route-table-id rtb-1 --destination-cidr-block 10.60.0.0/16",
        },
      ],
    },
    {
      title: "a table that no live subnet uses is low",
      given: given([dead], false),
      findings: [{ says: "unused", severity: "low" }],
    },
    {
      title: "two blackholes of one table are two findings",
      given: given([dead, route({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-gone", state: "blackhole" })]),
      findings: [{}, {}],
    },
    {
      title: "a private NAT gateway that failed is told here: it is no way to the internet",
      given: given([toNat], true, { connectivityType: "private", state: "failed" }),
      findings: [{ says: "used", values: { target: "nat-1", destination: "0.0.0.0/0" } }],
    },
    {
      title: "more specific routes that cover a part leave the rest in the dark",
      given: given([dead, route({ destinationCidrBlock: "10.60.0.0/17", transitGatewayId: "tgw-1" })]),
      findings: [{ says: "used" }],
    },
    {
      title: "a wider route does not take what falls into the narrower",
      given: given([dead, route({ destinationCidrBlock: "10.0.0.0/8", transitGatewayId: "tgw-1" })]),
      findings: [{ says: "used" }],
    },
    {
      title: "a prefix list that leads elsewhere is judged",
      given: given([route({ destinationPrefixListId: "pl-1", transitGatewayId: "tgw-1", state: "blackhole" })]),
      findings: [
        {
          values: { destination: "pl-1", target: "tgw-1" },
          cli: "aws ec2 delete-route --region eu-west-1 --route-table-id rtb-1 --destination-prefix-list-id pl-1",
        },
      ],
    },
    {
      title: "so is a route of IPv6",
      given: given([
        route({ destinationIpv6CidrBlock: "::/0", egressOnlyInternetGatewayId: "eigw-1", state: "blackhole" }),
      ]),
      findings: [
        {
          values: { destination: "::/0" },
          cli: "aws ec2 delete-route --region eu-west-1 --route-table-id rtb-1 --destination-ipv6-cidr-block ::/0",
        },
      ],
    },
  ],
  passes: [
    { title: "an active route is well", given: given([{ ...dead, state: "active" }]) },
    {
      title: "more specific routes that cover it all let nothing fall in",
      given: given([
        dead,
        route({ destinationCidrBlock: "10.60.0.0/17", transitGatewayId: "tgw-1" }),
        route({ destinationCidrBlock: "10.60.128.0/17", transitGatewayId: "tgw-1" }),
      ]),
    },
    {
      title: "the route of a gateway endpoint is not judged",
      given: given([route({ destinationPrefixListId: "pl-1", gatewayId: "vpce-1", state: "blackhole" })]),
    },
    {
      title: "a public NAT gateway that is still listed is told by the finding about it",
      given: given([toNat], true, { state: "deleted" }),
    },
  ],
  unknown: [
    {
      title: "route tables that were not read mute the rule",
      given: { ...given([dead]), incomplete: ["routeTables"] },
      because: "routeTables",
    },
  ],
});
