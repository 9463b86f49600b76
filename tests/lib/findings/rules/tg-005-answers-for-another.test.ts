import { answersForAnother } from "#lib/findings/rules/tg-005-answers-for-another.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { ec2Instance, networkInterface, vpc } from "#tests/support/ec2-records.ts";
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
import { target, targetGroup, targetGroupArn, targetHealth } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const tie = { targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 };
const bridgeDefinition = (family: string, containers: readonly (readonly [string, number])[]) =>
  ecsTaskDefinition({
    taskDefinitionArn: taskDefinitionArn(`${family}:1`),
    family,
    networkMode: "bridge",
    requiresCompatibilities: ["EC2"],
    containerDefinitions: containers.map(([name, containerPort]) =>
      containerDefinition({ name, portMappings: [{ containerPort, hostPort: 0, protocol: "tcp" }] }),
    ),
  });
const bound = (name: string, containerPort: number, hostPort: number) =>
  taskContainer({ name, networkBindings: [{ bindIp: "0.0.0.0", containerPort, hostPort, protocol: "tcp" }] });
const onHost = (overrides: Partial<EcsTask>) =>
  ecsTask({ launchType: "EC2", containerInstanceArn: containerInstanceArn(), attachments: [], ...overrides });
const web = onHost({ containers: [bound("app", 8080, 32768), bound("admin", 9000, 32769)] });
const metrics = onHost({
  taskArn: taskArn("task-2"),
  group: "service:metrics",
  taskDefinitionArn: taskDefinitionArn("metrics:1"),
  containers: [bound("exporter", 9100, 32770)],
});

type Given = {
  readonly stray?: Partial<Target>;
  readonly service?: Partial<EcsService>;
  readonly group?: Partial<TargetGroup>;
  readonly metricsTies?: EcsService["loadBalancers"];
  readonly task?: EcsTask;
};

const given = ({
  stray = {},
  service = {},
  group = {},
  metricsTies = [],
  task = metrics,
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    targetGroups: [targetGroup({ targetType: "instance", ...group })],
    targetHealth: [targetHealth([target({ id: "i-1", port: 32768 }), target({ id: "i-1", port: 32770, ...stray })])],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [
      bridgeDefinition("web", [
        ["app", 8080],
        ["admin", 9000],
      ]),
      bridgeDefinition("metrics", [["exporter", 9100]]),
    ],
    ecsServices: [
      ecsService({ launchType: "EC2", loadBalancers: [tie], ...service }),
      ecsService({
        serviceName: "metrics",
        launchType: "EC2",
        taskDefinition: taskDefinitionArn("metrics:1"),
        loadBalancers: metricsTies,
      }),
    ],
    ecsTasks: [web, task],
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

testRule(answersForAnother, {
  fails: [
    {
      title: "a healthy target behind which the metrics container listens gets production requests",
      given: given(),
      findings: [
        {
          subjectId: "web/1",
          says: "service",
          severity: "critical",
          confidence: "confirmed",
          values: {
            address: "i-1:32770",
            actual: "exporter:9100",
            owner: "metrics",
            expected: "app:8080",
            count: 1,
            targets: 2,
          },
          cli: `aws elbv2 deregister-targets --region eu-west-1 --target-group-arn ${targetGroupArn()} --targets Id=i-1,Port=32770`,
        },
      ],
    },
    {
      title: "while the target is unhealthy it gets none",
      given: given({ stray: { state: "unhealthy" } }),
      findings: [{ severity: "high", confidence: "likely" }],
    },
    {
      title: "another container of the same task answers",
      given: given({ stray: { port: 32769 } }),
      findings: [{ says: "container", values: { actual: "admin:9000", expected: "app:8080" } }],
    },
    {
      title: "so does a task that no service runs",
      given: given({ task: { ...metrics, group: "family:metrics" } }),
      findings: [{ says: "service", values: { owner: "family:metrics" } }],
    },
    {
      title: "half a minute between the two changes nothing",
      given: { ...given(), readAt: { ecsTasks: "2026-11-21T11:59:30.000Z" } },
      findings: [{}],
    },
    {
      title: "another service is a stranger however young its deployment is",
      given: given({
        service: { deployments: [{ id: "2", status: "PRIMARY", createdAt: "2026-11-21T11:55:00.000Z" }] },
      }),
      findings: [{ says: "service" }],
    },
  ],
  passes: [
    { title: "the port is the service's own", given: given({ stray: { port: 32768 } }) },
    {
      title: "several services share a group on purpose",
      given: given({ metricsTies: [{ ...tie, containerName: "exporter", containerPort: 9100 }] }),
    },
    {
      title: "a service may register two of its containers",
      given: given({
        stray: { port: 32769 },
        service: { loadBalancers: [tie, { ...tie, containerName: "admin", containerPort: 9000 }] },
      }),
    },
    {
      title: "the other group of a blue/green pair holds the same service",
      given: given({
        stray: { port: 32768 },
        service: {
          loadBalancers: [
            { ...tie, targetGroupArn: targetGroupArn("blue/2"), alternateTargetGroupArn: targetGroupArn() },
          ],
        },
      }),
    },
    { title: "a target that drains is on its way out", given: given({ stray: { state: "draining" } }) },
    {
      title: "while two deployments overlap a port may be the older one's",
      given: given({
        stray: { port: 32769 },
        service: {
          deployments: [
            { id: "2", status: "PRIMARY", createdAt: "2026-11-21T11:00:00.000Z" },
            { id: "1", status: "ACTIVE", createdAt: "2026-11-20T11:00:00.000Z" },
          ],
        },
      }),
    },
    {
      title: "a Kubernetes controller keeps its own targets",
      given: given({ group: { tags: { known: true, value: [{ key: "elbv2.k8s.aws/cluster", value: "eks" }] } } }),
    },
    { title: "so is one that is unhealthy as well", given: given({ stray: { state: "unhealthy.draining" } }) },
    { title: "a target that is not used gets nothing", given: given({ stray: { state: "unused" } }) },
    {
      title: "a task that is still starting has not taken the port yet",
      given: given({ task: { ...metrics, lastStatus: "ACTIVATING" } }),
    },
    { title: "a port that no task has is another rule's", given: given({ stray: { port: 32999 } }) },
    {
      title: "a young deployment may have changed the port",
      given: given({
        stray: { port: 32769 },
        service: { deployments: [{ id: "2", status: "PRIMARY", createdAt: "2026-11-21T11:55:00.000Z" }] },
      }),
    },
    { title: "a group no service registers with is kept by hand", given: given({ service: { loadBalancers: [] } }) },
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
