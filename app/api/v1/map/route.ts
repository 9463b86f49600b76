import { answerCompared, queryFields } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** GET /api/v1/map: what the map draws, compared with `base` where one is named. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({
  GET: (request) => answerCompared(request, "map", queryFields(request)),
});
