import { readiness } from "#lib/server/readiness.ts";
import { json, route } from "#lib/server/respond.ts";

/** 200 when there is a snapshot to show, 503 with the reasons before. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({
  GET: () => {
    const answer = readiness();
    return json(answer, answer.ready ? 200 : 503);
  },
});
