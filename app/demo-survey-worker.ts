import { forgetAwsVariables } from "#lib/server/config.ts";
import { serveSurveys } from "#lib/server/survey-thread.ts";
import { worldAfter } from "#mocks/life/world-after.ts";
import { findScenario } from "#mocks/scenarios.ts";
import { sdkHandler } from "#mocks/sdk-handler.ts";
import { putOnWire } from "#mocks/wire/handlers.ts";

forgetAwsVariables();

/** No AWS is there to be spared: a survey takes as long as its work. */
const PACE = 1000;

// The invented account's wire carries the requests: same collectors, same paging, same faults, and no way to reach AWS.
serveSurveys(({ scenario: id = "", step = 0 }) => {
  const scenario = findScenario(id);
  if (scenario === undefined) throw new Error(`There is no scenario ${JSON.stringify(id)}.`);
  // The account is as fresh as the survey, and does not change while it is read.
  const now = new Date();
  const world = worldAfter(scenario.world(now), { step, now, flaps: scenario.flaps?.targetGroup });
  const requestHandler = sdkHandler(putOnWire({ world: () => world, faults: scenario.faults }));
  return Promise.resolve({ requestHandler, credentials: { accessKeyId: "demo", secretAccessKey: "demo" } });
}, PACE);
