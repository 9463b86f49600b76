import { refuseOtherFields } from "#lib/server/reads.ts";
import { refusals } from "#lib/server/refusal-words.ts";
import { Refusal } from "#lib/server/refusal.ts";
import { json, route } from "#lib/server/respond.ts";
import { running } from "#lib/server/running.ts";

/** The survey that runs, or the last that did. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({
  GET: (request) => {
    refuseOtherFields(request);
    const { survey } = running().live;
    if (survey === undefined) throw new Refusal(503, refusals.starting);
    return json(survey);
  },
});
