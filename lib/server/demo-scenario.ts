import { scenarioChoiceSchema, type ScenarioAnswer } from "#lib/api/scenario.ts";
import { readJsonBody } from "./json-body.ts";
import { parseParameters } from "./parse-parameters.ts";
import { noScenario, refusals } from "./refusal-words.ts";
import { Refusal } from "./refusal.ts";
import { json } from "./respond.ts";
import { running, type Running } from "./running.ts";

/** `GET /api/v1/scenario`: the invented account that is shown. */
export function tellScenario(): Response {
  return json(demo().scenario satisfies ScenarioAnswer);
}

/** `PUT /api/v1/scenario`: shows another invented account, to everybody who looks at this server. */
export async function changeScenario(request: Request): Promise<Response> {
  const { change } = demo();
  const { id } = parseParameters(scenarioChoiceSchema, await readJsonBody(request));
  const ids = running().version.scenarios?.map((known) => known.id) ?? [];
  if (!ids.includes(id)) {
    throw new Refusal(404, noScenario(id), {
      field: "id",
      accepted: ids.join(", "),
    });
  }
  await change(id);
  return json(demo().scenario satisfies ScenarioAnswer);
}

function demo(): NonNullable<Running["demo"]> {
  const { demo: shown } = running();
  if (shown === undefined) throw new Refusal(404, refusals.onlyDemo);
  return shown;
}
