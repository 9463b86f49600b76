import { taskNotDiscovered } from "#lib/findings/rules/sd-004-task-not-discovered.ts";
import type { CloudMapInstance, CloudMapInstanceHealth } from "#lib/model/resources/cloud-map.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import {
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
  taskSet,
} from "#tests/support/ecs-records.ts";
import { cloudMapInstance, cloudMapNamespace, cloudMapService } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const registryArn = "arn:aws:servicediscovery:eu-west-1:111111111111:service/srv-1";
const first = cloudMapInstance({ id: "task-1" });
const at12 = (id: string) => cloudMapInstance({ id, attributes: [{ name: "AWS_INSTANCE_IPV4", value: "10.0.1.12" }] });

type Given = {
  readonly instances?: readonly CloudMapInstance[];
  readonly task?: Partial<EcsTask>;
  readonly service?: Partial<EcsService>;
};

const given = ({ instances = [first], task = {}, service = {} }: Given = {}): ScopeContents => ({
  areas: {
    cloudMapNamespaces: [cloudMapNamespace()],
    cloudMapServices: [cloudMapService({ arn: registryArn })],
    cloudMapInstances: instances,
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsServices: [ecsService({ serviceRegistries: [{ registryArn }], ...service })],
    ecsTasks: [
      ecsTask(),
      ecsTask({ taskArn: taskArn("task-2"), attachments: [taskAttachment("eni-2", "10.0.1.12")], ...task }),
    ],
  },
});

type Statuses = Readonly<Record<string, string>>;

/** What Cloud Map holds of the instances of `srv-1`, by their ids. */
const healthOf = (statuses: Statuses): CloudMapInstanceHealth => ({
  serviceId: "srv-1",
  statuses: { known: true, value: Object.entries(statuses).map(([id, status]) => ({ id, status })) },
});

const both = [first, at12("task-2")];

/** Both tasks are registered, the second HEALTHY in Amazon ECS; the service has a custom health check. */
const checked = (statuses: Statuses, { task = {}, instances = both, service = {} }: Given = {}): ScopeContents => {
  const { areas } = given({ instances, task: { healthStatus: "HEALTHY", ...task }, service });
  return {
    areas: {
      ...areas,
      cloudMapServices: [cloudMapService({ arn: registryArn, healthCheck: "custom" })],
      cloudMapInstanceHealth: [healthOf(statuses)],
    },
  };
};
const left = { "task-1": "HEALTHY", "task-2": "UNHEALTHY" };

