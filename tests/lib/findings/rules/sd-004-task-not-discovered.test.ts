import { taskNotDiscovered } from "#lib/findings/rules/sd-004-task-not-discovered.ts";
import type { CloudMapInstance } from "#lib/model/resources/cloud-map.ts";
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
  ],
  passes: [
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
