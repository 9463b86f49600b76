import { tooFewInterfaces } from "#lib/findings/rules/eni-002-too-few-interfaces.ts";
import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { ec2Instance, instanceType, networkInterface, subnet } from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  capacityProvider,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
} from "#tests/support/ecs-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly service?: Partial<EcsService>;
  readonly instance?: Partial<EcsContainerInstance>;
  readonly task?: Partial<EcsTask>;
  readonly networkMode?: string;
  readonly max?: number;
};

/** One instance whose type holds two interfaces, one of them a task's. */
const given = ({
  service = {},
  instance = {},
  task = {},
  networkMode = "awsvpc",
  max = 2,
}: Given = {}): ScopeContents => ({
  areas: {
    subnets: [subnet()],
    capacityProviders: [capacityProvider({ managedScalingStatus: "ENABLED" })],
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService({ launchType: "EC2", desiredCount: 1, runningCount: 1, ...service })],
    ecsTaskDefinitions: [ecsTaskDefinition({ networkMode })],
    ecsTasks: [ecsTask({ launchType: "EC2", containerInstanceArn: containerInstanceArn(), ...task })],
    ecsContainerInstances: [
      ecsContainerInstance({
        remainingResources: [
          { name: "CPU", integerValue: 1024, stringSetValue: [] },
          { name: "MEMORY", integerValue: 1024, stringSetValue: [] },
        ],
        ...instance,
      }),
    ],
    ec2Instances: [ec2Instance({ instanceType: "t2.micro" })],
    instanceTypes: [instanceType({ instanceType: "t2.micro", maximumNetworkInterfaces: max })],
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

const short = { desiredCount: 2, runningCount: 1 };
const refused = {
  createdAt: "2026-11-21T11:48:00.000Z",
  message: 'was unable to place a task. The closest matching (container-instance a) encountered error "RESOURCE:ENI".',
};

testRule(tooFewInterfaces, {
  fails: [
    {
      title: "a desired task without an interface to take is high",
      given: given({ service: short }),
      findings: [
        {
          subjectId: "shop/web",
          says: "desired",
          severity: "high",
          confidence: "likely",
          values: { short: 1, free: 0, limit: 1, used: 1, instances: 1, table: "i-1 t2.micro 2/2" },
        },
      ],
    },
    {
      title: "a deployment that needs one more place than there is, is medium",
      given: given(),
      findings: [
        {
          says: "surge",
          severity: "medium",
          values: { surge: 1, maxTasks: 2, free: 0 },
          cli:
            "aws ecs update-service --region eu-west-1 --cluster arn:aws:ecs:eu-west-1:111111111111:cluster/shop " +
            "--service arn:aws:ecs:eu-west-1:111111111111:service/shop/web " +
            "--deployment-configuration maximumPercent=100,minimumHealthyPercent=0",
        },
      ],
    },
    {
      title: "a capacity provider that scales out lowers it by one step",
      given: given({
        service: { ...short, capacityProviderStrategy: [{ capacityProvider: "workers" }] },
        instance: { capacityProviderName: "workers" },
      }),
      findings: [{ says: "desired", severity: "medium" }],
    },
    {
      title: "a daemon wants a place on every instance, once",
      given: given({
        service: { schedulingStrategy: "DAEMON", desiredCount: 1, runningCount: 0 },
        task: { group: "service:other" },
      }),
      findings: [{ says: "daemon", severity: "high", values: { short: 1 } }],
    },
    {
      title: "a task that waits in PROVISIONING for over five minutes confirms it",
      given: given({
        service: { ...short, pendingCount: 0 },
        task: { lastStatus: "PROVISIONING", createdAt: "2026-11-21T11:50:00.000Z" },
      }),
      findings: [{ confidence: "confirmed" }],
    },
    {
      title: "a task that has waited for four minutes may still get its interface",
      given: given({
        service: { ...short, desiredCount: 3 },
        task: { lastStatus: "PROVISIONING", createdAt: "2026-11-21T11:56:00.000Z" },
      }),
      findings: [{ confidence: "likely" }],
    },
    {
      title: "an instance that is draining takes none, whatever it holds",
      given: {
        areas: {
          ...given({ service: short }).areas,
          ecsContainerInstances: [
            ...(given({ service: short }).areas?.ecsContainerInstances ?? []),
            ecsContainerInstance({
              containerInstanceArn: containerInstanceArn("ci-2"),
              ec2InstanceId: "i-2",
              status: "DRAINING",
            }),
          ],
          ec2Instances: [...(given().areas?.ec2Instances ?? []), ec2Instance({ instanceId: "i-2" })],
        },
      },
      findings: [{ says: "desired", severity: "high", values: { instances: 1, free: 0 } }],
    },
  ],
  passes: [
    { title: "one interface more is enough", given: given({ service: short, max: 3 }) },
    { title: "bridge tasks take no interface", given: given({ service: short, networkMode: "bridge" }) },
    { title: "Fargate tasks take none of an instance", given: given({ service: { ...short, launchType: "FARGATE" } }) },
    {
      title: "a deployment that may stop first needs no room",
      given: given({ service: { minimumHealthyPercent: 0 } }),
    },
    {
      title: "a deployment that may not exceed the desired count needs no room",
      given: given({ service: { maximumPercent: 100 } }),
    },
    { title: "ENI-001 says it already", given: given({ service: { ...short, events: [refused] } }) },
    {
      title: "an instance that is full by CPU is simply full",
      given: given({
        service: short,
        instance: { remainingResources: [{ name: "CPU", integerValue: 100, stringSetValue: [] }] },
      }),
    },
    {
      title: "a daemon that CPU keeps from an instance lacks no interface there",
      given: given({
        service: { schedulingStrategy: "DAEMON", desiredCount: 1, runningCount: 0 },
        task: { group: "service:other" },
        instance: {
          remainingResources: [
            { name: "CPU", integerValue: 0, stringSetValue: [] },
            { name: "MEMORY", integerValue: 1024, stringSetValue: [] },
          ],
        },
      }),
    },
    {
      title: "a daemon that already runs on the instance needs no other place",
      given: given({ service: { schedulingStrategy: "DAEMON" } }),
    },
    { title: "a parked service wants nothing", given: given({ service: { desiredCount: 0, runningCount: 0 } }) },
  ],
  unknown: [
    {
      title: "what a type that AWS does not describe can hold is not known",
      given: { areas: { ...given({ service: short }).areas, instanceTypes: [] } },
      because: "can hold was not read",
    },
    {
      title: "a service without an eligible instance is not this rule's to judge",
      given: given({ service: short, instance: { status: "DRAINING" } }),
      because: "eligible",
    },
    {
      title: "how many tasks a trunk carries is not told",
      given: given({ service: short, instance: { attributes: [{ name: "ecs.awsvpc-trunk-id", value: "eni-9" }] } }),
      because: "trunk",
    },
    {
      title: "interfaces that were not read mute the rule",
      given: { ...given({ service: short }), incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
    {
      title: "instance types that were not read mute the rule",
      given: { ...given({ service: short }), notAsked: ["instanceTypes"] },
      because: "instanceTypes",
    },
  ],
});
