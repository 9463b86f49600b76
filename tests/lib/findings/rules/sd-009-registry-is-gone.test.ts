import { registryIsGone } from "#lib/findings/rules/sd-009-registry-is-gone.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { ecsCluster, ecsService, ecsTask, ecsTaskDefinition, taskSet } from "#tests/support/ecs-records.ts";
import { cloudMapInstance, cloudMapNamespace, cloudMapService } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const arnOf = (id: string, account = "111111111111") => `arn:aws:servicediscovery:eu-west-1:${account}:service/${id}`;

type Given = {
  readonly registryArn?: string;
  readonly instances?: readonly string[];
  readonly service?: Partial<EcsService>;
  readonly isRunning?: boolean;
  readonly task?: Partial<EcsTask>;
};

const given = ({
  registryArn = arnOf("srv-1"),
  instances = ["task-1"],
  service = {},
  isRunning = true,
  task = {},
}: Given = {}): ScopeContents => ({
  areas: {
    cloudMapNamespaces: [cloudMapNamespace()],
    cloudMapServices: [cloudMapService({ arn: arnOf("srv-1") })],
    cloudMapInstances: instances.map((id) => cloudMapInstance({ id })),
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsServices: [ecsService({ serviceRegistries: [{ registryArn }], ...service })],
    ecsTasks: isRunning ? [ecsTask(task)] : [],
  },
});

/** Deployed by CodeDeploy: the service and each of its task sets name the registry. */
const inTaskSets = (createdAt: string): Partial<EcsService> => {
  const serviceRegistries = [{ registryArn: arnOf("srv-1") }];
  return {
    deploymentController: "CODE_DEPLOY",
    deployments: [],
    taskSets: [
      taskSet({ serviceRegistries, createdAt }),
      taskSet({ id: "ecs-svc/2", status: "ACTIVE", serviceRegistries }),
    ],
  };
};

testRule(registryIsGone, {
  fails: [
    {
      title: "the Cloud Map service of the registry does not exist",
      given: given({ registryArn: arnOf("srv-9") }),
      findings: [
        {
          subjectId: "shop/web",
          says: "missing",
          severity: "high",
          confidence: "confirmed",
          values: { registry: "srv-9", known: 1 },
        },
      ],
    },
    {
      title: "it knows none of the running tasks",
      given: given({ instances: [] }),
      findings: [{ says: "empty", values: { name: "web.shop.local", tasks: 1 } }],
    },
    {
      title: "task sets that name the same registry are told once",
      given: given({ instances: [], service: inTaskSets("2026-11-21T11:00:00.000Z") }),
      findings: [{ says: "empty" }],
    },
    {
      title: "half a minute between the two changes nothing",
      given: { ...given({ instances: [] }), readAt: { ecsTasks: "2026-11-21T11:59:30.000Z" } },
      findings: [{}],
    },
    {
      title: "a registry that does not exist is no matter of settling",
      given: given({
        registryArn: arnOf("srv-9"),
        service: { deployments: [{ id: "1", status: "PRIMARY", createdAt: "2026-11-21T11:55:00.000Z" }] },
      }),
      findings: [{ says: "missing" }],
    },
  ],
  passes: [
    { title: "it is there, and knows a task", given: given() },
    { title: "with no task running it is rightly empty", given: given({ instances: [], isRunning: false }) },
    {
      title: "another account's Cloud Map service is not seen",
      given: given({ registryArn: arnOf("srv-9", "222222222222") }),
    },
    {
      title: "a parked service registers nobody",
      given: given({ registryArn: arnOf("srv-9"), service: { desiredCount: 0 } }),
    },
    {
      title: "a service that was scaled up from nothing a minute ago is registered in a moment",
      given: given({ instances: [], task: { startedAt: "2026-11-21T11:59:00.000Z" } }),
    },
    {
      title: "a task that is to stop is deregistered first",
      given: given({ instances: [], task: { desiredStatus: "STOPPED" } }),
    },
    {
      title: "a task set of five minutes ago settles yet",
      given: given({ instances: [], service: inTaskSets("2026-11-21T11:55:00.000Z") }),
    },
    {
      title: "a deployment of five minutes ago settles yet",
      given: given({
        instances: [],
        service: { deployments: [{ id: "1", status: "PRIMARY", createdAt: "2026-11-21T11:55:00.000Z" }] },
      }),
    },
  ],
  unknown: [
    {
      title: "Cloud Map services that were not read may be there",
      given: { ...given({ registryArn: arnOf("srv-9") }), incomplete: ["cloudMapServices"] },
      because: "cloudMapServices",
    },
    {
      title: "tasks may have moved in the two minutes between reading them and reading the registry",
      given: { ...given({ instances: [] }), readAt: { ecsTasks: "2026-11-21T11:58:00.000Z" } },
      because: "more than a minute apart",
    },
  ],
});
