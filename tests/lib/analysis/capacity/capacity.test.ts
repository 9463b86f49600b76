import { expect, test } from "vitest";
import type { CapacityAnswer, ServiceCapacity } from "#lib/analysis/capacity/capacity-answer.ts";
import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { EcsContainerInstance } from "#lib/model/resources/ecs-container-instance.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTaskDefinition } from "#lib/model/resources/ecs-task-definition.ts";
import type { TargetGroup } from "#lib/model/resources/target-group.ts";
import { ec2Instance, instanceType, networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import {
  containerDefinition,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
} from "#tests/support/ecs-records.ts";
import { targetGroup, targetGroupArn } from "#tests/support/elbv2-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

const capacity = (contents: ScopeContents): Omit<CapacityAnswer, "whatIf"> =>
  capacityOf(capacityModel(buildTopology(snapshotOf(contents))), "en");

const numbered = (number: number, overrides: Partial<EcsContainerInstance> = {}) =>
  ecsContainerInstance({
    containerInstanceArn: containerInstanceArn(`ci-${number}`),
    ec2InstanceId: `i-${number}`,
    registeredResources: [
      { name: "CPU", integerValue: 2048, stringSetValue: [] },
      { name: "MEMORY", integerValue: 3900, stringSetValue: [] },
    ],
    remainingResources: [
      { name: "CPU", integerValue: 2048, stringSetValue: [] },
      { name: "MEMORY", integerValue: 3900, stringSetValue: [] },
      { name: "PORTS", stringSetValue: ["22"] },
    ],
    ...overrides,
  });

/** Two empty t3.medium in two zones, and the service under test on them. */
const onInstances = (
  service: Partial<EcsService>,
  {
    definition = {},
    instances = [numbered(1), numbered(2)],
    contents = {},
    ...rest
  }: {
    readonly definition?: Partial<EcsTaskDefinition>;
    readonly instances?: readonly EcsContainerInstance[];
    readonly contents?: NonNullable<ScopeContents["areas"]>;
  } & Omit<ScopeContents, "areas"> = {},
): ScopeContents => ({
  ...rest,
  areas: {
    vpcs: [vpc()],
    subnets: [subnet(), subnet({ subnetId: "subnet-2", cidrBlock: "10.0.2.0/24", availabilityZone: "eu-west-1b" })],
    networkInterfaces: [1, 2].map((number) =>
      networkInterface({
        networkInterfaceId: `eni-host-${number}`,
        subnetId: `subnet-${number}`,
        privateIpAddress: `10.0.${number}.20`,
        attachment: { instanceId: `i-${number}`, deviceIndex: 0, status: "attached" },
      }),
    ),
    ec2Instances: [
      ec2Instance(),
      ec2Instance({ instanceId: "i-2", subnetId: "subnet-2", availabilityZone: "eu-west-1b" }),
    ],
    instanceTypes: [instanceType()],
    accountSettings: [{ name: "awsvpcTrunking", value: "disabled" }],
    ecsClusters: [ecsCluster()],
    ecsContainerInstances: instances,
    ecsTaskDefinitions: [ecsTaskDefinition({ requiresCompatibilities: ["EC2"], ...definition })],
    ecsServices: [
      ecsService({
        launchType: "EC2",
        runningCount: 0,
        awsvpcConfiguration: { subnets: ["subnet-1", "subnet-2"], securityGroups: [] },
        ...service,
      }),
    ],
    ...contents,
  },
});

const first = ({ services: [service] }: { readonly services: readonly ServiceCapacity[] }) => service;
const bridge = { networkMode: "bridge", cpu: "", memory: "" } as const;
const fixedPort = {
  ...bridge,
  containerDefinitions: [containerDefinition({ portMappings: [{ containerPort: 80, hostPort: 80 }] })],
};

test("interfaces bind before CPU and memory on small instances", () => {
  expect(first(capacity(onInstances({})))).toMatchObject({
    launch: "ec2",
    placeable: 4,
    binding: "eni",
    alone: { eni: 4, cpu: 16, memory: 14, address: 400 },
    zones: [
      { zone: "eu-west-1a", placeable: 2, binding: "eni" },
      { zone: "eu-west-1b", placeable: 2, binding: "eni" },
    ],
  });
});

test("memory binds where it is the scarcer of the two", () => {
  const service = first(capacity(onInstances({}, { definition: { cpu: "256", memory: "2000" } })));
  expect(service).toMatchObject({ placeable: 2, binding: "memory" });
});

test("a fixed host port lets one task onto each instance that has it free", () => {
  const taken = numbered(2, { remainingResources: [{ name: "PORTS", stringSetValue: ["80"] }] });
  const both = onInstances({ awsvpcConfiguration: undefined }, { definition: fixedPort });
  expect(first(capacity(both))).toMatchObject({ placeable: 2, binding: "port" });
  const one = onInstances(
    { awsvpcConfiguration: undefined },
    { definition: fixedPort, instances: [numbered(1), taken] },
  );
  expect(first(capacity(one))).toMatchObject({ placeable: 1, binding: "port" });
});

test("the same port for udp is another port", () => {
  const udp = numbered(1, { remainingResources: [{ name: "PORTS_UDP", stringSetValue: ["80"] }] });
  const service = onInstances({ awsvpcConfiguration: undefined }, { definition: fixedPort, instances: [udp] });
  expect(first(capacity(service))).toMatchObject({ placeable: 1, binding: "port" });
});

test("nothing binds a bridge task that reserves nothing and takes any port", () => {
  const service = first(capacity(onInstances({ awsvpcConfiguration: undefined }, { definition: bridge })));
  expect(service).toMatchObject({ binding: "none", unknowns: [], surge: { fits: true } });
  expect(service).not.toHaveProperty("placeable");
});

test("a full subnet binds tasks whose instances are in its zone", () => {
  const full = [
    subnet({ cidrBlock: "10.0.1.0/28", availableIpAddressCount: 0 }),
    subnet({
      subnetId: "subnet-2",
      cidrBlock: "10.0.2.0/28",
      availabilityZone: "eu-west-1b",
      availableIpAddressCount: 1,
    }),
  ];
  expect(first(capacity(onInstances({}, { contents: { subnets: full } })))).toMatchObject({
    placeable: 1,
    binding: "address",
    zones: [
      { zone: "eu-west-1a", placeable: 0, binding: "address" },
      { zone: "eu-west-1b", placeable: 1, binding: "address" },
    ],
  });
});

test("no eligible instance is a matter of constraints", () => {
  const draining = [numbered(1, { status: "DRAINING" }), numbered(2, { agentConnected: false })];
  expect(first(capacity(onInstances({}, { instances: draining })))).toMatchObject({
    placeable: 0,
    binding: "constraint",
    surge: { fits: false, shortBy: 4, progress: "stuck" },
  });
});

test("distinctInstance and a daemon let one task onto each instance", () => {
  const distinct = { placementConstraints: [{ type: "distinctInstance" }] };
  expect(first(capacity(onInstances(distinct)))).toMatchObject({ placeable: 2, binding: "constraint" });
  const daemon = {
    schedulingStrategy: "DAEMON",
    desiredCount: 2,
    maximumPercent: undefined,
    minimumHealthyPercent: undefined,
  };
  expect(first(capacity(onInstances(daemon)))).toMatchObject({
    placeable: 2,
    binding: "constraint",
    surge: { peak: 2, starts: 2, keeps: 0 },
  });
});

test("a placement expression leaves only the instances that meet it", () => {
  const rack = (expression: string) => ({ placementConstraints: [{ type: "memberOf", expression }] });
  const racks = [1, 2].map((number) =>
    numbered(number, { attributes: [{ name: "rack", value: String(number) }, { name: "ecs.capability.task-eni" }] }),
  );
  const placed = (expression: string) => first(capacity(onInstances(rack(expression), { instances: racks })));
  const both = placed("attribute:rack in [1, 2]")?.placeable ?? 0;
  expect(both).toBeGreaterThan(0);
  expect(placed("attribute:rack == 1")?.placeable).toBe(both / 2);
  expect(placed("attribute:rack == 3")).toMatchObject({ placeable: 0, binding: "constraint", unknowns: [] });
});

test("a placement expression that says more leaves the count open, with its reason", () => {
  const service = first(
    capacity(onInstances({ placementConstraints: [{ type: "memberOf", expression: "task:group == x" }] })),
  );
  expect(service).not.toHaveProperty("placeable");
  expect(service?.surge).not.toHaveProperty("fits");
  expect(service?.unknowns.map(({ text }) => text)).toEqual([
    "shop/web is placed by an expression that is not evaluated: fewer instances may be eligible.",
  ]);
});

test("machines of one's own take external tasks only, and have no place for interfaces", () => {
  const external = [numbered(1, { ec2InstanceId: "mi-1" })];
  const answer = capacity(
    onInstances(
      { launchType: "EXTERNAL", awsvpcConfiguration: undefined },
      { definition: fixedPort, instances: external },
    ),
  );
  expect(first(answer)).toMatchObject({ launch: "external", placeable: 1, binding: "port" });
  expect(answer.instances[0]?.enis).toEqual({ slots: [] });
  expect(first(capacity(onInstances({}, { instances: external })))).toMatchObject({
    placeable: 0,
    binding: "constraint",
  });
});

test("Fargate tasks are bound by the addresses of their subnets, and by nothing without IPv4", () => {
  const fargate = { launchType: "FARGATE", runningCount: 2 };
  expect(first(capacity(onInstances(fargate)))).toMatchObject({ placeable: 400, binding: "address" });
  const ipv6 = subnet({
    cidrBlock: undefined,
    ipv6Native: true,
    ipv6CidrBlocks: ["2001:db8::/64"],
    availableIpAddressCount: 0,
  });
  const answer = capacity(
    onInstances(
      { ...fargate, awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: [] } },
      { contents: { subnets: [ipv6] } },
    ),
  );
  expect(first(answer)).toMatchObject({ binding: "none", surge: { fits: true } });
  expect(answer.subnets[0]).toEqual({
    urn: "aws/111111111111/eu-west-1/subnet/subnet-1",
    id: "subnet-1",
    name: "subnet-1",
    vpcId: "vpc-1",
    availabilityZone: "eu-west-1a",
    cidr: "2001:db8::/64",
    ipv6Only: true,
    reservations: [],
    byOwner: {},
    wanted: [],
    fits: true,
    unknowns: [],
  });
});

