import { deploymentDeadlock } from "#lib/findings/rules/ecs-003-deployment-deadlock.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { ecsCluster, ecsService } from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const given = (service: Partial<EcsService>): ScopeContents => ({
  areas: { ecsClusters: [ecsCluster()], ecsServices: [ecsService(service)] },
});
const percents = (desiredCount: number, minimumHealthyPercent: number, maximumPercent: number) => ({
  desiredCount,
  runningCount: desiredCount,
  minimumHealthyPercent,
  maximumPercent,
});
const event = {
  createdAt: "2026-11-21T11:50:00.000Z",
  message:
    "(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration.",
};

testRule(deploymentDeadlock, {
  fails: [
    {
      title: "100 and 100 let nothing move",
      given: given(percents(1, 100, 100)),
      findings: [
        {
          subjectId: "shop/web",
          says: "deadlock",
          severity: "medium",
          confidence: "likely",
          values: { desired: 1, maxTasks: 1, minTasks: 1, maximum: 100, minimum: 100 },
          cli:
            "aws ecs update-service --region eu-west-1 --cluster arn:aws:ecs:eu-west-1:111111111111:cluster/shop " +
            "--service arn:aws:ecs:eu-west-1:111111111111:service/shop/web " +
            "--deployment-configuration maximumPercent=200,minimumHealthyPercent=100",
        },
      ],
    },
    {
      title: "75 and 125 of three round to three and three",
      given: given(percents(3, 75, 125)),
      findings: [{ values: { maxTasks: 3, minTasks: 3 } }],
    },
    {
      title: "100 and 150 of one round to one and one",
      given: given(percents(1, 100, 150)),
      findings: [{ values: { maxTasks: 1, minTasks: 1 } }],
    },
    {
      title: "it is high while a deployment is under way",
      given: given({ ...percents(1, 100, 100), deployments: [{ status: "PRIMARY", rolloutState: "IN_PROGRESS" }] }),
      findings: [{ severity: "high", confidence: "likely" }],
    },
    {
      title: "ECS's own event confirms it, whatever the arithmetic",
      given: given({ ...percents(2, 100, 200), events: [event] }),
      findings: [{ says: "event", severity: "high", confidence: "confirmed", values: { at: event.createdAt } }],
    },
  ],
  passes: [
    { title: "one more may start", given: given(percents(3, 75, 134)) },
    { title: "one may stop", given: given(percents(4, 75, 100)) },
    {
      title: "a daemon never starts a second task beside the first",
      given: given({ ...percents(1, 100, 100), schedulingStrategy: "DAEMON" }),
    },
    {
      title: "CodeDeploy does not go by the percentages",
      given: given({ ...percents(1, 100, 100), deploymentController: "CODE_DEPLOY" }),
    },
    {
      title: "nor does an external controller",
      given: given({ ...percents(1, 100, 100), deploymentController: "EXTERNAL" }),
    },
    {
      title: "nor does ECS's own blue/green",
      given: given({ ...percents(1, 100, 100), deploymentStrategy: "BLUE_GREEN" }),
    },
    { title: "a parked service deploys nothing", given: given(percents(0, 100, 100)) },
  ],
  unknown: [
    {
      title: "without the services it cannot judge",
      given: { areas: {}, incomplete: ["ecsServices"] },
      because: "ecsServices",
    },
  ],
});
