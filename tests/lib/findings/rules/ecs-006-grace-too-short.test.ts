import { graceTooShort } from "#lib/findings/rules/ecs-006-grace-too-short.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { ecsCluster, ecsService, ecsTask, ecsTaskDefinition, taskArn } from "#tests/support/ecs-records.ts";
import { target, targetGroup, targetGroupArn, targetHealth } from "#tests/support/elbv2-records.ts";
import { denied, type ScopeContents } from "#tests/support/snapshots.ts";
import { testRule } from "#tests/support/rule-tester.ts";

/** A task of a group that is called unhealthy after sixty seconds; stopped ninety seconds after it started. */
const given = (stopped: Partial<EcsTask>, service: Partial<EcsService> = {}, state = "healthy"): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsServices: [
      ecsService({
        loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }],
        ...service,
      }),
    ],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsTasks: [
      ecsTask(),
      ecsTask({
        taskArn: taskArn("task-2"),
        lastStatus: "STOPPED",
        desiredStatus: "STOPPED",
        startedAt: "2026-11-21T11:30:00.000Z",
        stoppingAt: "2026-11-21T11:31:30.000Z",
        stoppedAt: "2026-11-21T11:32:00.000Z",
        stoppedReason: "Task failed ELB health checks in (target-group web)",
        ...stopped,
      }),
    ],
    targetGroups: [targetGroup({ healthCheckIntervalSeconds: 30, unhealthyThresholdCount: 2 })],
    targetHealth: [targetHealth([target({ state })])],
  },
});

testRule(graceTooShort, {
  fails: [
    {
      title: "a task stopped at the first chance beside healthy ones is medium",
      given: given({}),
      findings: [
        {
          subjectId: "shop/web",
          severity: "medium",
          confidence: "likely",
          values: { tasks: 1, lifetime: 90, grace: 0, window: 60, healthy: 1 },
          cli:
            "aws ecs update-service --region eu-west-1 --cluster arn:aws:ecs:eu-west-1:111111111111:cluster/shop " +
            "--service arn:aws:ecs:eu-west-1:111111111111:service/shop/web --health-check-grace-period-seconds 180",
        },
      ],
    },
    {
      title: "a grace period that is shorter than the start does not help",
      given: given({ stoppingAt: "2026-11-21T11:32:00.000Z" }, { healthCheckGracePeriodSeconds: 45 }),
      findings: [{ values: { lifetime: 120, grace: 45 } }],
    },
  ],
  passes: [
    { title: "one that ran for twenty minutes had started", given: given({ stoppingAt: "2026-11-21T11:50:00.000Z" }) },
    { title: "without any healthy target the cause may be another: TG-003", given: given({}, {}, "unhealthy") },
    {
      title: "a task that stopped for another reason was not failed",
      given: given({ stoppedReason: "Scaling activity initiated by deployment" }),
    },
    { title: "what stopped over an hour ago is over", given: given({ stoppedAt: "2026-11-21T10:50:00.000Z" }) },
    { title: "a parked service starts none", given: given({}, { desiredCount: 0, runningCount: 0 }) },
  ],
  unknown: [
    {
      title: "the health of the group was not read",
      given: {
        areas: {
          ...given({}).areas,
          targetHealth: [
            {
              targetGroupArn: targetGroupArn(),
              targets: { known: false, problem: denied("elasticloadbalancing:DescribeTargetHealth") },
            },
          ],
        },
      },
      because: "DescribeTargetHealth",
    },
  ],
});
