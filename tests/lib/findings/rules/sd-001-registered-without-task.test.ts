import { registeredWithoutTask } from "#lib/findings/rules/sd-001-registered-without-task.ts";
import type { CloudMapInstance } from "#lib/model/resources/cloud-map.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { networkInterface, vpc } from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  ecsCluster,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
} from "#tests/support/ecs-records.ts";
import {
  cloudMapInstance,
  cloudMapNamespace,
  cloudMapService,
  hostedZone,
  resourceRecordSet,
} from "#tests/support/route53-records.ts";
import { testRule } from "#tests/support/rule-tester.ts";
import type { ScopeContents } from "#tests/support/snapshots.ts";

const registered = (id: string, address: string, more: Readonly<Record<string, string>> = {}): CloudMapInstance => {
  const attributes = { AWS_INSTANCE_IPV4: address, ECS_CLUSTER_NAME: "shop", ECS_SERVICE_NAME: "web", ...more };
  return cloudMapInstance({ id, attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })) });
};

type Given = {
  readonly stray?: CloudMapInstance;
  readonly tasks?: readonly EcsTask[];
  readonly interfaces?: readonly ReturnType<typeof networkInterface>[];
  readonly inDns?: boolean;
  readonly more?: readonly CloudMapInstance[];
};

const stale = registered("task-77", "10.0.1.77");

const given = ({
  stray = stale,
  tasks = [],
  interfaces = [],
  inDns = false,
  more = [],
}: Given = {}): ScopeContents => ({
  areas: {
    vpcs: [vpc()],
    cloudMapNamespaces: [cloudMapNamespace()],
    cloudMapServices: [cloudMapService()],
    cloudMapInstances: [registered("task-1", "10.0.1.10"), stray, ...more],
    ecsClusters: [ecsCluster()],
    ecsServices: [ecsService()],
    ecsTaskDefinitions: [ecsTaskDefinition()],
    ecsTasks: [ecsTask(), ...tasks],
    networkInterfaces: [networkInterface({ description: attachmentArn("attachment-of-eni-1") }), ...interfaces],
    hostedZones: [hostedZone({ hostedZoneId: "Z2", name: "shop.local", privateZone: true })],
    resourceRecordSets: inDns
      ? [
          resourceRecordSet({
            hostedZoneId: "Z2",
            name: "web.shop.local",
            setIdentifier: "task-77",
            values: ["10.0.1.77"],
          }),
        ]
      : [],
  },
});

/** The same, in a namespace of an account. */
const inNamespaceOf = (account: string): ScopeContents => {
  const arn = `arn:aws:servicediscovery:eu-west-1:${account}:namespace/ns-1`;
  const { areas } = given();
  return { areas: { ...areas, cloudMapNamespaces: [cloudMapNamespace({ arn })] } };
};

/** The same instance, as the account that registered it is told. */
const by = (createdByAccount: string, instance: CloudMapInstance = stale): CloudMapInstance => ({
  ...instance,
  createdByAccount,
});
const OTHER = "222222222222";

/** A namespace another account shares, as ListNamespaces tells its owner. */
const sharedBy = (resourceOwner: string, stray: CloudMapInstance): ScopeContents => ({
  areas: { ...given({ stray }).areas, cloudMapNamespaces: [cloudMapNamespace({ resourceOwner })] },
});

const stopped = (stoppedAt: string) =>
  ecsTask({
    taskArn: taskArn("task-77"),
    lastStatus: "STOPPED",
    desiredStatus: "STOPPED",
    stoppedAt,
    attachments: [taskAttachment("eni-77", "10.0.1.77")],
  });

