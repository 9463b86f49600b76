import { publicAccessBlocked } from "#lib/findings/rules/route-010-public-access-blocked.ts";
import { networkInterface, routeTable, route, subnet, vpc } from "#tests/support/ec2-records.ts";
import { attachmentArn, ecsCluster, ecsService, ecsTask, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { loadBalancer, loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { internetGateway } from "#tests/support/gateway-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";
import { defaultRoute, startUpAccount } from "#tests/support/start-up-account.ts";

type Given = {
  readonly mode?: string;
  readonly exclusion?: { readonly of: string; readonly mode: string };
  readonly scheme?: string;
  readonly hasTask?: boolean;
};

const given = ({ mode = "block-bidirectional", exclusion, scheme, hasTask = false }: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet()],
    routeTables: [routeTable({ routes: [route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" })] })],
    internetGateways: [internetGateway()],
    vpcBlockPublicAccessOptions: [{ internetGatewayBlockMode: mode, state: "update-complete" }],
    vpcBlockPublicAccessExclusions:
      exclusion === undefined
        ? []
        : [
            {
              exclusionId: "vpcbpa-exclude-1",
              resourceArn: `arn:aws:ec2:eu-west-1:111111111111:${exclusion.of}`,
              internetGatewayExclusionMode: exclusion.mode,
              state: "create-complete",
            },
          ],
    networkInterfaces: [
      ...(scheme === undefined
        ? []
        : [loadBalancerInterface("app/front/1", { association: { publicIp: "203.0.113.50" } })]),
      ...(hasTask
        ? [
            networkInterface({
              description: attachmentArn("attachment-of-eni-1"),
              association: { publicIp: "203.0.113.51" },
            }),
          ]
        : []),
    ],
    loadBalancers: scheme === undefined ? [] : [loadBalancer({ scheme })],
    ecsClusters: [ecsCluster()],
    ecsServices: hasTask ? [ecsService()] : [],
    ecsTaskDefinitions: [ecsTaskDefinition({ containerDefinitions: [] })],
    ecsTasks: hasTask ? [ecsTask()] : [],
  },
});

const facing = "internet-facing";

testRule(publicAccessBlocked, {
  fails: [
    {
      title: "an internet-facing load balancer answers nobody",
      given: given({ scheme: facing }),
      findings: [
        {
          subjectId: "vpc-1",
          says: "blocked",
          severity: "high",
          confidence: "likely",
          affected: ["aws/111111111111/eu-west-1/load-balancer/app/front/1"],
          values: { mode: "block-bidirectional", loadBalancers: "front", services: "—", exclusions: "—" },
          cli: "aws ec2 create-vpc-block-public-access-exclusion --region eu-west-1 --vpc-id vpc-1 --internet-gateway-exclusion-mode allow-bidirectional",
        },
      ],
    },
    {
      title: "blocking what comes in is enough for that",
      given: given({ scheme: facing, mode: "block-ingress" }),
      findings: [{ values: { mode: "block-ingress" } }],
    },
    {
      title: "a task with a public address calls nobody",
      given: given({ hasTask: true }),
      findings: [
        {
          values: { services: "web", loadBalancers: "—" },
          cli: "aws ec2 create-vpc-block-public-access-exclusion --region eu-west-1 --vpc-id vpc-1 --internet-gateway-exclusion-mode allow-egress",
        },
      ],
    },
    {
      title: "an exclusion that lets out only does not let callers in",
      given: given({ scheme: facing, exclusion: { of: "vpc/vpc-1", mode: "allow-egress" } }),
      findings: [{ values: { loadBalancers: "front" } }],
    },
    {
      title: "a NAT gateway is cut off too when both ways are blocked",
      given: startUpAccount({
        routes: [defaultRoute({ natGatewayId: "nat-1" })],
        areas: { vpcBlockPublicAccessOptions: [{ internetGatewayBlockMode: "block-bidirectional" }] },
      }),
      findings: [{ values: { services: "web" } }],
    },
    {
      title: "a public address is no way out either where only what comes in is to be blocked",
      given: given({ hasTask: true, mode: "block-ingress" }),
      findings: [{ values: { services: "web", mode: "block-ingress" } }],
    },
  ],
  passes: [
    { title: "the setting is off", given: given({ scheme: facing, mode: "off", hasTask: true }) },
    {
      title: "the VPC is excluded",
      given: given({ scheme: facing, exclusion: { of: "vpc/vpc-1", mode: "allow-bidirectional" } }),
    },
    {
      title: "the subnet is excluded",
      given: given({ scheme: facing, exclusion: { of: "subnet/subnet-1", mode: "allow-bidirectional" } }),
    },
    { title: "an internal load balancer does not meet the internet", given: given({ scheme: "internal" }) },
    {
      title: "a NAT gateway goes out where only what comes in is blocked",
      given: startUpAccount({
        routes: [defaultRoute({ natGatewayId: "nat-1" })],
        areas: { vpcBlockPublicAccessOptions: [{ internetGatewayBlockMode: "block-ingress" }] },
      }),
    },
    {
      title: "a parked service calls nobody",
      given: {
        areas: { ...given({ hasTask: true }).areas, ecsServices: [ecsService({ desiredCount: 0 })] },
      },
    },
    {
      title: "a load balancer without a public address meets nobody on the internet",
      given: {
        areas: {
          ...given({ scheme: facing }).areas,
          networkInterfaces: [loadBalancerInterface("app/front/1")],
        },
      },
    },
  ],
  unknown: [
    {
      title: "a setting that was not read mutes the rule",
      given: { ...given({ scheme: facing }), incomplete: ["vpcBlockPublicAccessOptions"] },
      because: "vpcBlockPublicAccessOptions",
    },
  ],
});
