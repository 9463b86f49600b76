import fc from "fast-check";
import { expect, test } from "vitest";
import type { CapacityAnswer } from "#lib/analysis/capacity/capacity-answer.ts";
import { capacityModel, type CapacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import { withWhatIf } from "#lib/analysis/capacity/resolve-what-if.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import { ec2Instance, instanceType, networkInterface, subnet, vpc } from "#tests/support/ec2-records.ts";
import {
  attachmentArn,
  containerInstanceArn,
  ecsCluster,
  ecsContainerInstance,
  ecsService,
  ecsTask,
  ecsTaskDefinition,
  taskArn,
  taskAttachment,
} from "#tests/support/ecs-records.ts";
import { scalableTarget } from "#tests/support/scaling-records.ts";
import { denied, snapshotOf } from "#tests/support/snapshots.ts";

const types = ["t2.micro", "t3.medium", "m5.large", "m5.xlarge", "q9z.large", "i4i.large"] as const;

/** An instance, its type and what is attached to it beside its primary interface. */
const host = fc.record({
  type: fc.constantFrom(...types),
  isTypeRead: fc.boolean(),
  isTrunked: fc.boolean(),
  byHand: fc.integer({ min: 0, max: 3 }),
  prefixes: fc.integer({ min: 0, max: 3 }),
  tasks: fc.integer({ min: 0, max: 4 }),
  cpu: fc.integer({ min: -100, max: 2048 }),
});

const account = fc.record({
  hosts: fc.array(host, { maxLength: 4 }),
  // The largest and the smallest that AWS lets a subnet be come up often.
  prefixLength: fc.oneof(fc.constantFrom(16, 28), fc.integer({ min: 16, max: 28 })),
  isIpv6Only: fc.boolean(),
  trunking: fc.constantFrom("enabled", "disabled", undefined),
  free: fc.integer({ min: 0, max: 70_000 }),
  reservations: fc.array(
    fc.record({
      prefixLength: fc.integer({ min: 24, max: 28 }),
      reservationType: fc.constantFrom("prefix", "explicit", undefined),
    }),
    { maxLength: 3 },
  ),
  areReservationsRead: fc.boolean(),
  desired: fc.integer({ min: 0, max: 12 }),
  running: fc.integer({ min: 0, max: 12 }),
  maximumPercent: fc.integer({ min: 100, max: 300 }),
  minimumHealthyPercent: fc.integer({ min: 0, max: 100 }),
  scheduling: fc.constantFrom("REPLICA", "DAEMON"),
  strategy: fc.constantFrom("ROLLING", "BLUE_GREEN"),
  launchType: fc.constantFrom("EC2", "FARGATE", "EXTERNAL"),
  mode: fc.constantFrom("awsvpc", "bridge", "host", "none"),
  scales: fc.option(
    fc.record({
      min: fc.integer({ min: 0, max: 4 }),
      max: fc.integer({ min: 0, max: 40 }),
      dynamicScalingOutSuspended: fc.boolean(),
      scheduledScalingSuspended: fc.boolean(),
    }),
    { nil: undefined },
  ),
  unread: fc.subarray(
    [
      "networkInterfaces",
      "ec2Instances",
      "ecsTasks",
      "ecsServices",
      "ecsTaskDefinitions",
      "instanceTypes",
      "subnets",
      "ecsContainerInstances",
      "accountSettings",
      "scalableTargets",
    ] as const,
    { maxLength: 3 },
  ),
});
type Account = typeof account extends fc.Arbitrary<infer Value> ? Value : never;

function modelOf(made: Account): CapacityModel {
  const addressOf = (number: number) => `10.0.0.${(number % 200) + 10}`;
  const tasks = made.hosts.flatMap(({ tasks: count }, at) => Array.from({ length: count }, (_, n) => ({ at, n })));
  const interfaces = made.hosts.flatMap(({ isTrunked, byHand, prefixes, tasks: count }, at) => {
    const attached = (name: string, deviceIndex: number, rest: object = {}) =>
      networkInterface({
        networkInterfaceId: `eni-${at}-${name}`,
        privateIpAddress: addressOf(at * 20 + deviceIndex),
        attachment: { instanceId: `i-${at}`, deviceIndex, status: "attached" },
        ...rest,
      });
    const hand = Array.from({ length: byHand }, (_, n) => attached(`hand-${n}`, 10 + n));
    const own = Array.from({ length: count }, (_, n) =>
      attached(`task-${n}`, 2 + n, {
        description: attachmentArn(`attachment-of-eni-${at}-task-${n}`),
        ...(isTrunked ? { interfaceType: "branch", attachment: undefined } : {}),
      }),
    );
    return [
      attached("host", 0, {
        ipv4Prefixes: Array.from({ length: prefixes }, (_, n) => `10.0.${at + 1}.${16 * n}/28`),
      }),
      ...(isTrunked ? [attached("trunk", 1, { interfaceType: "trunk" })] : []),
      ...hand,
      ...own,
    ];
  });
  const cidrBlock = `10.0.0.0/${made.prefixLength}`;
  const reservations = made.reservations
    .filter((reservation) => reservation.prefixLength >= made.prefixLength)
    .map(({ prefixLength, reservationType }) => ({ cidr: `10.0.0.0/${prefixLength}`, reservationType }));
  return capacityModel(
    buildTopology(
      snapshotOf({
        incomplete: made.unread,
        areas: {
          vpcs: [vpc()],
          subnets: [
            subnet({
              ...(made.isIpv6Only
                ? {
                    ipv6Native: true,
                    cidrBlock: undefined,
                    ipv6CidrBlocks: ["2001:db8::/64"],
                    availableIpAddressCount: 0,
                  }
                : { cidrBlock, availableIpAddressCount: made.free }),
              cidrReservations: made.areReservationsRead
                ? { known: true, value: reservations }
                : { known: false, problem: denied("ec2:GetSubnetCidrReservations") },
            }),
          ],
          networkInterfaces: interfaces,
          ec2Instances: made.hosts.map(({ type }, at) => ec2Instance({ instanceId: `i-${at}`, instanceType: type })),
          instanceTypes: made.hosts
            .filter(({ isTypeRead }) => isTypeRead)
            .map(({ type }) =>
              instanceType({ instanceType: type, maximumNetworkInterfaces: type === "t2.micro" ? 2 : 3 }),
            ),
          accountSettings: made.trunking === undefined ? [] : [{ name: "awsvpcTrunking", value: made.trunking }],
          ecsClusters: [ecsCluster()],
          scalableTargets:
            made.scales === undefined
              ? []
              : [
                  scalableTarget({
                    minCapacity: made.scales.min,
                    maxCapacity: made.scales.max,
                    suspendedState: made.scales,
                  }),
                ],
          ecsContainerInstances: made.hosts.map(({ isTrunked, cpu }, at) =>
            ecsContainerInstance({
              containerInstanceArn: containerInstanceArn(`ci-${at}`),
              ec2InstanceId: `i-${at}`,
              attributes: isTrunked ? [{ name: "ecs.awsvpc-trunk-id", value: `eni-${at}-trunk` }] : [],
              registeredResources: [{ name: "CPU", integerValue: 2048, stringSetValue: [] }],
              remainingResources: [{ name: "CPU", integerValue: cpu, stringSetValue: [] }],
            }),
          ),
          ecsTaskDefinitions: [ecsTaskDefinition({ networkMode: made.mode })],
          ecsTasks: tasks.map(({ at, n }) =>
            ecsTask({
              taskArn: taskArn(`task-${at}-${n}`),
              launchType: "EC2",
              containerInstanceArn: containerInstanceArn(`ci-${at}`),
              attachments: [taskAttachment(`eni-${at}-task-${n}`, addressOf(at * 20 + 2 + n))],
            }),
          ),
          ecsServices: [
            ecsService({
              launchType: made.launchType,
              desiredCount: made.desired,
              runningCount: made.running,
              maximumPercent: made.maximumPercent,
              minimumHealthyPercent: made.minimumHealthyPercent,
              schedulingStrategy: made.scheduling,
              deploymentStrategy: made.strategy,
            }),
          ],
        },
      }),
    ),
  );
}

/** Every number of an answer. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function expectSound(answer: Omit<CapacityAnswer, "whatIf">): void {
  for (const instance of answer.instances) {
    const { max, attached, taskLimit, taskUsed, taskFree, slots } = instance.enis;
    expect(numbersIn(instance.enis).every((number) => number >= 0 && Number.isInteger(number))).toBe(true);
    if (taskLimit !== undefined) expect(taskLimit).toBe((taskUsed ?? 0) + (taskFree ?? 0));
    if (taskFree !== undefined) expect(slots.filter(({ owner }) => owner === "free")).toHaveLength(taskFree);
    if (
      max !== undefined &&
      attached !== undefined &&
      !instance.trunking.active &&
      taskFree !== undefined &&
      taskFree > 0
    ) {
      expect(slots).toHaveLength(max);
    }
    expect(instance.hostPorts.taken.every(({ port }) => port >= 0 && port <= 65_535)).toBe(true);
    if (taskFree === undefined) expect(instance.unknowns.length).toBeGreaterThan(0);
  }
  for (const {
    size = 0,
    ipv6Only,
    reserved = 0,
    free = 0,
    unaccounted = 0,
    countedTwice = 0,
    byOwner,
    ...rest
  } of answer.subnets) {
    const owned = Object.values(byOwner).reduce((sum, count) => sum + count, 0);
    // Without IPv4 there is nothing to count; with it every address of the range is somebody's.
    expect(reserved + owned + unaccounted + free - countedTwice).toBe(size);
    expect(size > 0).toBe(ipv6Only !== true);
    expect(numbersIn([byOwner, reserved, free, unaccounted, countedTwice]).every((number) => number >= 0)).toBe(true);
    expect(numbersIn(rest).every((number) => number >= 0)).toBe(true);
    const { used = 0, highWater, wanted, atMaximum } = rest;
    if (highWater !== undefined) expect(used + wanted.reduce((sum, one) => sum + one.addresses, 0)).toBe(highWater);
    if (atMaximum !== undefined) expect(atMaximum.shortBy).toBeGreaterThanOrEqual(rest.shortBy ?? 0);
  }
  for (const { placeable, binding, surge, scaling, unknowns } of answer.services) {
    expect(numbersIn([placeable, surge, scaling]).every((number) => number >= 0 && Number.isInteger(number))).toBe(
      true,
    );
    if (placeable === undefined && binding !== "none") expect(unknowns.length).toBeGreaterThan(0);
    if (placeable !== undefined && surge.fits === true && surge.progress === "at-once") {
      expect(placeable).toBeGreaterThanOrEqual(surge.starts);
    }
    if (surge.shortBy !== undefined && surge.shortBy > 0) expect(surge.fits).toBe(false);
    if (scaling?.surge !== undefined) {
      expect(scaling.suspended).not.toBe("all");
      expect(scaling.surge.starts).toBeGreaterThanOrEqual(surge.starts);
    }
  }
}

test("no figure is negative, owners come to the whole range, and what is not known has a reason", () => {
  fc.assert(
    fc.property(account, (made) => {
      expectSound(capacityOf(modelOf(made), "en"));
    }),
  );
});

test("that holds of every what-if too, and what there is stays as it was", () => {
  const change = fc.record({
    desired: fc.integer({ min: 0, max: 30 }),
    instanceType: fc.option(fc.constantFrom("t2.micro", "m5.large", "m6g.4xlarge"), { nil: undefined }),
    instances: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
    trunking: fc.option(fc.boolean(), { nil: undefined }),
  });
  fc.assert(
    fc.property(account, change, (made, { desired, instanceType: type, instances, trunking }) => {
      const model = modelOf(made);
      const before = JSON.stringify(capacityOf(model, "en"));
      const changed = withWhatIf(model, {
        services: [{ service: "shop/web", desired }],
        clusters:
          made.hosts.length === 0
            ? []
            : [
                {
                  cluster: "shop",
                  ...(type === undefined ? {} : { instanceType: type }),
                  ...(instances === undefined ? {} : { instances }),
                  ...(trunking === undefined ? {} : { trunking }),
                },
              ],
      });
      if ("status" in changed) throw new Error(changed.detail.en);
      const answer = capacityOf(changed, "en");
      expectSound(answer);
      if (instances !== undefined && made.hosts.length > 0) expect(answer.instances).toHaveLength(instances);
      expect(JSON.stringify(capacityOf(model, "en"))).toBe(before);
    }),
  );
});
