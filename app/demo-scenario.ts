import { ConfigRefusal } from "#lib/server/config.ts";

/** The scenario of this id. Throws {@link ConfigRefusal} that lists the ones there are. */
export async function demoScenario(id: string) {
  const { findScenario, scenarioMenu } = await import("#mocks/scenarios.ts");
  const scenario = findScenario(id);
  if (scenario !== undefined) return scenario;
  const ids = scenarioMenu.map((known) => known.id).join(", ");
  throw new ConfigRefusal([`ROADSTEAD_SCENARIO=${id}: expected one of ${ids}.`]);
}
