import { staleTarget } from "#lib/findings/rules/tg-004-stale-target.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { ec2Instance, networkInterface, vpc } from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  containerDefinition,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
  taskContainer,
} from "#tests/support/ecs-records.ts";
import { target, targetGroup, targetGroupArn, targetHealth } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly stale?: Partial<Target>;
  readonly group?: Partial<TargetGroup>;
  readonly isEcs?: boolean;
  readonly tasks?: readonly EcsTask[];
  readonly interfaces?: readonly ReturnType<typeof networkInterface>[];
};

const given = ({ stale = {}, group = {}, isEcs = true, tasks = [], interfaces = [] }: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    targetGroups: [targetGroup(group)],
    targetHealth: [targetHealth([target(), target({ id: "10.0.1.77", state: "unhealthy", ...stale })])],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsServices: [
      ecsService(
        isEcs
          ? { loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }] }
          : {},
      ),
    ],
    ecsTasks: [ecsTask(), ...tasks],
    networkInterfaces: [networkInterface({ description: attachmentArn("attachment-of-eni-1") }), ...interfaces],
  },
});

/** The group holds host ports of `i-1`, on which one bridge task has 32768. */
const onInstance = (stale: Partial<Target>, hostPort = 0, tasks: readonly EcsTask[] = []): ScopeContents => ({
  areas: {
    ...given().areas,
    targetGroups: [targetGroup({ targetType: "instance", port: 80 })],
    targetHealth: [targetHealth([target({ id: "i-1", port: 32768 }), target({ id: "i-1", ...stale })])],
    ecsTaskDefinitions: [
      ecsTaskDefinition({
        networkMode: "bridge",
        containerDefinitions: [
          containerDefinition({ portMappings: [{ containerPort: 8080, hostPort, protocol: "tcp" }] }),
        ],
      }),
    ],
    ecsTasks: [onHost("task-1", 32768), ...tasks],
    ecsContainerInstances: [ecsContainerInstance()],
    ec2Instances: [ec2Instance()],
    networkInterfaces: [
      networkInterface({
        networkInterfaceId: "eni-host",
        privateIpAddress: "10.0.1.20",
        attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
      }),
    ],
  },
});
const onHost = (id: string, hostPort: number, overrides: Partial<EcsTask> = {}) =>
  ecsTask({
    taskArn: taskArn(id),
    launchType: "EC2",
    containerInstanceArn: containerInstanceArn(),
    attachments: [],
    containers: [taskContainer({ networkBindings: [{ containerPort: 8080, hostPort, protocol: "tcp" }] })],
    ...overrides,
  });
const stoppedOnHost = (hostPort: number) =>
  onHost("task-2", hostPort, {
    lastStatus: "STOPPED",
    desiredStatus: "STOPPED",
    stoppedAt: "2026-11-21T11:57:00.000Z",
  });

const taskAt77 = (overrides: Partial<EcsTask> = {}) =>
  ecsTask({ taskArn: taskArn("task-77"), attachments: [taskAttachment("eni-77", "10.0.1.77")], ...overrides });
const interface77 = networkInterface({
  networkInterfaceId: "eni-77",
  privateIpAddress: "10.0.1.77",
  description: attachmentArn("attachment-of-eni-77"),
});
const stoppedAt = (at: string) => taskAt77({ lastStatus: "STOPPED", desiredStatus: "STOPPED", stoppedAt: at });

testRule(staleTarget, {
  fails: [
    {
      title: "a target at an address no task has is stale",
      given: given(),
      findings: [
        {
          subjectId: "web/1",
          says: "gone",
          severity: "high",
          confidence: "likely",
          values: { stale: 1, targets: 2, list: "10.0.1.77:8080 unhealthy" },
          cli: `aws elbv2 deregister-targets --region eu-west-1 --target-group-arn ${targetGroupArn()} --targets Id=10.0.1.77,Port=8080`,
        },
      ],
    },
    {
      title: "an address that went to something else gets this service's traffic",
      given: given({
        interfaces: [
          networkInterface({
            networkInterfaceId: "eni-db",
            privateIpAddress: "10.0.1.77",
            description: "RDSNetworkInterface",
          }),
        ],
      }),
      findings: [{ says: "reused", values: { address: "10.0.1.77" } }],
    },
    {
      title: "a task that stopped long ago does not excuse it",
      given: given({ tasks: [stoppedAt("2026-11-21T11:10:00.000Z")] }),
      findings: [{ says: "gone" }],
    },
    {
      title: "half a minute between the two changes nothing",
      given: { ...given(), readAt: { ecsTasks: "2026-11-21T11:59:30.000Z" } },
      findings: [{}],
    },
    {
      title: "a host port on which no task listens is stale",
      given: onInstance({ port: 32770 }),
      findings: [{ says: "gone", values: { list: "i-1:32770 healthy" } }],
    },
    {
      title: "a task that has just stopped excuses its own host port only",
      given: onInstance({ port: 32770 }, 0, [stoppedOnHost(32771)]),
      findings: [{ says: "gone" }],
    },
    {
      title: "the group's own port may be a task's where host ports are fixed, and then it is no Auto Scaling group's",
      given: onInstance({ port: 80 }, 8080),
      findings: [{ says: "gone", values: { list: "i-1:80 healthy" } }],
    },
    {
      title: "a task of another service on a port it does not name was given the address",
      given: given({ tasks: [taskAt77({ group: "service:other" })], interfaces: [interface77], stale: { port: 9999 } }),
      findings: [{ says: "reused", values: { owner: "service:other" } }],
    },
  ],
  passes: [
    { title: "a live task is behind it", given: given({ tasks: [taskAt77()], interfaces: [interface77] }) },
    {
      title: "so is one that is starting",
      given: given({ tasks: [taskAt77({ lastStatus: "ACTIVATING" })], interfaces: [interface77] }),
    },
    { title: "a draining target is on its way out", given: given({ stale: { state: "draining" } }) },
    { title: "a group no service registers with is kept by hand", given: given({ isEcs: false }) },
    { title: "a target outside the VPC is somebody's choice", given: given({ stale: { availabilityZone: "all" } }) },
    {
      title: "a task that has just stopped is being deregistered",
      given: given({ tasks: [stoppedAt("2026-11-21T11:57:00.000Z")] }),
    },
    {
      title: "a Kubernetes controller keeps its own targets",
      given: given({ group: { tags: { known: true, value: [{ key: "elbv2.k8s.aws/cluster", value: "eks" }] } } }),
    },
    {
      title: "a task of the host that has just stopped is being deregistered",
      given: onInstance({ port: 32770 }, 0, [stoppedOnHost(32770)]),
    },
    {
      title: "an Auto Scaling group that shares the group registers its instances on the group's own port",
      given: onInstance({ port: 80 }),
    },
    {
      title: "a task of the service itself is behind it, whatever port it names",
      given: given({ tasks: [taskAt77()], interfaces: [interface77], stale: { port: 9999 } }),
    },
    {
      title: "an unhealthy target on its way out drains too",
      given: given({ stale: { state: "unhealthy.draining" } }),
    },
  ],
  unknown: [
    {
      title: "tasks that were not read may be behind it",
      given: { ...given(), incomplete: ["ecsTasks"] },
      because: "ecsTasks",
    },
    {
      title: "health that nobody asked for lists no targets",
      given: { areas: { ...given().areas, targetHealth: [] } },
      because: "were not read",
    },
    {
      title: "tasks may have moved in the two minutes between reading them and reading the targets",
      given: { ...given(), readAt: { ecsTasks: "2026-11-21T11:58:00.000Z" } },
      because: "more than a minute apart",
    },
  ],
});