test.each([
  [
    { desiredCount: 0, runningCount: 0 },
    { peak: 0, starts: 0, fits: true, shortBy: 0, progress: "at-once" },
  ],
  [
    { desiredCount: 3, runningCount: 3 },
    { peak: 6, starts: 3, fits: true, progress: "at-once" },
  ],
  [
    { desiredCount: 6, runningCount: 6 },
    { peak: 12, starts: 6, fits: false, shortBy: 2, progress: "in-steps" },
  ],
  [
    { desiredCount: 6, runningCount: 6, minimumHealthyPercent: 50 },
    { peak: 12, starts: 6, keeps: 3, fits: true, shortBy: 0, progress: "in-steps" },
  ],
  [
    { desiredCount: 3, runningCount: 3, maximumPercent: 125, minimumHealthyPercent: 75 },
    { peak: 3, starts: 0, keeps: 3, fits: false, progress: "stuck" },
  ],
  [
    { desiredCount: 1, runningCount: 1, maximumPercent: 100, minimumHealthyPercent: 100 },
    { peak: 1, fits: false, progress: "stuck" },
  ],
  [
    { desiredCount: 2, runningCount: 2, deploymentStrategy: "BLUE_GREEN" },
    { peak: 4, starts: 2, fits: true },
  ],
  [
    { desiredCount: 6, runningCount: 6, deploymentController: "CODE_DEPLOY" },
    { peak: 12, starts: 6, fits: false, shortBy: 2, progress: "stuck" },
  ],
])("of %o the next deployment is %o", (service, surge) => {
  expect(first(capacity(onInstances(service)))?.surge).toMatchObject(surge);
});

