import { oneNatForSeveralZones } from "#lib/findings/rules/route-012-one-nat-for-several-zones.ts";
import type { NatGateway } from "#lib/model/resources/gateways.ts";
import { ec2Instance, networkInterface, route, routeTable, subnet, vpc } from "#tests/support/ec2-records.ts";
import { natGateway } from "#tests/support/gateway-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const host = (id: string, subnetId: string, privateIpAddress: string) =>
  networkInterface({
    networkInterfaceId: `eni-${id}`,
    subnetId,
    privateIpAddress,
    attachment: { attachmentId: `eni-attach-${id}`, instanceId: `i-${id}`, deviceIndex: 0, status: "attached" },
  });

type Given = {
  readonly nat?: Partial<NatGateway>;
  readonly zone?: string;
  readonly isLive?: boolean;
  readonly areas?: ScopeContents["areas"];
};

/** `nat-1` in zone a; an instance in `subnet-1` of zone a and one in `subnet-2` of another, both routed to it. */
const given = ({ nat = {}, zone = "eu-west-1b", isLive = true, areas = {} }: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [
      subnet({ subnetId: "subnet-9", cidrBlock: "10.0.9.0/24" }),
      subnet(),
      subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", availabilityZone: zone }),
    ],
    routeTables: [routeTable({ routes: [route({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" })] })],
    natGateways: [natGateway({ subnetId: "subnet-9", ...nat })],
    networkInterfaces: [host("1", "subnet-1", "10.0.1.20"), ...(isLive ? [host("2", "subnet-2", "10.0.2.20")] : [])],
    ec2Instances: [ec2Instance(), ec2Instance({ instanceId: "i-2" })],
    ...areas,
  },
});

testRule(oneNatForSeveralZones, {
  fails: [
    {
      title: "two zones that go out through the gateway of one",
      given: given(),
      findings: [
        {
          subjectId: "nat-1",
          says: "shared",
          severity: "low",
          confidence: "confirmed",
          values: {
            nat: "nat-1",
            zone: "eu-west-1a",
            others: "eu-west-1b",
            subnets: "subnet-1, subnet-2",
            services: "—",
          },
        },
      ],
    },
    {
      title: "a tag of another name is not the environment",
      given: given({ areas: { vpcs: [vpc({ tags: [{ key: "Owner", value: "dev" }] })] } }),
      findings: [{ says: "shared" }],
    },
    {
      title: "an environment for production does not save",
      given: given({ areas: { vpcs: [vpc({ tags: [{ key: "Environment", value: "production" }] })] } }),
      findings: [{ says: "shared" }],
    },
  ],
  passes: [
    { title: "subnets of its own zone are what it is for", given: given({ zone: "eu-west-1a" }) },
    { title: "a zone with nothing in it loses nothing", given: given({ isLive: false }) },
    { title: "a regional gateway is in every zone", given: given({ nat: { availabilityMode: "regional" } }) },
    { title: "one that does not work is another finding's", given: given({ nat: { state: "failed" } }) },
    {
      title: "an account for tests may save",
      given: given({ areas: { vpcs: [vpc({ tags: [{ key: "Environment", value: "dev" }] })] } }),
    },
    {
      title: "a stage for tests may too",
      given: given({ areas: { vpcs: [vpc({ tags: [{ key: "stage", value: "test" }] })] } }),
    },
  ],
  unknown: [
    {
      title: "a gateway whose own zone was not read",
      given: given({ nat: { subnetId: "subnet-other" } }),
      because: "nat-1",
    },
    {
      title: "gateways that were not read mute the rule",
      given: { ...given(), incomplete: ["natGateways"] },
      because: "natGateways",
    },
  ],
});
