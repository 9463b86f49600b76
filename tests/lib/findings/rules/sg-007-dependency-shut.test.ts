import { dependencyShut } from "#lib/findings/rules/sg-007-dependency-shut.ts";
import type { ContainerDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import {
  networkAcl,
  networkInterface,
  routeTable,
  securityGroup,
  securityGroupRule,
  subnet,
  vpc,
} from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  containerDefinition,
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
} from "#tests/support/ecs-records.ts";
import { hostedZone, resourceRecordSet } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Reference = Partial<ContainerDefinition["networkReferences"][number]>;
type Given = {
  readonly into?: readonly Partial<SecurityGroupRule>[];
  readonly outOf?: readonly Partial<SecurityGroupRule>[];
  readonly reference?: Reference;
  readonly efs?: boolean;
  readonly more?: ScopeContents["areas"];
};

const database = { name: "DATABASE_HOST", host: "10.0.1.50", port: 5432 };

/** The service `web` with the group `sg-task`; a database at 10.0.1.50 and a mount target at 10.0.1.60 with `sg-db`. */
const given = ({
  into = [],
  outOf = [{ ipProtocol: "-1" }],
  reference = database,
  efs = false,
  more = {},
}: Given): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    subnets: [subnet()],
    routeTables: [routeTable()],
    networkAcls: [networkAcl()],
    securityGroups: [securityGroup({ groupId: "sg-task" }), securityGroup({ groupId: "sg-db" })],
    securityGroupRules: [
      ...into.map((rule, index) =>
        securityGroupRule({
          securityGroupRuleId: `sgr-in-${String(index)}`,
          groupId: "sg-db",
          fromPort: 5432,
          toPort: 5432,
          ...rule,
        }),
      ),
      ...outOf.map((rule, index) =>
        securityGroupRule({
          securityGroupRuleId: `sgr-out-${String(index)}`,
          groupId: "sg-task",
          isEgress: true,
          ...rule,
        }),
      ),
    ],
    networkInterfaces: [
      networkInterface({ description: attachmentArn("attachment-of-eni-1"), groups: [{ groupId: "sg-task" }] }),
      networkInterface({
        networkInterfaceId: "eni-db",
        privateIpAddress: "10.0.1.50",
        description: "RDSNetworkInterface",
        groups: [{ groupId: "sg-db" }],
      }),
      networkInterface({
        networkInterfaceId: "eni-efs",
        privateIpAddress: "10.0.1.60",
        description: "EFS mount target for fs-1 (fsmt-1)",
        groups: [{ groupId: "sg-db" }],
      }),
    ],
    ecsClusters: [ecsCluster()],
    ecsServices: [
      ecsService({
        awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-task"], assignPublicIp: "DISABLED" },
      }),
    ],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        containerDefinitions: [
          containerDefinition({ networkReferences: efs ? [] : [{ from: "environment", host: "", ...reference }] }),
        ],
        efsFileSystemIds: efs ? ["fs-1"] : [],
      }),
    ],
    ecsTasks: [ecsTask()],
    vpcHostedZones: [
      { vpcId: "vpc-1", hostedZones: { known: true, value: [{ hostedZoneId: "Z1", name: "db.example.com" }] } },
    ],
    hostedZones: [hostedZone({ name: "db.example.com", privateZone: true })],
    resourceRecordSets: [resourceRecordSet({ name: "orders.db.example.com", values: ["10.0.1.50"] })],
    ...more,
  },
});

const fromTask = { referencedGroupInfo: { groupId: "sg-task" } };

testRule(dependencyShut, {
  fails: [
    {
      title: "a database whose group does not let the tasks in keeps the service waiting",
      given: given({}),
      findings: [
        {
          subjectId: "sg-db",
          says: "ingress",
          severity: "high",
          confidence: "likely",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: {
            services: "web",
            hosts: "10.0.1.50:5432",
            ports: "tcp/5432",
            group: "sg-db",
            callers: "sg-task",
            open: "—",
            from: "web app: environment DATABASE_HOST",
          },
          cli: "aws ec2 authorize-security-group-ingress --region eu-west-1 --group-id sg-db --protocol tcp --port 5432 --source-group sg-task",
        },
      ],
    },
    {
      title: "the tasks' own group may be what does not let them out",
      given: given({ into: [fromTask], outOf: [{ fromPort: 443, toPort: 443 }] }),
      findings: [{ subjectId: "sg-task", says: "egress", values: { ports: "tcp/5432" } }],
    },
    {
      title: "a name of a private zone is followed",
      given: given({ reference: { name: "DATABASE_HOST", host: "orders.db.example.com", port: 5432 } }),
      findings: [{ subjectId: "sg-db", says: "ingress", values: { hosts: "orders.db.example.com:5432" } }],
    },
    {
      title: "a scheme means its port",
      given: given({ reference: { name: "DATABASE_URL", scheme: "postgres", host: "10.0.1.50" } }),
      findings: [{ says: "ingress" }],
    },
    {
      title: "a file system's mount target must let the tasks in on 2049",
      given: given({ efs: true, into: [fromTask] }),
      findings: [{ subjectId: "sg-db", says: "ingress", values: { ports: "tcp/2049" } }],
    },
    {
      title: "a file system without a mount target in the zone cannot be mounted",
      given: given({
        efs: true,
        into: [{ ...fromTask, fromPort: 2049, toPort: 2049 }],
        more: { subnets: [subnet({ availabilityZone: "eu-west-1b" })], networkInterfaces: [] },
      }),
      findings: [{ subjectId: "shop/web", says: "mount", values: { hosts: "fs-1", zones: "eu-west-1b" } }],
    },
  ],
  passes: [
    { title: "the tasks' group as the source is enough", given: given({ into: [fromTask] }) },
    {
      title: "2049 open to them is enough for a mount target",
      given: given({ efs: true, into: [{ ...fromTask, fromPort: 2049, toPort: 2049 }] }),
    },
    {
      title: "a name that nobody here answers for is no finding",
      given: given({ reference: { name: "API", host: "api.example.org", port: 443 } }),
    },
    { title: "localhost is the task itself", given: given({ reference: { host: "127.0.0.1", port: 5432 } }) },
    {
      title: "a name without a dot may be anything",
      given: given({ reference: { host: "database", port: 5432 } }),
    },
    { title: "a host without a port is not asked", given: given({ reference: { host: "10.0.1.50" } }) },
    {
      title: "an address that nobody holds is not a matter of security groups",
      given: given({ reference: { host: "10.0.1.99", port: 5432 } }),
    },
    {
      title: "a parked service calls nobody",
      given: given({ more: { ecsServices: [ecsService({ desiredCount: 0 })] } }),
    },
  ],
  unknown: [
    {
      title: "security groups that were not read decide nothing",
      given: { ...given({ more: { securityGroups: [] } }), incomplete: ["securityGroups", "securityGroupRules"] },
      because: "DescribeSecurityGroup",
    },
  ],
});