test("task sets say where an externally deployed service starts its tasks", () => {
  const service = {
    launchType: undefined,
    taskDefinition: "",
    awsvpcConfiguration: undefined,
    deploymentController: "EXTERNAL",
    taskSets: [
      {
        id: "ecs-svc/1",
        status: "PRIMARY",
        taskDefinition: ecsTaskDefinition().taskDefinitionArn,
        launchType: "FARGATE",
        awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: [] },
        loadBalancers: [],
        serviceRegistries: [],
      },
    ],
  };
  expect(first(capacity(onInstances(service)))).toMatchObject({
    launch: "fargate",
    placeable: 200,
    binding: "address",
  });
});

test("every service's deployment together is the high water of a subnet", () => {
  const services = ["web", "api"].map((serviceName) =>
    ecsService({
      serviceName,
      desiredCount: 3,
      runningCount: 3,
      awsvpcConfiguration: { subnets: ["subnet-1", "subnet-2"], securityGroups: [] },
    }),
  );
  const subnets = [
    subnet({ cidrBlock: "10.0.1.0/28", availableIpAddressCount: 3 }),
    subnet({
      subnetId: "subnet-2",
      cidrBlock: "10.0.2.0/28",
      availabilityZone: "eu-west-1b",
      availableIpAddressCount: 4,
    }),
  ];
  const answer = capacity(onInstances({}, { contents: { ecsServices: services, subnets } }));
  expect(answer.subnets.map(({ used, highWater, fits, shortBy }) => ({ used, highWater, fits, shortBy }))).toEqual([
    { used: 8, highWater: 12, fits: false, shortBy: 1 },
    { used: 7, highWater: 11, fits: true, shortBy: 0 },
  ]);
  expect(answer.subnets[0]?.wanted).toEqual([
    { urn: "aws/111111111111/eu-west-1/ecs-service/shop/api", addresses: 2 },
    { urn: "aws/111111111111/eu-west-1/ecs-service/shop/web", addresses: 2 },
  ]);
});

