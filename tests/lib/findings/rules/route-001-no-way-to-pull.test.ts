import { noWayToPull } from "#lib/findings/rules/route-001-no-way-to-pull.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ContainerDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import type { VpcEndpoint } from "#lib/model/resources/vpc-endpoint.ts";
import { route, routeTable, subnet, vpc } from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
} from "#tests/support/ecs-records.ts";
import { natGateway, vpcEndpoint } from "#tests/support/gateway-records.ts";
import { vpcHostedZones } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const image = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/web:1";
const local = route({ destinationCidrBlock: "10.0.0.0/16", gatewayId: "local" });
const to = (target: Partial<Route>) => route({ destinationCidrBlock: "0.0.0.0/0", ...target });
const toS3 = route({ destinationPrefixListId: "pl-s3", gatewayId: "vpce-s3" });
const endpoint = (service: string, overrides: Partial<VpcEndpoint> = {}) =>
  vpcEndpoint({
    vpcEndpointId: `vpce-${service}`,
    vpcId: "vpc-1",
    vpcEndpointType: service === "s3" ? "Gateway" : "Interface",
    serviceName: `com.amazonaws.eu-west-1.${service}`,
    state: "available",
    ...overrides,
  });
const ecr = [endpoint("ecr.api"), endpoint("ecr.dkr"), endpoint("s3")];

type Given = {
  readonly routes?: readonly Route[];
  readonly endpoints?: readonly VpcEndpoint[];
  readonly service?: Partial<EcsService>;
  readonly container?: Partial<ContainerDefinition>;
  readonly subnet?: Partial<Subnet>;
  readonly natState?: string;
  readonly stoppedReason?: string;
  readonly zone?: string;
};

const given = (changes: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet(changes.subnet)],
    routeTables: [routeTable({ routes: [local, ...(changes.routes ?? [])] })],
    natGateways: [natGateway({ natGatewayId: "nat-1", state: changes.natState ?? "available" })],
    vpcEndpoints: changes.endpoints ?? [],
    vpcHostedZones: [
      changes.zone === undefined
        ? vpcHostedZones("vpc-1")
        : { vpcId: "vpc-1", hostedZones: { known: true, value: [{ hostedZoneId: "Z9", name: changes.zone }] } },
    ],
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService(changes.service)],
    ecsTaskDefinitions: [
      ecsTaskDefinition({ containerDefinitions: [containerDefinition({ image, ...changes.container })] }),
    ],
    ecsTasks: [
      ecsTask({
        taskArn: taskArn("task-0"),
        lastStatus: "STOPPED",
        stoppedAt: "2026-11-21T11:50:00.000Z",
        stoppedReason: changes.stoppedReason ?? "Essential container in task exited",
      }),
    ],
  },
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
      title: "an internet gateway carries no task without a public address",
      given: given({ routes: [to({ gatewayId: "igw-1" })] }),
      findings: [{ values: { route: "igw-1" } }],
    },
    {
      title: "a NAT gateway that failed leads nowhere",
      given: given({ routes: [to({ natGatewayId: "nat-1" })], natState: "failed" }),
      findings: [{ values: { route: "nat-1 (failed)" } }],
    },
    {
      title: "an S3 gateway endpoint that is not in the subnet's own table does not help",
      given: given({ endpoints: ecr }),
      findings: [{ values: { missing: "s3" } }],
    },
    {
      title: "logs and secrets need endpoints of their own",
      given: given({
        routes: [toS3],
        endpoints: ecr,
        container: {
          logDriver: "awslogs",
          secrets: [
            { name: "PASSWORD", valueFrom: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:db" },
            { name: "FLAG", valueFrom: "/web/flag" },
          ],
        },
      }),
      findings: [{ values: { missing: "logs, secretsmanager, ssm" } }],
    },
    {
      title: "no endpoint leads to Docker Hub",
      given: given({ routes: [toS3], endpoints: ecr, container: { image: "nginx:1" } }),
      findings: [{ values: { missing: "docker.io" } }],
    },
    {
      title: "no endpoint leads to the registry of another Region",
      given: given({ routes: [toS3], endpoints: ecr, container: { image: image.replace("eu-west-1", "us-east-1") } }),
      findings: [{ values: { missing: "111111111111.dkr.ecr.us-east-1.amazonaws.com" } }],
    },
  ],
  passes: [
    { title: "a NAT gateway is a way out", given: given({ routes: [to({ natGatewayId: "nat-1" })] }) },
    {
      title: "an internet gateway is one for a task with a public address",
      given: given({
        routes: [to({ gatewayId: "igw-1" })],
        service: { awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: [], assignPublicIp: "ENABLED" } },
      }),
    },
    { title: "all endpoints that are needed are enough", given: given({ routes: [toS3], endpoints: ecr }) },
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
      title: "endpoints may be kept in another VPC, when a private zone says so",
      given: given({
        routes: [route({ destinationCidrBlock: "10.9.0.0/16", vpcPeeringConnectionId: "pcx-1" })],
        zone: "api.ecr.eu-west-1.amazonaws.com",
      }),
      because: "other networks",
    },
    {
      title: "a shared subnet has endpoints we do not see",
      given: given({ subnet: { ownerId: "222222222222" } }),
      because: "shared",
    },
    {
      title: "endpoints that were not read are not missing",
      given: { ...given(), incomplete: ["vpcEndpoints"] },
      because: "vpcEndpoints",
    },
  ],
});
