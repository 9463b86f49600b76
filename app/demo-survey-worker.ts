import { systemClock, type Clock } from "#lib/aws/clock.ts";
import { forgetAwsVariables } from "#lib/server/config.ts";
import { serveSurveys } from "#lib/server/survey-thread.ts";
import { worldAfter } from "#mocks/life/world-after.ts";
import { findScenario } from "#mocks/scenarios.ts";
import { sdkHandler } from "#mocks/sdk-handler.ts";
import { putOnWire } from "#mocks/wire/handlers.ts";

forgetAwsVariables();

/** A clock that is some hours slow, and runs like any other. */
function clockBefore(hours: number): Clock {
  return { ...systemClock, now: () => systemClock.now() - hours * 3_600_000 };
}

/** No AWS is there to be spared: a survey takes as long as its work. */
const PACE = 1000;

// The invented account's wire carries the requests: same collectors, same paging, same faults, and no way to reach AWS.
serveSurveys(({ scenario: id = "", step = 0, isEarlier }) => {
  const scenario = findScenario(id);
  if (scenario === undefined) throw new Error(`There is no scenario ${JSON.stringify(id)}.`);
  // The account is as fresh as the survey, and does not change while it is read.
  const clock =
    isEarlier === true && scenario.earlier !== undefined ? clockBefore(scenario.earlier.hours) : systemClock;
  const now = new Date(clock.now());
  const story = isEarlier === true ? scenario.earlier?.world(now) : undefined;
  const world = story ?? worldAfter(scenario.world(now), { step, now, flaps: scenario.flaps?.targetGroup });
  const requestHandler = sdkHandler(putOnWire({ world: () => world, faults: scenario.faults }));
  return Promise.resolve({ requestHandler, clock, credentials: { accessKeyId: "demo", secretAccessKey: "demo" } });
}, PACE);
