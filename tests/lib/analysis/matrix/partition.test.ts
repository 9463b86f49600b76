import { expect, test } from "vitest";
import { partitionOf } from "#lib/analysis/matrix/partition.ts";
import { worldOf } from "#lib/analysis/reach/world.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import { ec2Instance, networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import {
  containerInstanceArn,
  ecsContainerInstance,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
  taskDefinitionArn,
} from "#tests/support/ecs-records.ts";
import { account, type Areas } from "../reach/accounts.ts";

type Met = {
  readonly task?: Partial<EcsTask>;
  readonly eni?: Partial<NetworkInterface>;
  /** What the task's record says its address is. */
  readonly told?: string;
  readonly isDetached?: boolean;
};

/** Four tasks of one definition behind interfaces of their own in one subnet, with the fourth as told. */
function fourTasks({ task = {}, eni = {}, told, isDetached = false }: Met = {}, more: Areas = {}): Areas {
  const numbers = [1, 2, 3, 4];
  const interfaces = numbers.map((number) =>
    networkInterface({
      networkInterfaceId: `eni-task-${String(number)}`,
      privateIpAddress: `10.0.1.${String(30 + number)}`,
      groups: [{ groupId: "sg-1" }],
      ...(number === 4 ? eni : {}),
    }),
  );
  const tasks = numbers.map((number) => {
    const last = number === 4;
    const address = (last ? told : undefined) ?? `10.0.1.${String(30 + number)}`;
    const status = last && isDetached ? "DETACHING" : "ATTACHED";
    return ecsTask({
      taskArn: taskArn(`t${String(number)}`),
      attachments: [taskAttachment(`eni-task-${String(number)}`, address, { status })],
      ...(last ? task : {}),
    });
  });
  return {
    networkInterfaces: interfaces,
    ecsTasks: tasks,
    ecsTaskDefinitions: [ecsTaskDefinition({ networkMode: "awsvpc" })],
    ...more,
  };
}

/** The classes of an account, each as the ends of its nodes' names. */
function classesOf(areas: Areas): readonly string[] {
  const { classes, nodesOf } = partitionOf(worldOf(account(areas)));
  return classes.map((_, at) =>
    nodesOf(at)
      .map((node) => node.slice(node.lastIndexOf("/") + 1))
      .join(" "),
  );
}

test("tasks of one definition at interfaces that no rule tells apart are one class, and their interfaces no parties", () => {
  expect(classesOf(fourTasks())).toEqual(["t1 t2 t3 t4"]);
});

test.each([
  ["another status", { task: { lastStatus: "PENDING" } }],
  ["another group", { eni: { groups: [{ groupId: "sg-2" }] } }],
  ["another subnet", { eni: { subnetId: "subnet-2", privateIpAddress: "10.0.2.34" }, told: "10.0.2.34" }],
  ["a public address", { eni: { association: { publicIp: "203.0.113.9" } } }],
  ["an IPv6 address", { eni: { ipv6Addresses: ["2001:db8::9"] } }],
  ["an interface that is being detached", { eni: { status: "detaching" } }],
  ["an address that its interface does not hold", { told: "10.0.1.99" }],
])("a task with %s is a class of its own", (_, met: Met) => {
  expect(classesOf(fourTasks(met))).toEqual(["t1 t2 t3", "t4"]);
});

test("a task whose attachment is not yet complete is met at its interface's address", () => {
  expect(classesOf(fourTasks({ isDetached: true, told: "10.0.1.99" }))).toEqual(["t1 t2 t3 t4"]);
});

test("a Windows task among Linux ones is a class of its own: it takes other client ports", () => {
  const definitions = [
    ecsTaskDefinition({ networkMode: "awsvpc" }),
    ecsTaskDefinition({
      networkMode: "awsvpc",
      taskDefinitionArn: taskDefinitionArn("win:1"),
      operatingSystemFamily: "WINDOWS_SERVER_2022_CORE",
    }),
  ];
  const met = { task: { taskDefinitionArn: taskDefinitionArn("win:1") } };
  expect(classesOf(fourTasks(met, { ecsTaskDefinitions: definitions }))).toEqual(["t1 t2 t3", "t4"]);
});

test("a Windows host whose tasks name no operating system takes other client ports, so its task is another class", () => {
  const host = (id: string) =>
    ecsContainerInstance({ containerInstanceArn: containerInstanceArn(id), ec2InstanceId: `i-${id}` });
  const onHost = (id: string) => ({ launchType: "EC2", containerInstanceArn: containerInstanceArn(id) });
  const [first, second, third, fourth] = fourTasks().ecsTasks ?? [];
  const tasks = [first, second, third].map((task) => ecsTask({ ...task, ...onHost("linux") }));
  const areas = (platform: string | undefined) =>
    fourTasks(
      {},
      {
        ecsTaskDefinitions: [ecsTaskDefinition({ networkMode: "awsvpc", operatingSystemFamily: undefined })],
        ecsTasks: [...tasks, ecsTask({ ...fourth, ...onHost("other") })],
        ecsContainerInstances: [host("linux"), host("other")],
        ec2Instances: [ec2Instance({ instanceId: "i-linux" }), ec2Instance({ instanceId: "i-other", platform })],
      },
    );
  const tasksOf = (platform: string | undefined) => classesOf(areas(platform)).filter((one) => one.includes("t"));
  expect(tasksOf(undefined).filter((one) => !one.startsWith("i-"))).toEqual(["t1 t2 t3 t4"]);
  expect(tasksOf("windows").filter((one) => !one.startsWith("i-"))).toEqual(["t1 t2 t3", "t4"]);
});

test("two tasks on the address that a second VPC repeats are told apart from all others", () => {
  const areas = fourTasks();
  const twin = networkInterface({
    networkInterfaceId: "eni-twin",
    vpcId: "vpc-2",
    subnetId: "subnet-9",
    privateIpAddress: "10.0.1.34",
    groups: [{ groupId: "sg-9" }],
  });
  const classes = classesOf({
    ...areas,
    vpcs: [vpc(), vpc({ vpcId: "vpc-2" })],
    subnets: [subnet(), subnet({ subnetId: "subnet-9", vpcId: "vpc-2" })],
    networkInterfaces: [...(areas.networkInterfaces ?? []), twin],
  });
  expect(classes).toEqual(["t1 t2 t3", "t4", "eni-twin"]);
});
