import { answerRead, queryFields } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** All pairs for one protocol and port, as JSON or as a CSV file. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({
  GET: (request) => {
    const wantsCsv = request.headers.get("accept")?.split(",")[0]?.trim().startsWith("text/csv") === true;
    return answerRead(request, "matrix", { ...(wantsCsv ? { format: "csv" } : {}), ...queryFields(request) });
  },
});
