import { expect, it } from "vitest";
import { noInternetRoute } from "#lib/findings/rules/lb-002-no-internet-route.ts";
import type { LoadBalancer } from "#lib/model/resources/load-balancer.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import { route, routeTable, subnet, vpc } from "#tests/support/ec2-records.ts";
import { loadBalancer } from "#tests/support/elbv2-records.ts";
import { judge, testRule } from "#tests/support/rule-tester.ts";
import { REGION, type ScopeContents } from "#tests/support/snapshots.ts";

const toGateway = route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" });
const toGateway6 = route({ destinationIpv6CidrBlock: "::/0", gatewayId: "igw-1" });
const toNat = route({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" });

type Given = {
  readonly balancer?: Partial<LoadBalancer>;
  /** Of zone a, and of zone c. */
  readonly routes?: readonly [readonly Route[], readonly Route[]];
};

const given = ({ balancer = {}, routes = [[toGateway], [toGateway]] }: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [
      subnet(),
      subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", availabilityZone: `${REGION}c` }),
      subnet({ subnetId: "subnet-3", cidrBlock: "10.0.3.0/24", availabilityZone: `${REGION}c` }),
    ],
    routeTables: [
      ...routes.map((own, index) =>
        routeTable({
          routeTableId: `rtb-${String(index + 1)}`,
          routes: own,
          associations: [{ subnetId: `subnet-${String(index + 1)}`, main: false, state: "associated" }],
        }),
      ),
      routeTable({
        routeTableId: "rtb-3",
        routes: [toGateway],
        associations: [{ subnetId: "subnet-3", main: false, state: "associated" }],
      }),
    ],
    loadBalancers: [
      loadBalancer({
        availabilityZones: [
          { zoneName: `${REGION}a`, subnetId: "subnet-1", loadBalancerAddresses: [] },
          { zoneName: `${REGION}c`, subnetId: "subnet-2", loadBalancerAddresses: [] },
        ],
        ...balancer,
      }),
    ],
  },
});

it("proposes no subnets that are as dark as those it has", () => {
  const { findings } = judge(noInternetRoute, given({ balancer: { ipAddressType: "dualstack" } }));
  expect(findings).toMatchObject([{ values: { protocol: "IPv6" } }]);
  expect(findings[0]).not.toHaveProperty("cli");
});

testRule(noInternetRoute, {
  fails: [
    {
      title: "one of two zones is dark when its default route leads to a NAT gateway",
      given: given({ routes: [[toGateway], [toNat]] }),
      findings: [
        {
          subjectId: "app/front/1",
          says: "some",
          severity: "high",
          confidence: "likely",
          values: { closed: 1, subnets: 2, protocol: "IPv4", list: "subnet-2 (eu-west-1c)", routes: "nat-1" },
          cli:
            "aws elbv2 set-subnets --region eu-west-1 --load-balancer-arn " +
            "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/front/1 --subnets subnet-1 subnet-3",
        },
      ],
    },
    {
      title: "with no route in any zone nobody gets in",
      given: given({ routes: [[], [toNat]] }),
      findings: [{ says: "all", severity: "critical", values: { routes: "—, nat-1" } }],
    },
    {
      title: "a route to a gateway that was detached leads nowhere",
      given: given({ routes: [[toGateway], [{ ...toGateway, state: "blackhole" }]] }),
      findings: [{ says: "some", values: { routes: "igw-1 (blackhole)" } }],
    },
    {
      title: "a dual-stack load balancer is dark over IPv6 alone without a route for it",
      given: given({ balancer: { ipAddressType: "dualstack" } }),
      findings: [{ says: "all", severity: "high", values: { protocol: "IPv6" } }],
    },
    {
      title: "a dual-stack load balancer that is dark over IPv4 loses clients that IPv6 does not save",
      given: given({ balancer: { ipAddressType: "dualstack" }, routes: [[toGateway6], [toGateway6]] }),
      findings: [{ says: "all", severity: "critical", values: { protocol: "IPv4" } }],
    },
    {
      title: "without public IPv4 addresses nothing is left when IPv6 is dark",
      given: given({ balancer: { ipAddressType: "dualstack-without-public-ipv4" } }),
      findings: [{ says: "all", severity: "critical", values: { protocol: "IPv6" } }],
    },
  ],
  passes: [
    { title: "both zones have a route to the internet gateway", given: given() },
    {
      title: "an internal load balancer needs none",
      given: given({ balancer: { scheme: "internal" }, routes: [[toNat], [toNat]] }),
    },
    {
      title: "without public IPv4 addresses only the route for IPv6 counts",
      given: given({
        balancer: { ipAddressType: "dualstack-without-public-ipv4" },
        routes: [
          [route({ destinationIpv6CidrBlock: "::/0", gatewayId: "igw-1" })],
          [route({ destinationIpv6CidrBlock: "::/0", gatewayId: "igw-1" })],
        ],
      }),
    },
    {
      title: "a route for some clients only is a choice",
      given: given({ routes: [[toGateway], [route({ destinationCidrBlock: "192.0.2.0/24", gatewayId: "igw-1" })]] }),
    },
  ],
  unknown: [
    {
      title: "behind a firewall endpoint the way is not followed",
      given: given({ routes: [[toGateway], [route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "vpce-1" })]] }),
      because: "appliance",
    },
    {
      title: "a subnet that was not read may have a route",
      given: { areas: { ...given().areas, subnets: [subnet()] } },
      because: "subnet-2",
    },
  ],
});
