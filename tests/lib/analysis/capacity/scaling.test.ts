import { expect, test } from "vitest";
import { capacityModel } from "#lib/analysis/capacity/capacity-model.ts";
import { capacityOf } from "#lib/analysis/capacity/capacity.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { ScalableTarget } from "#lib/model/resources/scalable-target.ts";
import { subnet, vpc } from "#tests/support/ec2-records.ts";
import { ecsCluster, ecsService, ecsTaskDefinition } from "#tests/support/ecs-records.ts";
import { scalableTarget } from "#tests/support/scaling-records.ts";
import { snapshotOf, type ScopeContents } from "#tests/support/snapshots.ts";

/** The service web on Fargate, two tasks of two running, alone in a subnet with twenty addresses left of twenty-seven. */
function scaled({
  service = {},
  targets = [scalableTarget()],
  others = [],
  ...unread
}: {
  readonly service?: Partial<EcsService>;
  readonly targets?: readonly ScalableTarget[];
  readonly others?: readonly EcsService[];
} & Pick<ScopeContents, "incomplete" | "notAsked"> = {}) {
  const answer = capacityOf(
    capacityModel(
      buildTopology(
        snapshotOf({
          ...unread,
          areas: {
            vpcs: [vpc()],
            subnets: [subnet({ cidrBlock: "10.0.1.0/27", availableIpAddressCount: 20 })],
            ecsClusters: [ecsCluster()],
            ecsTaskDefinitions: [ecsTaskDefinition()],
            ecsServices: [ecsService({ launchType: "FARGATE", ...service }), ...others],
            scalableTargets: targets,
          },
        }),
      ),
    ),
    "en",
  );
  const web = answer.services.find(({ name }) => name === "web");
  const [only] = answer.subnets;
  if (web === undefined || only === undefined) throw new Error("there are a service and a subnet");
  return { answer, web, only };
}

test("the high water of a subnet is a deployment of the service scaled out to its maximum", () => {
  const { web, only } = scaled({ service: { maximumPercent: 150 } });
  // floor(10 × 150 ÷ 100) tasks, of which two run.
  expect(web.scaling).toEqual({
    minCapacity: 1,
    maxCapacity: 10,
    surge: { peak: 15, starts: 13, keeps: 10, fits: true, shortBy: 0, progress: "at-once" },
  });
  expect(only).toMatchObject({
    used: 7,
    highWater: 20,
    wanted: [{ urn: web.urn, addresses: 13 }],
    fits: true,
    shortBy: 0,
    atMaximum: { fits: true, shortBy: 0 },
    unknowns: [],
  });
});

test("maximumPercent of the maximum rounds down", () => {
  const { web } = scaled({ service: { maximumPercent: 150 }, targets: [scalableTarget({ maxCapacity: 5 })] });
  expect(web.scaling?.surge?.peak).toBe(7);
});

test("what fits today is not called short because the maximum would be", () => {
  const { web, only } = scaled({ targets: [scalableTarget({ maxCapacity: 30 })] });
  expect(web.surge).toMatchObject({ peak: 4, starts: 2, fits: true, shortBy: 0 });
  expect(web.scaling?.surge).toMatchObject({ peak: 60, starts: 58, fits: false, shortBy: 38 });
  expect(only).toMatchObject({
    highWater: 65,
    fits: true,
    shortBy: 0,
    atMaximum: { fits: false, shortBy: 38 },
  });
});

test.each([
  ["is no more than is desired", { maxCapacity: 2 }],
  ["is less than is desired", { maxCapacity: 1 }],
  [
    "cannot be reached while scaling policies and schedules are suspended",
    { suspendedState: suspension({ dynamicScalingOutSuspended: true, scheduledScalingSuspended: true }) },
  ],
])("a maximum that %s adds nothing", (_, target) => {
  const { web, only } = scaled({ targets: [scalableTarget(target)] });
  expect(web.scaling).not.toHaveProperty("surge");
  expect(only).toMatchObject({ highWater: 9, wanted: [{ addresses: 2 }] });
  expect(only).not.toHaveProperty("atMaximum");
});

