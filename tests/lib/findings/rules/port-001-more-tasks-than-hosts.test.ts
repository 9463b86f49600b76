import { moreTasksThanHosts } from "#lib/findings/rules/port-001-more-tasks-than-hosts.ts";
import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { ec2Instance } from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskContainer,
  taskDefinitionArn,
} from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly service?: Partial<EcsService>;
  readonly more?: readonly EcsService[];
  readonly instance?: Partial<EcsContainerInstance>;
  readonly networkMode?: string;
  readonly hostPort?: number;
  readonly protocol?: string;
};

const ports = (...taken: readonly string[]) => [
  { name: "PORTS", stringSetValue: ["22", ...taken] },
  { name: "PORTS_UDP", stringSetValue: [] },
];

const host = (id: string, overrides: Partial<EcsContainerInstance> = {}) =>
  ecsContainerInstance({
    containerInstanceArn: containerInstanceArn(id),
    ec2InstanceId: `i-${id}`,
    remainingResources: ports("8080"),
    ...overrides,
  });

/** Two hosts, both with a task of `web` on port 8080. */
const given = ({
  service = {},
  more = [],
  instance = {},
  networkMode = "bridge",
  hostPort = 8080,
  protocol = "tcp",
}: Given = {}): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService({ launchType: "EC2", desiredCount: 3, runningCount: 2, ...service }), ...more],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        networkMode,
        containerDefinitions: [
          containerDefinition({ portMappings: [{ containerPort: 8080, hostPort, protocol: "tcp" }] }),
        ],
      }),
      ecsTaskDefinition({
        taskDefinitionArn: taskDefinitionArn("other:1"),
        family: "other",
        networkMode,
        containerDefinitions: [
          containerDefinition({ portMappings: [{ containerPort: 80, hostPort: 8080, protocol }] }),
        ],
      }),
    ],
    ecsTasks: ["1", "2"].map((id) =>
      ecsTask({
        taskArn: taskArn(id),
        launchType: "EC2",
        containerInstanceArn: containerInstanceArn(id),
        attachments: [],
        containers: [taskContainer({ networkBindings: [{ containerPort: 8080, hostPort: 8080, protocol: "tcp" }] })],
      }),
    ),
    ecsContainerInstances: [host("1"), host("2", instance)],
    ec2Instances: [ec2Instance({ instanceId: "i-1" }), ec2Instance({ instanceId: "i-2" })],
  },
});

const other = (overrides: Partial<EcsService> = {}) =>
  ecsService({
    serviceName: "other",
    launchType: "EC2",
    taskDefinition: taskDefinitionArn("other:1"),
    desiredCount: 1,
    runningCount: 0,
    ...overrides,
  });

testRule(moreTasksThanHosts, {
  fails: [
    {
      title: "three tasks on a fixed host port do not fit on two hosts",
      given: given(),
      findings: [
        {
          subjectId: "shop/web",
          says: "alone",
          severity: "high",
          confidence: "likely",
          values: { port: "tcp/8080", desired: 3, hosts: 2, table: "i-1, i-2" },
        },
      ],
    },
    {
      title: "host mode takes the container port itself",
      given: given({ networkMode: "host" }),
      findings: [{ says: "alone" }],
    },
    {
      title: "two services that want one port share the hosts, and the one that is short is told",
      given: given({ service: { desiredCount: 2 }, more: [other()] }),
      findings: [
        { subjectId: "shop/other", says: "together", values: { wanted: 3, services: "other, web", hosts: 2 } },
      ],
    },
    {
      title: "a host that drains does not count",
      given: given({ service: { desiredCount: 2 }, instance: { status: "DRAINING" } }),
      findings: [{ says: "alone", values: { hosts: 1 } }],
    },
    {
      title: "a host whose port somebody else holds does not count",
      given: {
        areas: {
          ...given({ service: { desiredCount: 2, runningCount: 1 } }).areas,
          ecsTasks: [ecsTask({ launchType: "EC2", containerInstanceArn: containerInstanceArn("1"), attachments: [] })],
        },
      },
      findings: [{ says: "alone", values: { hosts: 1 } }],
    },
    {
      title: "ECS's own event confirms it",
      given: given({
        service: {
          events: [
            {
              createdAt: "2026-11-21T11:50:00.000Z",
              message: "The closest matching (container-instance 1) is already using a port required by your task.",
            },
          ],
        },
      }),
      findings: [{ confidence: "confirmed" }],
    },
  ],
  passes: [
    { title: "two tasks fit on two hosts", given: given({ service: { desiredCount: 2 } }) },
    { title: "a dynamic port is never short", given: given({ hostPort: 0 }) },
    { title: "in awsvpc mode each task has its own ports", given: given({ networkMode: "awsvpc" }) },
    {
      title: "the same number of the other protocol is another port",
      given: given({ service: { desiredCount: 2 }, more: [other()], protocol: "udp" }),
    },
    {
      title: "a service of the same port on hosts of its own takes nothing of these",
      given: {
        areas: {
          ...given({
            service: { desiredCount: 2, capacityProviderStrategy: [{ capacityProvider: "a" }] },
            more: [other({ capacityProviderStrategy: [{ capacityProvider: "b" }] })],
          }).areas,
          ecsContainerInstances: [
            host("1", { capacityProviderName: "a" }),
            host("2", { capacityProviderName: "a" }),
            host("3", { capacityProviderName: "b", remainingResources: ports() }),
          ],
        },
      },
    },
    {
      title: "a host that only the other service may use is one for both",
      given: {
        areas: {
          ...given({
            service: { desiredCount: 2 },
            more: [other({ capacityProviderStrategy: [{ capacityProvider: "b" }] })],
          }).areas,
          ecsContainerInstances: [
            host("1"),
            host("2", { capacityProviderName: "b" }),
            host("3", { capacityProviderName: "b", remainingResources: ports() }),
          ],
        },
      },
    },
    {
      title: "a placement expression that no instance meets is another rule's",
      given: given({ service: { placementConstraints: [{ type: "memberOf", expression: "attribute:rack == 1" }] } }),
    },
    {
      title: "a daemon runs once on every host by design",
      given: given({ service: { schedulingStrategy: "DAEMON" } }),
    },
    { title: "a parked service wants no host", given: given({ service: { desiredCount: 0, runningCount: 0 } }) },
    {
      title: "a service that may run on Fargate needs no host for all its tasks",
      given: given({
        service: {
          capacityProviderStrategy: [{ capacityProvider: "workers" }, { capacityProvider: "FARGATE" }],
        },
      }),
    },
  ],
  unknown: [
    {
      title: "placement by expression may leave fewer hosts than we count",
      given: given({
        service: { desiredCount: 2, placementConstraints: [{ type: "memberOf", expression: "task:group == a" }] },
      }),
      because: "an expression that is not evaluated",
    },
    {
      title: "container instances that were not read mute the rule",
      given: { ...given(), incomplete: ["ecsContainerInstances"] },
      because: "ecsContainerInstances",
    },
  ],
});
