import { refuseOtherFields } from "#lib/server/reads.ts";
import { json, route } from "#lib/server/respond.ts";
import { running } from "#lib/server/running.ts";

/** Starts a survey, or joins the one that runs. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({
  POST: (request) => {
    refuseOtherFields(request);
    return json(running().live.startSurvey(), 202);
  },
});