test.each(["networkInterfaces", "ecsTasks"] as const)(
  "when %s were not read, places that seem free are not promised",
  (area) => {
    const answer = capacity(onInstances({}, { incomplete: [area] }));
    expect(answer.instances[0]?.enis).toMatchObject({ max: 3 });
    expect(answer.instances[0]?.enis).not.toHaveProperty("taskFree");
    expect(answer.instances[0]?.unknowns[0]).toMatchObject({ field: "enis" });
    expect(first(answer)).not.toHaveProperty("placeable");
    expect(answer.unknowns).toHaveLength(1);
  },
);

const onFargate = { launchType: "FARGATE", desiredCount: 2, runningCount: 2 } as const;

test("when tasks were not read, neither a deployment nor a subnet is said to have room", () => {
  const answer = capacity(onInstances(onFargate, { incomplete: ["ecsTasks"] }));
  expect(first(answer)?.surge).toEqual({ peak: 4, starts: 2, keeps: 2 });
  expect(first(answer)?.unknowns).toMatchObject([{ field: "surge", call: "ecs:DescribeTasks" }]);
  expect(answer.subnets[0]).not.toHaveProperty("fits");
  expect(answer.subnets[0]?.unknowns).toMatchObject([{ field: "fits", call: "ecs:DescribeTasks" }]);
});

test("what is short by what was read is short, whatever was not", () => {
  const narrow = [subnet({ availableIpAddressCount: 1 })];
  const service = { ...onFargate, awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: [] } };
  const answer = capacity(onInstances(service, { contents: { subnets: narrow }, incomplete: ["ecsTasks"] }));
  expect(first(answer)?.surge).toMatchObject({ fits: false, shortBy: 1 });
  expect(answer.subnets[0]).toMatchObject({ fits: false, shortBy: 1 });
});

test("when services were not read, a subnet that seems to have room is not said to have it", () => {
  const answer = capacity(onInstances(onFargate, { incomplete: ["ecsServices"] }));
  expect(answer.subnets[0]).not.toHaveProperty("fits");
  expect(answer.subnets[0]?.unknowns).toMatchObject([{ field: "highWater" }]);
});

test.each([
  ["a fixed host port", {}, fixedPort],
  ["one task an instance", { placementConstraints: [{ type: "distinctInstance" }] }, bridge],
] as const)("when tasks were not read, who wants %s may find it taken", (_, service, definition) => {
  const answer = capacity(onInstances(service, { definition, incomplete: ["ecsTasks"] }));
  expect(first(answer)).not.toHaveProperty("placeable");
  expect(first(answer)?.unknowns).toMatchObject([{ field: "placeable", call: "ecs:DescribeTasks" }]);
});

