import { answerRead, queryFields, reads } from "#lib/server/reads.ts";
import { readJsonBody } from "#lib/server/json-body.ts";
import { route } from "#lib/server/respond.ts";

/** One path question, as a query string or as a JSON body with the same fields. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({
  GET: reads("trace"),
  POST: async (request) => answerRead(request, "trace", { ...queryFields(request), ...(await readJsonBody(request)) }),
});
