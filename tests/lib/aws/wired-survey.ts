import type { AreaName } from "#lib/model/areas.ts";
import { itemsOf, type Snapshot } from "#lib/model/snapshot.ts";
import { createLimiter } from "#lib/aws/limiter.ts";
import type { AnyArea } from "#lib/aws/run-collector.ts";
import { runSurvey, type SurveyOptions } from "#lib/aws/survey.ts";
import { sdkHandler } from "#mocks/sdk-handler.ts";
import { singleAccount } from "#mocks/world/account-world.ts";
import type { RegionPart } from "#mocks/world/part.ts";
import { regionWorld } from "#mocks/world/region-world.ts";
import type { Fault, HostedZoneWorld, World } from "#mocks/world/world.ts";
import { putOnWire } from "#mocks/wire/handlers.ts";
import { passingClock } from "./passing-clock.ts";

export const ACCOUNT = "111111111111";
export const REGION = "eu-west-1";
export const place = { account: ACCOUNT, region: REGION, now: new Date(Date.UTC(2026, 10, 21)) };

/** A world of one account and one Region with these records. */
export function worldOf(part: RegionPart, hostedZones: readonly HostedZoneWorld[] = []): World {
  return singleAccount(place, { region: regionWorld(place, [{ part }]), hostedZones });
}

/** Surveys a world over the wire, with pauses that take no time. */
export async function surveyOf(world: World, faults: readonly Fault[] = [], options: Partial<SurveyOptions> = {}) {
  const wire = putOnWire({ world: () => world, faults });
  const clock = passingClock();
  const snapshot = await runSurvey({
    plan: { accounts: [{ regions: [REGION] }] },
    source: "aws",
    toolVersion: "0.0.0",
    requestHandler: sdkHandler(wire),
    credentials: { accessKeyId: "AKIATEST", secretAccessKey: "test" },
    clock,
    limiter: createLimiter(clock),
    random: () => 0.5,
    ...options,
  });
  return { snapshot, calls: wire.calls() };
}

/** An area of a snapshot's Region, or of its account. */
export function areaIn(snapshot: Snapshot, name: AreaName): AnyArea {
  const area = snapshot.scopes.map(({ areas }) => areas[name]).find((each) => each !== undefined);
  if (area === undefined) throw new Error(`${name} is not in the snapshot`);
  return area;
}

/** The items of an area, over all scopes. */
export function itemsIn<Name extends AreaName>(snapshot: Snapshot, name: Name) {
  return snapshot.scopes.flatMap((scoped) => itemsOf(scoped, name));
}

/** The problems of an area; none when it is complete. */
export function problemsIn(snapshot: Snapshot, name: AreaName) {
  const area = areaIn(snapshot, name);
  return area.status === "incomplete" ? area.problems : [];
}
