import { beforeAll, expect, test } from "vitest";
import { areaNames, areas, type AreaName } from "#lib/model/areas.ts";
import { GLOBAL_REGION } from "#lib/model/global-region.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { collectors } from "#lib/aws/collectors.ts";
import { openLanes } from "#lib/aws/lanes.ts";
import { createLimiter } from "#lib/aws/limiter.ts";
import { inRecordOrder } from "#lib/aws/record-order.ts";
import { runCollector, type AnyArea } from "#lib/aws/run-collector.ts";
import { openSession } from "#lib/aws/session.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { sdkHandler } from "#mocks/sdk-handler.ts";
import { putOnWire } from "#mocks/wire/handlers.ts";
import type { Fault, World } from "#mocks/world/world.ts";
import { passingClock } from "./passing-clock.ts";
import { areaIn, surveyOf } from "./wired-survey.ts";

const REGION = "ap-northeast-1";
const world = withTransit(harbour.world(new Date(Date.UTC(2026, 10, 21))));
const pairs = areaNames.flatMap((area) => collectors[area].actions.map((action) => [area, action] as const));
let whole: Snapshot;

// One set of clients for all tests, for each costs more to make than a test: the carrier behind them changes.
let carrier = sdkHandler(putOnWire({ world: () => world }));
const aws = openSession(REGION, () => Promise.resolve({ accessKeyId: "AKIATEST", secretAccessKey: "test" }), {
  requestHandler: { ...carrier, handle: (...asked: Parameters<typeof carrier.handle>) => carrier.handle(...asked) },
  timeoutMs: 5000,
  toolVersion: "0.0.0",
});

beforeAll(async () => {
  whole = (await surveyOf(world, [], { plan: { accounts: [{ regions: [REGION] }] } })).snapshot;
});

test("every area of a large company's account is read in full", () => {
  expect(areaNames.filter((name) => areaIn(whole, name).status === "incomplete")).toEqual([]);
});

test("the order of need has no circle", () => {
  const depth = (name: AreaName, above: readonly AreaName[]): number => {
    expect(above).not.toContain(name);
    return 1 + Math.max(0, ...collectors[name].after.map((earlier) => depth(earlier, [...above, name])));
  };
  expect(Math.max(...areaNames.map((name) => depth(name, [])))).toBe(3);
});

test.each(pairs)("%s is not complete when %s is denied, and says so", async (area, action) => {
  const read = await readAlone(area, [{ call: action, kind: { type: "deny" } }]);
  expect(problemsOf(read)).toContainEqual(expect.objectContaining({ kind: "denied", call: action }));
});

test.each(
  pairs.flatMap(([area, action]) =>
    (["truncated", "empty", "html", "no-list"] as const).map((body) => [area, action, body] as const),
  ),
)("%s is not complete when the answer to %s is %s", async (area, action, body) => {
  const read = await readAlone(area, [{ call: action, kind: { type: "garbage", body } }]);
  expect(problemsOf(read).map(({ kind }) => kind)).toContain("unexpected-shape");
});

test.each(pairs)("%s is whole after %s was throttled a few times", async (area, action) => {
  const read = await readAlone(area, [{ call: action, kind: { type: "throttle", times: 3 } }]);
  expect(read.status).toBe("complete");
  expect(inRecordOrder(read.items)).toEqual(areaIn(whole, area).items);
});

/** Reads one area, the ones before it given as they were read without faults. */
function readAlone(area: AreaName, faults: readonly Fault[]): Promise<AnyArea> {
  carrier = sdkHandler(putOnWire({ world: () => world, faults }));
  const clock = passingClock();
  return runCollector(collectors[area], {
    scope: {
      account: world.accounts[0].account,
      region: areas[area].level === "global" ? GLOBAL_REGION : REGION,
      partition: "aws",
    },
    aws,
    pace: { limiter: createLimiter(clock), lanes: openLanes(8), clock, random: () => 0.5, timeoutMs: 5000 },
    earlier: Object.fromEntries(collectors[area].after.map((name) => [name, areaIn(whole, name)])),
    onProgress: () => undefined,
  });
}

function problemsOf(area: AnyArea) {
  return area.status === "incomplete" ? area.problems : [];
}

/** The harbour has no transit gateway; this one has, so that every call is made. */
function withTransit({ accounts: [account] }: World): World {
  const region = account.regions[REGION];
  if (region === undefined) throw new Error(`${REGION} is not in the harbour`);
  const transit = {
    transitGateways: [{ TransitGatewayId: "tgw-1", State: "available" as const }],
    transitGatewayAttachments: [
      {
        TransitGatewayAttachmentId: "tgw-attach-1",
        TransitGatewayId: "tgw-1",
        ResourceType: "vpc" as const,
        State: "available" as const,
      },
    ],
    transitGatewayVpcAttachments: [
      { TransitGatewayAttachmentId: "tgw-attach-1", TransitGatewayId: "tgw-1", SubnetIds: ["subnet-1"] },
    ],
    transitGatewayRouteTables: [
      {
        TransitGatewayRouteTableId: "tgw-rtb-1",
        TransitGatewayId: "tgw-1",
        associations: [{ TransitGatewayAttachmentId: "tgw-attach-1", State: "associated" as const }],
        propagations: [],
        routes: [{ DestinationCidrBlock: "10.0.0.0/8", State: "active" as const, Type: "static" as const }],
      },
    ],
  };
  return { accounts: [{ ...account, regions: { [REGION]: { ...region, ...transit } } }] };
}