test.each([
  ["dynamic", { dynamicScalingOutSuspended: true }],
  ["scheduled", { scheduledScalingSuspended: true }],
] as const)("while only %s scaling is suspended, the other may still go to the maximum", (suspended, state) => {
  const { web, only } = scaled({ targets: [scalableTarget({ suspendedState: suspension(state) })] });
  expect(web.scaling).toMatchObject({ suspended, surge: { peak: 20 } });
  expect(only.highWater).toBe(25);
});

test("scaling in may be suspended: that keeps nothing from scaling out", () => {
  const { web } = scaled({
    targets: [scalableTarget({ suspendedState: suspension({ dynamicScalingInSuspended: true }) })],
  });
  expect(web.scaling).toMatchObject({ surge: { peak: 20 } });
  expect(web.scaling).not.toHaveProperty("suspended");
});

test("a deployment that replaces all tasks at once starts the maximum again", () => {
  const { web } = scaled({ service: { deploymentStrategy: "BLUE_GREEN" } });
  expect(web.scaling?.surge).toMatchObject({ peak: 20, starts: 18 });
});

test("targets of other services, other dimensions and daemons are not the service's", () => {
  const others = [
    scalableTarget({ resourceId: "service/shop/api" }),
    scalableTarget({ resourceId: "service/other/web" }),
    scalableTarget({ scalableDimension: "ecs:service:Other" }),
  ];
  for (const { web, only } of [
    scaled({ targets: [] }),
    scaled({ targets: others }),
    scaled({ service: { schedulingStrategy: "DAEMON" } }),
  ]) {
    expect(web).not.toHaveProperty("scaling");
    expect(web.unknowns).toEqual([]);
    expect(only.unknowns).toEqual([]);
  }
});

test.each([
  [{ incomplete: ["scalableTargets"] }, "application-autoscaling:DescribeScalableTargets was denied: grant it."],
  [
    { notAsked: ["scalableTargets"] },
    "application-autoscaling:DescribeScalableTargets was not asked in 111111111111/eu-west-1.",
  ],
] as const)(
  "where targets were not read (%o), how far a service scales is unknown, with the reason",
  (unread, text) => {
    const { answer, web, only } = scaled({ ...unread, targets: [] });
    const gap = { text, call: "application-autoscaling:DescribeScalableTargets" };
    expect(web).not.toHaveProperty("scaling");
    expect(web.unknowns).toEqual([{ field: "scaling", ...gap }]);
    expect(web.surge.fits).toBe(true);
    expect(only).toMatchObject({ highWater: 9, fits: true, unknowns: [{ field: "highWater", ...gap }] });
    expect(answer.unknowns).toEqual([gap]);
  },
);

test("a target that was read counts though others were not", () => {
  const { web, only } = scaled({ incomplete: ["scalableTargets"] });
  expect(web.scaling?.maxCapacity).toBe(10);
  expect(web.unknowns).toEqual([]);
  expect(only).toMatchObject({ highWater: 25, unknowns: [] });
});

test.each([
  ["is not said to fit scaled out", 10, undefined],
  ["is short of addresses all the same where they are", 30, { fits: false, shortBy: 40 }],
])("a subnet with one service told and another not %s", (_, maxCapacity, atMaximum) => {
  const { only } = scaled({
    incomplete: ["scalableTargets"],
    targets: [scalableTarget({ maxCapacity })],
    others: [ecsService({ serviceName: "api", launchType: "FARGATE" })],
  });
  expect(only.atMaximum).toEqual(atMaximum);
  expect(only.unknowns.map(({ field }) => field)).toEqual(["highWater"]);
});

function suspension(state: Partial<ScalableTarget["suspendedState"]>): ScalableTarget["suspendedState"] {
  return { ...scalableTarget().suspendedState, ...state };
}
