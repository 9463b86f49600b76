import { noWayToPull } from "#lib/findings/rules/route-001-no-way-to-pull.ts";
import { networkInterface, route, securityGroup, securityGroupRule, subnet } from "#tests/support/ec2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import { natGateway, vpcEndpoint, vpcPeeringConnection } from "#tests/support/gateway-records.ts";
import { defaultRoute as to, startUpAccount as given } from "#tests/support/start-up-account.ts";

const ecr = ["ecr.api", "ecr.dkr"];
const whole = { endpoints: ecr, storage: "on the table" } as const;
const service = (assignPublicIp: string) => ({
  awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp },
});
const zone = (name: string) => ({
  vpcHostedZones: [{ vpcId: "vpc-1", hostedZones: { known: true, value: [{ hostedZoneId: "Z9", name }] } }] as const,
});

const pullTimeout =
  "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref: dial tcp 203.0.113.7:443: i/o timeout";

testRule(noWayToPull, {
  fails: [
    {
      title: "an isolated subnet without endpoints strands Fargate tasks, and every missing endpoint is named",
      given: given(),
      findings: [
        {
          subjectId: "subnet-1",
          says: "stranded",
          severity: "high",
          confidence: "likely",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: { missing: "ecr.api, ecr.dkr, s3", table: "rtb-1", route: "—", services: "web" },
          cli: [
            "aws ec2 create-vpc-endpoint --region eu-west-1 --vpc-id vpc-1 --service-name com.amazonaws.eu-west-1.ecr.api --vpc-endpoint-type Interface --subnet-ids subnet-1",
            "aws ec2 create-vpc-endpoint --region eu-west-1 --vpc-id vpc-1 --service-name com.amazonaws.eu-west-1.ecr.dkr --vpc-endpoint-type Interface --subnet-ids subnet-1",
            "aws ec2 create-vpc-endpoint --region eu-west-1 --vpc-id vpc-1 --service-name com.amazonaws.eu-west-1.s3 --vpc-endpoint-type Gateway --route-table-ids rtb-1",
          ].join("\n"),
        },
      ],
    },
    {
      title: "a task that stopped over a timeout confirms it, and it is critical",
      given: given({ stoppedReason: pullTimeout }),
      findings: [{ severity: "critical", confidence: "confirmed" }],
    },
    {
      title: "a stop for want of permission is no network symptom",
      given: given({ stoppedReason: "ResourceInitializationError: AccessDeniedException: not authorized" }),
      findings: [{ severity: "high", confidence: "likely" }],
    },
    {
      title: "a NAT gateway that failed leads nowhere",
      given: given({
        routes: [to({ natGatewayId: "nat-1" })],
        areas: { natGateways: [natGateway({ state: "failed" })] },
      }),
      findings: [{ values: { route: "nat-1 (failed)" } }],
    },
    {
      title: "Amazon S3 is missing too where the VPC has no gateway endpoint for it",
      given: given({ endpoints: ecr }),
      findings: [{ values: { missing: "s3" } }],
    },
    {
      title: "with more than Amazon S3 out of reach, its gateway that is not on the table is one of several",
      given: given({ endpoints: ["ecr.api"], storage: "in the VPC" }),
      findings: [{ values: { missing: "ecr.dkr, s3" } }],
    },
    {
      title: "a NAT gateway whose own subnet leads nowhere is no way out",
      given: given({ routes: [to({ natGatewayId: "nat-1" })], areas: { internetGateways: [] } }),
      findings: [{ values: { route: "nat-1 (available)" } }],
    },
    {
      title: "a time-out at a private address is an endpoint's, and confirms nothing here",
      given: given({ stoppedReason: pullTimeout.replace("203.0.113.7", "10.0.2.20") }),
      findings: [{ severity: "high", confidence: "likely" }],
    },
    {
      title: "logs and secrets need endpoints of their own",
      given: given({
        ...whole,
        container: {
          logDriver: "awslogs",
          secrets: [
            { name: "PASSWORD", valueFrom: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:db" },
            { name: "FLAG", valueFrom: "/web/flag" },
          ],
        },
      }),
      findings: [{ values: { missing: "secretsmanager, ssm, logs" } }],
    },
    {
      title: "nor is a stop for an image that is not there",
      given: given({ stoppedReason: "CannotPullContainerError: manifest unknown: 404 not found" }),
      findings: [{ severity: "high", confidence: "likely" }],
    },
    {
      title: "nor one for too many requests",
      given: given({
        stoppedReason: "CannotPullContainerError: toomanyrequests: You have reached your pull rate limit",
      }),
      findings: [{ severity: "high", confidence: "likely" }],
    },
    {
      title: "a name that did not resolve is another finding's symptom",
      given: given({
        stoppedReason:
          "ResourceInitializationError: unable to pull registry auth: dial tcp: lookup api.ecr.eu-west-1.amazonaws.com: no such host",
      }),
      findings: [{ severity: "high", confidence: "likely" }],
    },
  ],
  passes: [
    { title: "a NAT gateway is a way out", given: given({ routes: [to({ natGatewayId: "nat-1" })] }) },
    {
      title: "an internet gateway is one for a task with a public address",
      given: given({ routes: [to({ gatewayId: "igw-1" })], service: service("ENABLED") }),
    },
    { title: "all endpoints that are needed are enough", given: given(whole) },
    {
      title: "what no endpoint could ever lead to is another rule's",
      given: given({ ...whole, container: { image: "nginx:1" } }),
    },
    {
      title: "so is an endpoint that is there and whose name leads past it",
      given: given({ ...whole, endpoint: { privateDnsEnabled: false } }),
    },
    {
      title: "an internet gateway without a public address is another finding's",
      given: given({ routes: [to({ gatewayId: "igw-1" })], service: service("DISABLED") }),
    },
    {
      title: "Amazon S3 alone, with a gateway that is only not on the table, is another finding's",
      given: given({ endpoints: ecr, storage: "in the VPC" }),
    },
    {
      title: "an endpoint in another zone of the VPC serves too",
      given: given({
        ...whole,
        areas: {
          subnets: [
            subnet(),
            subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", availabilityZone: "eu-west-1b" }),
          ],
        },
      }),
    },
    { title: "the image of an EC2 task is pulled by its host", given: given({ service: { launchType: "EC2" } }) },
    { title: "a parked service pulls nothing", given: given({ service: { desiredCount: 0 } }) },
    {
      title: "a registry of a host we do not know may be near",
      given: given({ container: { image: "registry.example.internal/web:1" } }),
    },
  ],
  unknown: [
    {
      title: "what lies beyond a transit gateway is not followed",
      given: given({ routes: [to({ transitGatewayId: "tgw-1" })] }),
      because: "tgw-1",
    },
    {
      title: "endpoints may be kept in another VPC, when a private zone of another account says so",
      given: given({
        routes: [route({ destinationCidrBlock: "10.9.0.0/16", vpcPeeringConnectionId: "pcx-1" })],
        areas: zone("eu-west-1.amazonaws.com"),
      }),
      because: "eu-west-1.amazonaws.com",
    },
    {
      title: "a shared subnet has endpoints we do not see",
      given: given({ areas: { subnets: [subnet({ ownerId: "222222222222" })] } }),
      because: "shared",
    },
    {
      title: "platform version 1.3.0 fetches part of it through an interface that is not seen",
      given: given({ service: { deployments: [{ status: "PRIMARY", platformVersion: "1.3.0" }] } }),
      because: "1.3.0",
    },
    {
      title: "endpoints that were not read are not missing",
      given: given({ incomplete: ["vpcEndpoints"] }),
      because: "vpcEndpoints",
    },
    {
      title: "nor is what lies beyond a VPN",
      given: given({ routes: [to({ gatewayId: "vgw-1" })] }),
      because: "vgw-1",
    },
    {
      title: "nor beyond a firewall",
      given: given({
        routes: [to({ gatewayId: "vpce-firewall" })],
        areas: {
          vpcEndpoints: [vpcEndpoint({ vpcEndpointId: "vpce-firewall", vpcEndpointType: "GatewayLoadBalancer" })],
        },
      }),
      because: "vpce-firewall",
    },
    {
      title: "nor beyond an appliance",
      given: given({
        routes: [to({ networkInterfaceId: "eni-appliance" })],
        areas: {
          networkInterfaces: [
            networkInterface({
              networkInterfaceId: "eni-appliance",
              subnetId: "subnet-9",
              privateIpAddress: "10.0.9.9",
              groups: [{ groupId: "sg-appliance" }],
              sourceDestCheck: false,
            }),
          ],
          securityGroups: [securityGroup(), securityGroup({ groupId: "sg-appliance" })],
          securityGroupRules: [
            securityGroupRule({ ipProtocol: "-1", isEgress: true }),
            securityGroupRule({ securityGroupRuleId: "sgr-2", groupId: "sg-appliance", ipProtocol: "-1" }),
          ],
        },
      }),
      because: "eni-appliance",
    },
    {
      title: "nor beyond a network of AWS Cloud WAN",
      given: given({ routes: [to({ coreNetworkArn: "arn:aws:networkmanager::111111111111:core-network/core-1" })] }),
      because: "core-1",
    },
    {
      title: "nor over a peering connection",
      given: given({
        routes: [to({ vpcPeeringConnectionId: "pcx-1" })],
        areas: { vpcPeeringConnections: [vpcPeeringConnection()] },
      }),
      because: "pcx-1",
    },
    {
      title: "a subnet whose route table was not read may have any route",
      given: given({ areas: { routeTables: [] } }),
      because: "subnet-1",
    },
    {
      title: "a private zone that was not read may hold a registry's name",
      given: given({
        container: { image: "registry.example.internal/web:1" },
        areas: { vpcHostedZones: [] },
        incomplete: ["vpcHostedZones"],
      }),
      because: "vpcHostedZones",
    },
  ],
});
