import { publicSubnetWithoutAddress } from "#lib/findings/rules/route-002-public-subnet-without-address.ts";
import { route, routeTable, subnet } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { defaultRoute, startUpAccount as given, ownImage } from "#tests/support/start-up-account.ts";

const internet = defaultRoute({ gatewayId: "igw-1" });
const nat = defaultRoute({ natGatewayId: "nat-1" });
const service = (assignPublicIp: string, subnets = ["subnet-1"]) => ({
  awsvpcConfiguration: { subnets, securityGroups: ["sg-1"], assignPublicIp },
});
const ipv6 = {
  routes: [internet, route({ destinationIpv6CidrBlock: "::/0", gatewayId: "igw-1" })],
  areas: { subnets: [subnet({ ipv6CidrBlocks: ["2001:db8::/64"] })] },
};
const timeout = "CannotPullContainerError: dial tcp 203.0.113.7:443: i/o timeout";

testRule(publicSubnetWithoutAddress, {
  fails: [
    {
      title: "an internet gateway drops what a task without a public address asks for",
      given: given({ routes: [internet] }),
      findings: [
        {
          subjectId: "shop/web",
          says: "unaddressed",
          severity: "high",
          confidence: "likely",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: {
            missing: "ecr.api, ecr.dkr, s3",
            subnets: "subnet-1",
            tables: "rtb-1",
            route: "igw-1",
            assign: "DISABLED",
          },
          cli: "aws ecs update-service --region eu-west-1 --cluster shop --service web --network-configuration 'awsvpcConfiguration={subnets=[subnet-1],securityGroups=[sg-1],assignPublicIp=ENABLED}'",
        },
      ],
    },
    {
      title: "a stop over a time-out at a public address confirms it",
      given: given({ routes: [internet], stoppedReason: timeout }),
      findings: [{ says: "unaddressed", confidence: "confirmed" }],
    },
    {
      title: "a stop for want of permission confirms nothing",
      given: given({
        routes: [internet],
        stoppedReason: "ResourceInitializationError: AccessDeniedException: not authorized",
      }),
      findings: [{ confidence: "likely" }],
    },
    {
      title: "the subnet's own setting gives a Fargate task no address",
      given: given({ routes: [internet], areas: { subnets: [subnet({ mapPublicIpOnLaunch: true })] } }),
      findings: [{ says: "unaddressed" }],
    },
    {
      title: "endpoints for a part leave the rest without a way",
      given: given({ routes: [internet], endpoints: ["ecr.api", "ecr.dkr"] }),
      findings: [{ values: { missing: "s3" } }],
    },
    {
      title: "the IPv4 name of a registry is not reached over IPv6",
      given: given(ipv6),
      findings: [{ values: { missing: "ecr.dkr, s3" } }],
    },
    {
      title: "a public address behind a NAT gateway is of no use",
      given: given({ routes: [nat], service: service("ENABLED") }),
      findings: [{ says: "useless", severity: "low", values: { route: "nat-1 (available)", subnets: "subnet-1" } }],
    },
    {
      title: "a public address without any way out is of no use where endpoints serve the task",
      given: given({ endpoints: ["ecr.api", "ecr.dkr"], storage: "on the table", service: service("ENABLED") }),
      findings: [{ says: "useless", values: { route: "—" } }],
    },
  ],
  passes: [
    { title: "a public address is a way out", given: given({ routes: [internet], service: service("ENABLED") }) },
    {
      title: "all endpoints that are needed are enough",
      given: given({ routes: [internet], endpoints: ["ecr.api", "ecr.dkr"], storage: "on the table" }),
    },
    { title: "a NAT gateway needs no public address", given: given({ routes: [nat] }) },
    {
      title: "a task on an instance is another finding's",
      given: given({ routes: [internet], service: { launchType: "EC2" } }),
    },
    { title: "a parked service starts nothing", given: given({ routes: [internet], service: { desiredCount: 0 } }) },
    {
      title: "a public address that is stranded altogether is told once, by the finding about the missing way",
      given: given({ service: service("ENABLED") }),
    },
    {
      title: "an internet gateway for some destinations gives a public address its use",
      given: given({
        routes: [nat, route({ destinationCidrBlock: "198.51.100.0/24", gatewayId: "igw-1" })],
        service: service("ENABLED"),
      }),
    },
  ],
  unknown: [
    {
      title: "a dual-stack registry may answer over IPv6",
      given: given({
        ...ipv6,
        container: { image: ownImage.replace(".dkr.ecr.", ".dkr-ecr.").replace("amazonaws.com", "on.aws") },
      }),
      because: "IPv6",
    },
    {
      title: "route tables that were not read lead nowhere that is known",
      given: given({ areas: { routeTables: [routeTable()] }, incomplete: ["routeTables"] }),
      because: "routeTables",
    },
    {
      title: "a dual-stack registry may answer over IPv6, also where zones were not read",
      given: given({
        routes: ipv6.routes,
        areas: { ...ipv6.areas, vpcHostedZones: [] },
        container: { image: ownImage.replace(".dkr.ecr.", ".dkr-ecr.").replace("amazonaws.com", "on.aws") },
        incomplete: ["vpcHostedZones"],
      }),
    },
  ],
});
