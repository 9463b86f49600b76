import { noInterfaceForATask } from "#lib/findings/rules/eni-001-no-interface-for-a-task.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { ec2Instance, instanceType, networkInterface } from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
} from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const id = "0123456789abcdef0123456789abcdef";
const refusal =
  "(service web) was unable to place a task because no container instance met all of its requirements. " +
  `The closest matching (container-instance ${id}) encountered error "RESOURCE:ENI".`;
const event = (createdAt: string, message = refusal) => ({ createdAt, message });
const steady = (createdAt: string) => event(createdAt, "(service web) has reached a steady state.");

const given = (service: Partial<EcsService> = {}): ScopeContents => ({
  areas: {
    ecsClusters: [ecsCluster()],
    ecsServices: [
      ecsService({
        launchType: "EC2",
        desiredCount: 2,
        runningCount: 1,
        events: [event("2026-11-21T11:48:00.000Z"), steady("2026-11-21T10:00:00.000Z")],
        ...service,
      }),
    ],
    ecsTaskDefinitions: [ecsTaskDefinition({ requiresCompatibilities: ["EC2"] })],
    ecsTasks: [ecsTask({ launchType: "EC2", containerInstanceArn: containerInstanceArn(id) })],
    ecsContainerInstances: [ecsContainerInstance({ containerInstanceArn: containerInstanceArn(id) })],
    ec2Instances: [ec2Instance({ instanceType: "t2.micro" })],
    instanceTypes: [instanceType({ instanceType: "t2.micro", maximumNetworkInterfaces: 2 })],
    networkInterfaces: [
      networkInterface({
        networkInterfaceId: "eni-0",
        privateIpAddress: "10.0.1.20",
        attachment: { instanceId: "i-1", deviceIndex: 0, status: "attached" },
      }),
      networkInterface({
        description: attachmentArn("attachment-of-eni-1"),
        attachment: { instanceId: "i-1", deviceIndex: 1, status: "attached" },
      }),
    ],
  },
});

testRule(noInterfaceForATask, {
  fails: [
    {
      title: "an event that says RESOURCE:ENI is confirmed, with what the closest instance holds",
      given: given(),
      findings: [
        {
          subjectId: "shop/web",
          says: "closest",
          severity: "high",
          confidence: "confirmed",
          affected: ["aws/111111111111/eu-west-1/ecs-service/shop/web"],
          values: { instance: "i-1", instanceType: "t2.micro", max: 2, attached: 2, tasks: 1, desired: 2, running: 1 },
          cli: "aws ecs put-account-setting-default --region eu-west-1 --name awsvpcTrunking --value enabled",
        },
      ],
    },
    {
      title: "it is critical when no task runs at all",
      given: given({ runningCount: 0 }),
      findings: [{ severity: "critical" }],
    },
    {
      title: "an event that names no instance we see is told as it is",
      given: given({ events: [event("2026-11-21T11:48:00.000Z", 'unable to place a task: "RESOURCE:ENI"')] }),
      findings: [{ says: "event" }],
    },
  ],
  passes: [
    {
      title: "a steady state after the event closes it",
      given: given({ events: [steady("2026-11-21T11:50:00.000Z"), event("2026-11-21T11:48:00.000Z")] }),
    },
    {
      title: "an event of more than six hours ago is over",
      given: given({ events: [event("2026-11-21T05:48:00.000Z")] }),
    },
    { title: "a service that has all its tasks is not short of one", given: given({ runningCount: 2 }) },
    { title: "Fargate has no limit of interfaces", given: given({ launchType: "FARGATE" }) },
    {
      title: "a capacity provider strategy of Fargate neither",
      given: given({ capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT" }] }),
    },
    { title: "a service that drains is not judged", given: given({ status: "DRAINING" }) },
    {
      title: "an event about CPU is not about interfaces",
      given: given({ events: [event("2026-11-21T11:48:00.000Z", 'encountered error "RESOURCE:CPU"')] }),
    },
  ],
  unknown: [
    {
      title: "services that were not read mute the rule",
      given: { areas: { ...given().areas, ecsServices: [] }, incomplete: ["ecsServices"] },
      because: "ecsServices",
    },
  ],
});
