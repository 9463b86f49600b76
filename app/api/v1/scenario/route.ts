import { changeScenario, tellScenario } from "#lib/server/demo-scenario.ts";
import { route } from "#lib/server/respond.ts";

/** The invented account of the demo; changes to another. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: tellScenario, PUT: changeScenario });
