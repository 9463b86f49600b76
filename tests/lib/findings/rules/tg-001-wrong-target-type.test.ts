import { wrongTargetType } from "#lib/findings/rules/tg-001-wrong-target-type.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { ecsCluster, ecsService, ecsTaskDefinition, taskDefinitionArn, taskSet } from "#tests/support/ecs-records.ts";
import { target, targetGroup, targetGroupArn, targetHealth } from "#tests/support/elbv2-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly targetType?: string;
  readonly networkMode?: string;
  readonly service?: Partial<EcsService>;
  readonly isEmpty?: boolean;
};

const given = ({
  targetType = "instance",
  networkMode = "awsvpc",
  service = {},
  isEmpty = false,
}: Given = {}): ScopeContents => ({
  areas: {
    targetGroups: [targetGroup({ targetType })],
    targetHealth: [targetHealth(isEmpty ? [] : [target({ id: "i-1" })])],
    ecsClusters: [ecsCluster()],
    ecsServices: [
      ecsService({
        loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 80 }],
        ...service,
      }),
    ],
    ecsTaskDefinitions: [
      ecsTaskDefinition({ networkMode }),
      ecsTaskDefinition({ taskDefinitionArn: taskDefinitionArn("web:2"), revision: 2, networkMode: "awsvpc" }),
    ],
  },
});

testRule(wrongTargetType, {
  fails: [
    {
      title: "an awsvpc service cannot register with a group of instances",
      given: given(),
      findings: [
        {
          subjectId: "web/1",
          says: "instance",
          severity: "high",
          confidence: "likely",
          values: { definitions: "web:1", targetGroup: "web" },
          cli: "aws elbv2 create-target-group --region eu-west-1 --name web-ip --target-type ip --protocol HTTP --port 8080 --vpc-id vpc-1",
        },
      ],
    },
    {
      title: "targets that were not read are not counted as none",
      given: { ...given({ isEmpty: true }), notAsked: ["targetHealth"] },
      findings: [{ confidence: "likely", values: { targets: "?" } }],
    },
    {
      title: "a group without any target confirms it",
      given: given({ isEmpty: true }),
      findings: [{ confidence: "confirmed" }],
    },
    {
      title: "a deployment about to bring awsvpc mode is told before it fails",
      given: given({
        networkMode: "bridge",
        service: { deployments: [{ status: "PRIMARY", taskDefinition: taskDefinitionArn("web:2") }] },
      }),
      findings: [{ values: { definitions: "web:2" } }],
    },
    {
      title: "ECS that registered nobody confirms it",
      given: given({
        service: {
          events: [
            {
              createdAt: "2026-11-21T11:50:00.000Z",
              message: "(service web) registered 0 targets in (target-group web)",
            },
          ],
        },
      }),
      findings: [{ confidence: "confirmed" }],
    },
    {
      title: "a task set of an external controller counts like a deployment",
      given: given({
        networkMode: "bridge",
        service: {
          deploymentController: "EXTERNAL",
          deployments: [],
          taskSets: [taskSet({ taskDefinition: taskDefinitionArn("web:2") })],
        },
      }),
      findings: [{ values: { definitions: "web:2" } }],
    },
  ],
  passes: [
    { title: "bridge tasks are met on their instance", given: given({ networkMode: "bridge" }) },
    { title: "a group of addresses is what awsvpc tasks want", given: given({ targetType: "ip" }) },
    { title: "a parked service registers nothing", given: given({ service: { desiredCount: 0 } }) },
  ],
  unknown: [
    {
      title: "a task definition that was not read decides nothing",
      given: { areas: { ...given().areas, ecsTaskDefinitions: [] } },
      because: "task definition",
    },
    {
      title: "target groups that were not read mute the rule",
      given: { ...given(), incomplete: ["ecsServices"] },
      because: "ecsServices",
    },
  ],
});
