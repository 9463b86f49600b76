import { noHealthyTarget } from "#lib/findings/rules/tg-002-no-healthy-target.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { Target, TargetGroup } from "#lib/model/resources/target-group.ts";
import { ecsCluster, ecsService, ecsTaskDefinition, taskSet } from "#tests/support/ecs-records.ts";
import {
  forwardAction,
  listener,
  listenerRule,
  listenerRuleArn,
  loadBalancer,
  target,
  targetGroup,
  targetGroupArn,
  targetHealth,
} from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly targets?: readonly Target[];
  readonly group?: Partial<TargetGroup>;
  readonly service?: Partial<EcsService>;
  readonly type?: string;
  readonly weight?: number;
};

const tie = { targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 };
const byCodeDeploy = { deploymentController: "CODE_DEPLOY", deployments: [] };
const sick = target({ state: "unhealthy", reason: "Target.Timeout" });

const given = ({
  targets = [sick],
  group = {},
  service = {},
  type = "application",
  weight = 1,
}: Given = {}): ScopeContents => ({
  areas: {
    loadBalancers: [loadBalancer({ type })],
    listeners: [listener({ defaultActions: [forwardAction(targetGroupArn(), weight)] })],
    listenerRules: [listenerRule({ actions: [forwardAction(targetGroupArn(), weight)] })],
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
  },
});

const young = {
  deployments: [{ status: "PRIMARY", createdAt: "2026-11-21T11:55:00.000Z", rolloutState: "IN_PROGRESS" }],
};

testRule(noHealthyTarget, {
  fails: [
    {
      title: "unhealthy targets only: the load balancer sends to all of them",
      given: given(),
      findings: [
        {
          subjectId: "web/1",
          says: "failOpen",
          severity: "critical",
          confidence: "confirmed",
          affected: [
            "aws/111111111111/eu-west-1/target-group/web/1",
            "aws/111111111111/eu-west-1/ecs-service/shop/web",
            "aws/111111111111/eu-west-1/load-balancer/app/front/1",
          ],
          values: { reasons: "Target.Timeout × 1", rules: "HTTP:80 default", loadBalancer: "front" },
        },
      ],
    },
    {
      title: "no target at all: an Application Load Balancer answers 503",
      given: given({ targets: [] }),
      findings: [{ says: "empty", severity: "critical" }],
    },
    {
      title: "no target at all: a Network Load Balancer refuses",
      given: given({ targets: [], type: "network" }),
      findings: [{ says: "emptyNetwork" }],
    },
    {
      title: "targets that only drain are as good as none",
      given: given({ targets: [target({ state: "draining" })] }),
      findings: [{ says: "empty" }],
    },
    {
      title: "targets that the load balancer will not use get nothing, and are not sent to when others are unhealthy",
      given: given({ targets: [target({ state: "unused", reason: "Target.NotInUse" })] }),
      findings: [{ says: "unused", severity: "critical", values: { targets: 1, reasons: "Target.NotInUse × 1" } }],
    },
    {
      title: "an unhealthy target beside them is",
      given: given({ targets: [sick, target({ id: "10.0.1.11", state: "unused", reason: "Target.NotInUse" })] }),
      findings: [{ says: "failOpen" }],
    },
    {
      title: "a failed deployment has settled, however young",
      given: given({
        service: {
          deployments: [{ status: "PRIMARY", createdAt: "2026-11-21T11:55:00.000Z", rolloutState: "FAILED" }],
        },
      }),
      findings: [{ severity: "critical" }],
    },
    {
      title: "a group that weight 0 keeps out of traffic is info",
      given: given({ weight: 0 }),
      findings: [{ says: "standby", severity: "info" }],
    },
    {
      title: "a group that only the test listener of a blue/green deployment leads to stands by",
      given: given({
        service: { loadBalancers: [{ ...tie, testListenerRule: listenerRuleArn() }] },
      }),
      findings: [{ says: "standby", severity: "info" }],
    },
    {
      title: "so does the group of CodeDeploy that its primary task set is not in",
      given: given({
        service: {
          ...byCodeDeploy,
          taskSets: [taskSet({ loadBalancers: [{ ...tie, targetGroupArn: targetGroupArn("blue/2") }] })],
        },
      }),
      findings: [{ says: "standby", severity: "info" }],
    },
    {
      title: "nor is it in use while the task set that is in it is not the primary one",
      given: given({ service: { ...byCodeDeploy, taskSets: [taskSet({ status: "ACTIVE", loadBalancers: [tie] })] } }),
      findings: [{ says: "standby", severity: "info" }],
    },
    {
      title: "the one it is in serves users",
      given: given({ service: { ...byCodeDeploy, taskSets: [taskSet({ loadBalancers: [tie] })] } }),
      findings: [{ says: "failOpen", severity: "critical" }],
    },
  ],
  passes: [
    { title: "one healthy target is enough", given: given({ targets: [sick, target({ id: "10.0.1.11" })] }) },
    {
      title: "a target that is being checked for the first time may become healthy",
      given: given({ targets: [target({ state: "initial" })] }),
    },
    {
      title: "a target whose checks are off is not unhealthy",
      given: given({ targets: [target({ state: "unavailable" })] }),
    },
    { title: "a parked service has no target on purpose", given: given({ targets: [], service: { desiredCount: 0 } }) },
    { title: "a young deployment is given time", given: given({ service: young }) },
    { title: "Lambda functions are not checked like this", given: given({ group: { targetType: "lambda" } }) },
    {
      title: "an empty group that stands by is how blue/green looks between deployments",
      given: given({ targets: [], weight: 0 }),
    },
  ],
  unknown: [
    {
      title: "health that nobody asked for is not good health",
      given: { areas: { ...given().areas, targetHealth: [] } },
      because: "were not read",
    },
    {
      title: "services that were not read may be parked",
      given: { ...given(), incomplete: ["ecsServices"] },
      because: "ecsServices",
    },
  ],
});
