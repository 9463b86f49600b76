import { noHostToSpare } from "#lib/findings/rules/port-003-no-host-to-spare.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import {
  containerDefinition,
  containerInstanceArn,
  ecsContainerInstance,
  ecsService,
} from "#tests/support/ecs-records.ts";
import { instanceAccount, type InstanceAccount } from "#tests/support/instance-account.ts";
import { testRule } from "#tests/support/rule-tester.ts";

const portOf = (hostPort: number, protocol = "tcp") => ({
  networkMode: "bridge",
  containerDefinitions: [containerDefinition({ portMappings: [{ containerPort: 80, hostPort, protocol }] })],
});
const taken = [{ name: "PORTS", stringSetValue: ["22", "8080"] }];

/** Two hosts, the port of one of them taken by the task. */
const twoHosts = ["1", "2"].map((id) =>
  ecsContainerInstance({
    containerInstanceArn: containerInstanceArn(`ci-${id}`),
    ec2InstanceId: `i-${id}`,
    remainingResources: id === "1" ? taken : [],
  }),
);

/** One task that has tcp/8080 of the only host. */
const given = (service: Partial<EcsService> = {}, changes: InstanceAccount = {}) =>
  instanceAccount({ definition: portOf(8080), service, instance: { remainingResources: taken }, ...changes });

const deploying = (createdAt: string) => [{ status: "PRIMARY", rolloutState: "IN_PROGRESS", createdAt }];
const refused = {
  createdAt: "2026-11-21T11:48:00.000Z",
  message: "The closest matching (container-instance ci-1) is already using a port required by your task.",
};

