import { NOTHING_EARLIER, type Earlier } from "#lib/findings/earlier.ts";
import { addressOfATask } from "#lib/findings/rules/dns-004-address-of-a-task.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { HostedZone, ResourceRecordSet } from "#lib/model/resources/route53.ts";
import { networkInterface, vpc } from "#tests/support/ec2-records.ts";
import { attachmentArn, ecsCluster, ecsService, ecsTask, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { loadBalancerInterface } from "#tests/support/elbv2-records.ts";
import { earlierNodes } from "#tests/support/earlier.ts";
import { cloudMapNamespace, hostedZone, resourceRecordSet, vpcHostedZones } from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

type Given = {
  readonly record?: Partial<ResourceRecordSet>;
  readonly zone?: Partial<HostedZone>;
  readonly task?: Partial<EcsTask>;
  readonly interfaces?: readonly ReturnType<typeof networkInterface>[];
};

const taskInterface = networkInterface({ description: attachmentArn("attachment-of-eni-1") });

const given = ({ record = {}, zone = {}, task = {}, interfaces = [taskInterface] }: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    vpcHostedZones: [vpcHostedZones("vpc-1", "Z1")],
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsTasks: [ecsTask(task)],
    networkInterfaces: interfaces,
    hostedZones: [hostedZone({ privateZone: true, ...zone })],
    resourceRecordSets: [resourceRecordSet({ values: ["10.0.1.10"], ...record })],
  },
});

const stopped: Partial<EcsTask> = {
  lastStatus: "STOPPED",
  desiredStatus: "STOPPED",
  stoppedAt: "2026-11-21T11:30:00.000Z",
};

/** Earlier snapshots saw the record leave the address of a task of that group. */
const followed = (group: string): Earlier => ({
  ...NOTHING_EARLIER,
  followed: new Map([["aws/111111111111/global/record-set/Z1/www.example.com/A", new Set([group])]]),
});

testRule(addressOfATask, {
  fails: [
    {
      title: "a record with the private address of a running task is pinned to it",
      given: given(),
      findings: [
        {
          subjectId: "Z1/www.example.com/A",
          says: "task",
          severity: "high",
          confidence: "likely",
          values: { owner: "web", addresses: "10.0.1.10" },
        },
      ],
    },
    {
      title: "a public record with the public address of a Fargate task is pinned to it too",
      given: given({
        zone: { privateZone: false },
        record: { values: ["203.0.113.10"] },
        interfaces: [
          networkInterface({
            ...taskInterface,
            association: { publicIp: "203.0.113.10" },
            privateIpAddresses: [
              { privateIpAddress: "10.0.1.10", primary: true, association: { publicIp: "203.0.113.10" } },
            ],
          }),
        ],
      }),
      findings: [{ says: "task", values: { visibility: "public" } }],
    },
    {
      title: "the address of a task that has just stopped is confirmed wrong",
      given: given({ task: stopped, interfaces: [] }),
      findings: [{ says: "gone", confidence: "confirmed", values: { stoppedAt: "2026-11-21T11:30:00.000Z" } }],
    },
    {
      title: "a record that followed the tasks of the service before is kept by something in them, and low",
      given: given(),
      earlier: followed("service:web"),
      findings: [{ says: "kept", severity: "low", confidence: "likely", values: { owner: "web" } }],
    },
    {
      title: "one that held the address of another service's task did not follow",
      given: given(),
      earlier: followed("service:api"),
      findings: [{ says: "task", severity: "high" }],
    },
    {
      title: "the address of a pod is nobody's for long either",
      given: given({
        interfaces: [networkInterface({ description: "aws-k8s-branch-eni", interfaceType: "branch" })],
        task: { attachments: [] },
      }),
      findings: [{ says: "task", severity: "high" }],
    },
  ],
  passes: [
    {
      title: "in a public zone the private address of a task that stopped was never an answer",
      given: given({ task: stopped, interfaces: [], zone: { privateZone: false } }),
    },
    {
      title: "a task that runs has its address, whatever became of its interface",
      given: given({ interfaces: [] }),
    },
    {
      title: "a task that was given the address of a load balancer's node is not whom the name was for",
      given: given(),
      earlier: earlierNodes(["10.0.1.10"]),
    },
    {
      title: "nor is one that stopped since",
      given: given({ task: stopped, interfaces: [] }),
      earlier: earlierNodes(["10.0.1.10"]),
    },
    {
      title: "a record that Cloud Map keeps follows the tasks",
      given: given({ zone: { linkedServicePrincipal: "servicediscovery.amazonaws.com" } }),
    },
    {
      title:
        "a record in the zone of a Cloud Map namespace follows the tasks, even when the zone does not say whose it is",
      given: { areas: { ...given().areas, cloudMapNamespaces: [cloudMapNamespace({ hostedZoneId: "Z1" })] } },
    },
    {
      title: "the address of a load balancer is not a task's",
      given: given({
        interfaces: [loadBalancerInterface("net/tcp/1", { privateIpAddress: "10.0.1.10" })],
        task: { attachments: [] },
      }),
    },
    { title: "the address of an instance is not a task's", given: given({ record: { values: ["10.0.1.20"] } }) },
  ],
  unknown: [
    {
      title:
        "in another account's VPC, whose interfaces were not read, somebody may have the address of a task that stopped",
      given: [
        { areas: { ...given({ task: stopped, interfaces: [] }).areas, vpcHostedZones: [] } },
        {
          account: "222222222222",
          areas: { vpcs: [vpc({ vpcId: "vpc-2" })], vpcHostedZones: [vpcHostedZones("vpc-2", "Z1")] },
          incomplete: ["networkInterfaces"],
        },
      ],
    },
    {
      title: "without interfaces nobody knows whose an address is",
      given: { ...given({ interfaces: [] }), incomplete: ["networkInterfaces"] },
      because: "networkInterfaces",
    },
  ],
});
