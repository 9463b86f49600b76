import { targetsUnhealthy } from "#lib/findings/rules/tg-003-targets-unhealthy.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { networkInterface, vpc } from "#tests/support/ec2-records.ts";
import { attachmentArn, ecsCluster, ecsService, ecsTask, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { target, targetGroup, targetGroupArn, targetHealth } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly targets?: readonly Target[];
  readonly service?: Partial<EcsService>;
  readonly task?: Partial<EcsTask>;
  readonly group?: Partial<TargetGroup>;
};

const sick = (reason: string, overrides: Partial<Target> = {}) => target({ state: "unhealthy", reason, ...overrides });

const given = ({
  targets = [sick("Target.Timeout")],
  service = {},
  task = {},
  group = {},
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    targetGroups: [targetGroup(group)],
    targetHealth: [targetHealth(targets)],
    ecsClusters: [ecsCluster()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsServices: [
      ecsService({
        loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }],
        ...service,
      }),
    ],
    ecsTasks: [ecsTask(task)],
    networkInterfaces: [networkInterface({ description: attachmentArn("attachment-of-eni-1") })],
  },
});

/** Nodes of a cluster behind a Kubernetes service with externalTrafficPolicy Local: those without a pod of it answer 503. */
const nodes: Partial<TargetGroup> = {
  targetType: "instance",
  healthCheckPort: "31313",
  healthCheckPath: "/healthz",
  tags: { known: true, value: [{ key: "service.k8s.aws/stack", value: "shop/web" }] },
};
const nodeTargets = [target({ id: "i-1" }), sick("Target.FailedHealthChecks", { id: "i-2" })];

testRule(targetsUnhealthy, {
  fails: [
    {
      title: "a target that times out",
      given: given(),
      findings: [
        {
          subjectId: "web/1",
          says: "timeout",
          severity: "high",
          confidence: "confirmed",
          values: { unhealthy: 1, targets: 1, sample: "10.0.1.10:8080", check: "HTTP :traffic-port /, 30 s, 200" },
        },
      ],
    },
    {
      title: "a target that refuses",
      given: given({ targets: [sick("Target.FailedHealthChecks")] }),
      findings: [{ says: "failed" }],
    },
    {
      title: "a target that answers with another code",
      given: given({
        targets: [sick("Target.ResponseCodeMismatch", { description: "Health checks failed with these codes: [404]" })],
      }),
      findings: [{ says: "mismatch", values: { detail: "Health checks failed with these codes: [404]" } }],
    },
    {
      title: "an error of the load balancer itself",
      given: given({ targets: [sick("Elb.InternalError")] }),
      findings: [{ says: "internal" }],
    },
    {
      title: "several reasons at once",
      given: given({ targets: [sick("Target.Timeout"), sick("Elb.InternalError", { id: "10.0.1.11" })] }),
      findings: [{ says: "mixed", values: { reasons: "Target.Timeout × 1, Elb.InternalError × 1" } }],
    },
    {
      title: "healthy targets beside it make it medium",
      given: given({ targets: [sick("Target.Timeout"), target({ id: "10.0.1.11" })] }),
      findings: [{ severity: "medium", values: { unhealthy: 1, targets: 2 } }],
    },
    {
      title: "nodes that are checked on the port of the service itself are not",
      given: given({ targets: nodeTargets, group: { ...nodes, healthCheckPort: "traffic-port" } }),
      findings: [{ says: "failed", severity: "medium" }],
    },
    {
      title: "nor are they when no node has a pod",
      given: given({ targets: nodeTargets.slice(1), group: nodes }),
      findings: [{ says: "failed", severity: "high" }],
    },
    {
      title: "a deployment that failed has settled, however young",
      given: given({
        service: {
          deployments: [{ status: "PRIMARY", createdAt: "2026-11-21T11:52:00.000Z", rolloutState: "FAILED" }],
        },
      }),
      findings: [{ says: "timeout" }],
    },
    {
      title: "nodes behind a group that tasks register with are no nodes of Kubernetes",
      given: given({ targets: nodeTargets, group: { ...nodes, tags: { known: true, value: [] } } }),
      findings: [{ says: "failed", severity: "medium" }],
    },
    {
      title: "another path is the application's own",
      given: given({ targets: nodeTargets, group: { ...nodes, healthCheckPath: "/status" } }),
      findings: [{ says: "failed", severity: "medium" }],
    },
    {
      title: "where no service registers, no task is anybody's excuse",
      given: { areas: { ...given().areas, ecsTasks: [], ecsServices: [] }, incomplete: ["ecsTasks"] },
      findings: [{ says: "timeout" }],
    },
  ],
  passes: [
    {
      title: "nodes of Kubernetes without a pod of the service are unhealthy on purpose",
      given: given({ targets: nodeTargets, group: nodes }),
    },
    {
      title: "healthy, initial and draining targets are no faults",
      given: given({
        targets: [
          target(),
          target({ id: "10.0.1.11", state: "initial" }),
          target({ id: "10.0.1.12", state: "draining" }),
        ],
      }),
    },
    {
      title: "a young deployment is given time",
      given: given({ service: { deployments: [{ status: "PRIMARY", createdAt: "2026-11-21T11:52:00.000Z" }] } }),
    },
    { title: "a long grace period counts", given: given({ service: { healthCheckGracePeriodSeconds: 7200 } }) },
    {
      title: "a task that has just started is given time",
      given: given({ task: { startedAt: "2026-11-21T11:59:00.000Z" } }),
    },
    { title: "a task on its way out is left alone", given: given({ task: { desiredStatus: "STOPPED" } }) },
    {
      title: "a group whose checks are off is not checked",
      given: given({ group: { healthCheckEnabled: false } }),
    },
    { title: "Lambda functions are not checked like this", given: given({ group: { targetType: "lambda" } }) },
    { title: "a parked service has nobody to be healthy", given: given({ service: { desiredCount: 0 } }) },
  ],
  unknown: [
    {
      title: "health that nobody asked for is not good health",
      given: { areas: { ...given().areas, targetHealth: [] } },
      because: "were not read",
    },
    {
      title: "services that were not read may be settling",
      given: { ...given(), incomplete: ["ecsServices"] },
      because: "ecsServices",
    },
    {
      title: "tasks that were not read may have started a moment ago",
      given: { areas: { ...given().areas, ecsTasks: [] }, incomplete: ["ecsTasks"] },
      because: "Tasks",
    },
  ],
});