testRule(taskNotDiscovered, {
  fails: [
    {
      title: "one of two running tasks is not registered",
      given: given(),
      findings: [
        {
          subjectId: "shop/web",
          says: "missing",
          severity: "high",
          confidence: "confirmed",
          values: { name: "web.shop.local", missing: 1, tasks: 2, registered: 1, list: "10.0.1.12" },
        },
      ],
    },
    {
      title: "a registry that the task sets name too is told once",
      given: given({
        service: {
          taskSets: [
            taskSet({ serviceRegistries: [{ registryArn }] }),
            taskSet({ id: "ecs-svc/2", status: "ACTIVE", serviceRegistries: [{ registryArn }] }),
          ],
        },
      }),
      findings: [{ values: { missing: 1 } }],
    },
    {
      title: "what another account registered in a namespace we share is no task of ours, for all the same address",
      given: given({ instances: [first, { ...at12("other"), createdByAccount: "222222222222" }] }),
      findings: [{ values: { missing: 1, registered: 1 } }],
    },
    {
      title: "half a minute between the two changes nothing",
      given: { ...given(), readAt: { ecsTasks: "2026-11-21T11:59:30.000Z" } },
      findings: [{}],
    },
    {
      title: "a failed deployment has settled, however young",
      given: given({
        service: {
          deployments: [{ id: "1", status: "PRIMARY", createdAt: "2026-11-21T11:55:00.000Z", rolloutState: "FAILED" }],
        },
      }),
      findings: [{ values: { missing: 1 } }],
    },
    {
      title: "a task that is healthy in Amazon ECS is left out of the answers for unhealthy",
      given: checked(left),
      findings: [
        {
          subjectId: "shop/web",
          says: "unhealthy",
          severity: "high",
          confidence: "confirmed",
          values: { name: "web.shop.local", unhealthy: 1, tasks: 2, list: "10.0.1.12" },
        },
      ],
    },
    {
      title: "with all of them unhealthy the name answers nevertheless, which is less",
      given: checked({ "task-1": "UNHEALTHY", "task-2": "UNHEALTHY" }),
      findings: [{ says: "allUnhealthy", severity: "medium", values: { unhealthy: 1 } }],
    },
    {
      title: "who is missing does not hang on when health was read",
      given: { ...given(), readAt: { cloudMapInstanceHealth: "2026-11-21T12:03:00.000Z" } },
      findings: [{ says: "missing" }],
    },
    {
      title: "nor who is unhealthy on when the instances were",
      given: { ...checked(left), readAt: { cloudMapInstances: "2026-11-21T12:03:00.000Z" } },
      findings: [{ says: "unhealthy" }],
    },
    {
      title: "one missing and one unhealthy are two findings",
      given: checked(
        { "task-1": "HEALTHY", other: "HEALTHY", "task-3": "UNHEALTHY" },
        {
          instances: [cloudMapInstance({ id: "task-3", attributes: [] })],
          task: { taskArn: taskArn("task-3"), attachments: [taskAttachment("eni-2", "10.0.1.12")] },
        },
      ),
      findings: [{ says: "unhealthy" }, { says: "missing" }],
    },
  ],
  passes: [
    { title: "both are healthy in Cloud Map too", given: checked({ "task-1": "HEALTHY", "task-2": "HEALTHY" }) },
    {
      title: "a status that is not known yet is none",
      given: checked({ "task-1": "HEALTHY", "task-2": "UNKNOWN" }),
    },
    {
      title: "a task that Amazon ECS does not call healthy",
      given: checked(left, { task: { healthStatus: "UNKNOWN" } }),
    },
    {
      title: "a healthy task of a minute ago is told to Cloud Map in a moment",
      given: checked(left, { task: { startedAt: "2026-11-21T11:59:00.000Z" } }),
    },
    {
      title: "what another account registered is no task of ours, whatever its id",
      given: checked(left, { instances: [first, { ...at12("task-2"), createdByAccount: "222222222222" }, at12("x")] }),
    },
    { title: "both are registered under their ids", given: given({ instances: [first, at12("task-2")] }) },
    { title: "an address of its own tells a task too", given: given({ instances: [first, at12("other")] }) },
    { title: "with nobody registered the registry is the finding", given: given({ instances: [] }) },
    {
      title: "a task of a minute ago is registered in a moment",
      given: given({ task: { startedAt: "2026-11-21T11:59:00.000Z" } }),
    },
    { title: "a task that is to stop is deregistered first", given: given({ task: { desiredStatus: "STOPPED" } }) },
    { title: "a parked service registers nobody", given: given({ service: { desiredCount: 0 } }) },
    { title: "a service without a registry", given: given({ service: { serviceRegistries: [] } }) },
    {
      title: "a deployment of five minutes ago settles yet",
      given: given({
        service: { deployments: [{ id: "1", status: "PRIMARY", createdAt: "2026-11-21T11:55:00.000Z" }] },
      }),
    },
    {
      title: "over a bridge an address is the host's, and tells no task",
      given: given({ task: { launchType: "EC2", attachments: [] }, instances: [first, at12("task-2")] }),
    },
  ],
  unknown: [
    {
      title: "the health of one service was not told",
      given: {
        areas: {
          ...checked(left).areas,
          cloudMapInstanceHealth: [
            {
              serviceId: "srv-1",
              statuses: {
                known: false,
                problem: {
                  kind: "denied",
                  call: "servicediscovery:GetInstancesHealthStatus",
                  message: "refused",
                  at: "2026-11-21T12:00:00.000Z",
                },
              },
            },
          ],
        },
      },
      because: "web.shop.local",
    },
    {
      title: "health that was not read at all",
      given: { areas: { ...checked(left).areas, cloudMapInstanceHealth: [] }, incomplete: ["cloudMapInstanceHealth"] },
      because: "web.shop.local",
    },
    {
      title: "the health of instances was read two minutes after the tasks",
      given: { ...checked(left), readAt: { ecsTasks: "2026-11-21T11:58:00.000Z" } },
      because: "more than a minute apart",
    },
    {
      title: "instances that were not read",
      given: { ...given(), incomplete: ["cloudMapInstances"] },
      because: "cloudMapInstances",
    },
    {
      title: "tasks may have moved in the two minutes between reading them and reading the registry",
      given: { ...given(), readAt: { ecsTasks: "2026-11-21T11:58:00.000Z" } },
      because: "more than a minute apart",
    },
  ],
});
