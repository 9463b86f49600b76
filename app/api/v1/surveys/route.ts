import { json, route } from "#lib/server/respond.ts";
import { running } from "#lib/server/running.ts";

/** Starts a survey, or joins the one that runs. */
export const { GET, POST, PUT, PATCH, DELETE } = route({ POST: () => json(running().live.startSurvey(), 202) });