testRule(noHostToSpare, {
  fails: [
    {
      title: "as many hosts as tasks, and none may stop first, is medium",
      given: given(),
      findings: [
        {
          subjectId: "shop/web",
          severity: "medium",
          confidence: "likely",
          values: { port: "tcp/8080", hosts: 1, table: "i-1", minimum: 100, maximum: 200 },
          cli:
            "aws ecs update-service --region eu-west-1 --cluster arn:aws:ecs:eu-west-1:111111111111:cluster/shop " +
            "--service arn:aws:ecs:eu-west-1:111111111111:service/shop/web " +
            "--deployment-configuration maximumPercent=200,minimumHealthyPercent=0",
        },
      ],
    },
    {
      title: "it is high while a deployment is under way",
      given: given({ deployments: deploying("2026-11-21T11:55:00.000Z") }),
      findings: [{ severity: "high", confidence: "likely" }],
    },
    {
      title: "ECS's own refusal, fifteen minutes into the deployment, confirms it",
      given: given({ deployments: deploying("2026-11-21T11:40:00.000Z"), events: [refused] }),
      findings: [{ severity: "high", confidence: "confirmed" }],
    },
    {
      title: "a service of the same port on hosts of its own leaves this one without a spare host all the same",
      given: given(
        {},
        {
          services: [
            ecsService({
              launchType: "EC2",
              desiredCount: 1,
              runningCount: 1,
              capacityProviderStrategy: [{ capacityProvider: "a" }],
            }),
            ecsService({
              serviceName: "other",
              launchType: "EC2",
              desiredCount: 1,
              runningCount: 1,
              capacityProviderStrategy: [{ capacityProvider: "b" }],
            }),
          ],
          instances: [
            ecsContainerInstance({ remainingResources: taken, capacityProviderName: "a" }),
            ecsContainerInstance({
              containerInstanceArn: containerInstanceArn("ci-2"),
              ec2InstanceId: "i-2",
              capacityProviderName: "b",
            }),
          ],
        },
      ),
      findings: [{ subjectId: "shop/other" }, { subjectId: "shop/web" }],
    },
    {
      title: "in host mode the container port is the host's",
      given: given(
        {},
        {
          definition: {
            networkMode: "host",
            containerDefinitions: [containerDefinition({ portMappings: [{ containerPort: 8080, protocol: "tcp" }] })],
          },
        },
      ),
      findings: [{ values: { port: "tcp/8080" } }],
    },
    {
      title: "a refusal ten minutes into the deployment is too early to confirm it",
      given: given({ deployments: deploying("2026-11-21T11:50:00.000Z"), events: [refused] }),
      findings: [{ severity: "high", confidence: "likely" }],
    },
    {
      title: "a long deployment without a refusal confirms nothing",
      given: given({ deployments: deploying("2026-11-21T11:40:00.000Z") }),
      findings: [{ severity: "high", confidence: "likely" }],
    },
    {
      title: "nine tenths of two tasks are both of them: none may stop first",
      given: given({ desiredCount: 2, runningCount: 2, minimumHealthyPercent: 90 }, { instances: twoHosts }),
      findings: [{ values: { hosts: 2, desired: 2, minimum: 90 } }],
    },
  ],
  passes: [
    { title: "a port that Docker chooses is no obstacle", given: given({}, { definition: portOf(0) }) },
    { title: "awsvpc tasks have ports of their own", given: given({}, { definition: {} }) },
    {
      title: "a host to spare takes the new task",
      given: given(
        {},
        {
          instances: [
            ecsContainerInstance({ remainingResources: taken }),
            ecsContainerInstance({ containerInstanceArn: containerInstanceArn("ci-2"), ec2InstanceId: "i-2" }),
          ],
        },
      ),
    },
    {
      title: "a deployment that may stop a task first needs no other host",
      given: given({ minimumHealthyPercent: 0 }),
    },
    { title: "a daemon has one on each host by design", given: given({ schedulingStrategy: "DAEMON" }) },
    { title: "percentages that let nothing start are ECS-003's", given: given({ maximumPercent: 100 }) },
    { title: "more tasks than hosts are PORT-001's", given: given({ desiredCount: 2 }) },
    { title: "blue/green does not go by the percentages", given: given({ deploymentController: "CODE_DEPLOY" }) },
    {
      title: "a capacity provider that scales brings the host",
      given: given(
        { capacityProviderStrategy: [{ capacityProvider: "workers" }] },
        {
          provider: { managedScalingStatus: "ENABLED" },
          instance: { remainingResources: taken, capacityProviderName: "workers" },
        },
      ),
    },
    {
      title: "ECS Managed Instances bring the host: their provider has no Auto Scaling group",
      given: given(
        { capacityProviderStrategy: [{ capacityProvider: "workers" }] },
        {
          provider: { autoScalingGroupArn: undefined, managedScalingStatus: undefined },
          instance: { remainingResources: taken, capacityProviderName: "workers" },
        },
      ),
    },
    {
      title: "the same port of the other protocol is another port",
      given: given(
        {},
        {
          definition: portOf(8080, "udp"),
          instances: [
            ecsContainerInstance({ remainingResources: taken }),
            ecsContainerInstance({
              containerInstanceArn: containerInstanceArn("ci-2"),
              ec2InstanceId: "i-2",
              remainingResources: taken,
            }),
          ],
        },
      ),
    },
    {
      title: "a rival that wants another port does not count",
      given: given(
        {},
        {
          instances: [
            ecsContainerInstance({ remainingResources: taken }),
            ecsContainerInstance({ containerInstanceArn: containerInstanceArn("ci-2"), ec2InstanceId: "i-2" }),
          ],
          services: [
            ecsService({ launchType: "EC2", desiredCount: 1, runningCount: 1 }),
            ecsService({ serviceName: "other", launchType: "EC2", desiredCount: 1, taskDefinition: "unread" }),
          ],
        },
      ),
    },
    {
      title: "with half of two tasks one may stop first",
      given: given({ desiredCount: 2, runningCount: 2, minimumHealthyPercent: 50 }, { instances: twoHosts }),
    },
    { title: "a parked service deploys nothing", given: given({ desiredCount: 0, runningCount: 0 }) },
    {
      title: "a service that may run on Fargate does not wait for a host",
      given: given({ capacityProviderStrategy: [{ capacityProvider: "FARGATE" }] }),
    },
  ],
  unknown: [
    {
      title: "without the container instances it cannot judge",
      given: { ...given(), incomplete: ["ecsContainerInstances"] },
      because: "ecsContainerInstances",
    },
  ],
});