testRule(registeredWithoutTask, {
  fails: [
    {
      title: "an address no task has, in a namespace of the account's own",
      given: inNamespaceOf("111111111111"),
      findings: [{ subjectId: "srv-1", says: "gone" }],
    },
    {
      title: "an address no task has",
      given: given(),
      findings: [
        {
          subjectId: "srv-1",
          says: "gone",
          severity: "high",
          confidence: "likely",
          values: { name: "web.shop.local", services: "web", stale: 1, instances: 2, list: "10.0.1.77" },
          cli: "aws servicediscovery deregister-instance --region eu-west-1 --service-id srv-1 --instance-id task-77",
        },
      ],
    },
    {
      title: "each of them is deregistered by a command of its own",
      given: given({ more: [registered("task-78", "10.0.1.78")] }),
      findings: [
        {
          values: { stale: 2, instances: 3 },
          cli: ["task-77", "task-78"]
            .map(
              (id) =>
                `aws servicediscovery deregister-instance --region eu-west-1 --service-id srv-1 --instance-id ${id}`,
            )
            .join("\n"),
        },
      ],
    },
    {
      title: "a record in the namespace's zone shows that it is answered",
      given: given({ inDns: true }),
      findings: [{ says: "gone", confidence: "confirmed" }],
    },
    {
      title: "an address that went to something else",
      given: given({
        interfaces: [
          networkInterface({
            networkInterfaceId: "eni-db",
            privateIpAddress: "10.0.1.77",
            description: "RDSNetworkInterface",
          }),
        ],
      }),
      findings: [{ says: "reused", values: { address: "10.0.1.77", owner: "RDSNetworkInterface" } }],
    },
    {
      title: "what we registered in a namespace we share, beside what others did",
      given: given({ stray: by("111111111111"), more: [by(OTHER, registered("task-78", "10.0.1.78"))] }),
      findings: [{ says: "gone", values: { stale: 1, instances: 3, list: "10.0.1.77" } }],
    },
    {
      title: "a task that stopped long ago does not excuse it",
      given: given({ tasks: [stopped("2026-11-21T11:10:00.000Z")] }),
      findings: [{ says: "gone" }],
    },
    {
      title: "half a minute between the two changes nothing",
      given: { ...given(), readAt: { ecsTasks: "2026-11-21T11:59:30.000Z" } },
      findings: [{}],
    },
    {
      title: "a task of the service on another port is not who was registered",
      given: given({ stray: registered("by-address", "10.0.1.10", { AWS_INSTANCE_PORT: "9090" }) }),
      findings: [{ says: "gone", values: { list: "10.0.1.10:9090" } }],
    },
    {
      title: "nor is a task of another service",
      given: given({ stray: registered("by-address", "10.0.1.10", { ECS_SERVICE_NAME: "api" }) }),
      findings: [{ says: "reused", values: { owner: "service:web" } }],
    },
  ],
  passes: [
    {
      title:
        "in a namespace we share, what another account registered is not ours, for all its cluster of the same name",
      given: given({ stray: by(OTHER) }),
    },
    {
      title: "nor is it in a namespace that another account shares",
      given: sharedBy(OTHER, by(OTHER)),
    },
    {
      title: "a live task is registered under its own id",
      given: given({
        tasks: [ecsTask({ taskArn: taskArn("task-77"), attachments: [taskAttachment("eni-77", "10.0.1.77")] })],
      }),
    },
    {
      title: "so is one that is still starting",
      given: given({ tasks: [ecsTask({ taskArn: taskArn("task-77"), lastStatus: "PENDING", attachments: [] })] }),
    },
    {
      title: "what was not registered by ECS is kept by somebody else",
      given: given({
        stray: cloudMapInstance({ id: "by-hand", attributes: [{ name: "AWS_INSTANCE_IPV4", value: "10.0.1.77" }] }),
      }),
    },
    {
      title: "a cluster we do not have is another account's, in a namespace it shares",
      given: given({ stray: registered("task-77", "10.0.1.77", { ECS_CLUSTER_NAME: "theirs" }) }),
    },
    {
      title: "an instance with an IPv6 address alone is not told by its address",
      given: given({
        stray: cloudMapInstance({
          id: "task-77",
          attributes: [
            { name: "AWS_INSTANCE_IPV6", value: "2001:db8::77" },
            { name: "ECS_CLUSTER_NAME", value: "shop" },
            { name: "ECS_SERVICE_NAME", value: "web" },
          ],
        }),
      }),
    },
    {
      title: "a task that has just stopped is being deregistered",
      given: given({ tasks: [stopped("2026-11-21T11:59:00.000Z")] }),
    },
    {
      title: "a task of the service has the address, under whatever id it was registered",
      given: given({ stray: registered("by-address", "10.0.1.10") }),
    },
    {
      title: "so has one with the port it was registered with",
      given: given({ stray: registered("by-address", "10.0.1.10", { AWS_INSTANCE_PORT: "8080" }) }),
    },
    {
      title: "a task on an external instance is known by its id alone",
      given: given({
        tasks: [ecsTask({ taskArn: taskArn("task-77"), launchType: "EXTERNAL", attachments: [] })],
      }),
    },
  ],
  unknown: [
    {
      title: "tasks that were not read may be behind it",
      given: { ...given(), incomplete: ["ecsTasks"] },
      because: "ecsTasks",
    },
    {
      title: "in a namespace that another account shares, a cluster of the same name may be that account's",
      given: inNamespaceOf(OTHER),
      because: "account 222222222222",
    },
    {
      title: "so it may where the owner is told, and the namespace has no ARN",
      given: sharedBy(OTHER, stale),
      because: "account 222222222222",
    },
    {
      title:
        "where another account registers as well, an instance of which nobody says who registered it may be that account's",
      given: given({ more: [by(OTHER, registered("task-78", "10.0.1.78"))] }),
      because: "222222222222",
    },
    {
      title: "tasks may have moved in the two minutes between reading them and reading the registry",
      given: { ...given(), readAt: { ecsTasks: "2026-11-21T11:58:00.000Z" } },
      because: "more than a minute apart",
    },
    {
      title: "a namespace that was not read may be another account's",
      given: { areas: { ...given().areas, cloudMapNamespaces: [] }, incomplete: ["cloudMapNamespaces"] },
      because: "Namespaces",
    },
    {
      title: "instances that were not read may be of another account that registers here",
      given: { ...given(), incomplete: ["cloudMapInstances"] },
      because: "ListInstances",
    },
  ],
});