test("when instance types were not read, how many interfaces fit is not known", () => {
  const answer = capacity(onInstances({}, { contents: { instanceTypes: [] }, incomplete: ["instanceTypes"] }));
  expect(answer.instances[0]?.enis).toEqual({ slots: [] });
  expect(answer.instances[0]?.unknowns).toEqual([
    {
      field: "enis",
      text: "ec2:DescribeInstanceTypes was denied: grant it.",
      call: "ec2:DescribeInstanceTypes",
    },
  ]);
  expect(first(answer)).not.toHaveProperty("placeable");
});

test("what is certain is said though instances were not all read: a full one stays full", () => {
  const answer = capacity(onInstances({}, { incomplete: ["ecsContainerInstances"] }));
  expect(first(answer)).not.toHaveProperty("placeable");
  expect(first(answer)?.surge).toMatchObject({ fits: true, shortBy: 0 });
  expect(answer.instances[0]?.enis).toMatchObject({ taskFree: 2 });
});

test("a subnet of another account says that others' interfaces are not seen", () => {
  const shared = [subnet({ ownerId: "222222222222" })];
  expect(capacity(onInstances({}, { contents: { subnets: shared } })).subnets[0]?.unknowns).toMatchObject([
    { field: "byOwner", text: expect.stringContaining("222222222222") as unknown },
  ]);
});

test("host ports say which task has them, and which the agent keeps", () => {
  const task = ecsTask({
    launchType: "EC2",
    containerInstanceArn: containerInstanceArn("ci-1"),
    attachments: [],
    containers: [
      {
        name: "app",
        networkBindings: [{ containerPort: 80, hostPort: 80, protocol: "tcp" }],
        networkInterfaces: [],
      },
    ],
  });
  const instances = [numbered(1, { remainingResources: [{ name: "PORTS", stringSetValue: ["22", "80"] }] })];
  const answer = capacity(
    onInstances(
      { awsvpcConfiguration: undefined },
      { definition: fixedPort, instances, contents: { ecsTasks: [task] } },
    ),
  );
  expect(answer.instances[0]?.hostPorts).toEqual({
    taken: [
      { port: 22, protocol: "tcp", reserved: true },
      { port: 80, protocol: "tcp", owner: "aws/111111111111/eu-west-1/ecs-task/shop/task-1" },
    ],
    dynamicRange: { from: 32768, to: 60999 },
  });
});

test("an account without ECS has nothing to count and nothing unknown", () => {
  expect(capacity({})).toEqual({
    snapshotId: "20261121T120000Z-00000000",
    instances: [],
    subnets: [],
    services: [],
    unknowns: [],
  });
});

test("a service tells how long its tasks drain, unless that was not read", () => {
  const behind = { loadBalancers: [{ targetGroupArn: targetGroupArn(), containerName: "app", containerPort: 8080 }] };
  const drains = (attributes: TargetGroup["attributes"]) =>
    first(capacity(onInstances(behind, { contents: { targetGroups: [targetGroup({ attributes })] } })))?.drainSeconds;
  const delay = { key: "deregistration_delay.timeout_seconds", value: "15" };
  const call = "elasticloadbalancing:DescribeTargetGroupAttributes";
  const problem = { kind: "denied", call, message: "denied", at: "2026-11-21T12:00:00.000Z" } as const;
  expect(drains({ known: true, value: [delay] })).toBe(15);
  expect(drains({ known: true, value: [] })).toBe(300);
  expect(drains({ known: false, problem })).toBeUndefined();
  expect(first(capacity(onInstances({})))).not.toHaveProperty("drainSeconds");
});

test("an instance tells its Auto Scaling group by its tag, or by its capacity provider", () => {
  const tags = [{ key: "aws:autoscaling:groupName", value: "web-asg" }];
  const instances = [numbered(1), numbered(2, { capacityProviderName: "batch" })];
  const contents = onInstances({}, { instances });
  const arn = "arn:aws:autoscaling:eu-west-1:1:autoScalingGroup:8c1f:autoScalingGroupName/batch-asg";
  const answer = capacity({
    ...contents,
    areas: {
      ...contents.areas,
      ec2Instances: [ec2Instance({ tags }), ec2Instance({ instanceId: "i-2" })],
      capacityProviders: [{ capacityProviderArn: "arn", name: "batch", status: "ACTIVE", autoScalingGroupArn: arn }],
    },
  });
  expect(answer.instances.map(({ autoScalingGroup }) => autoScalingGroup)).toEqual(["web-asg", "batch-asg"]);
});
