import routes from "#lib/api/routes.json";
import { noRoute } from "#lib/server/refusal-words.ts";
import { Refusal } from "#lib/server/refusal.ts";
import { route, type Answerer } from "#lib/server/respond.ts";

const unknown: Answerer = (_request, { path = "" }) => {
  throw new Refusal(404, noRoute(`/api/${path}`), {
    field: "path",
    accepted: `/api/v1/ followed by one of: ${routes.join(", ")}`,
  });
};

/** Whatever no other route of the API answers. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({
  GET: unknown,
  POST: unknown,
  PUT: unknown,
  PATCH: unknown,
  DELETE: unknown,
});
