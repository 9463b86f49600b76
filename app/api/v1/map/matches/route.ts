import { answerCompared, queryFields } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** What of the map matches a filter; compared with `base` where one is named, so that `is:changed` can be told. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({
  GET: (request) => answerCompared(request, "mapMatches", queryFields(request)),
});
