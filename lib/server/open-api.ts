import document from "#lib/api/openapi.json";
import { etagOf, json, notModified, type Answerer } from "./respond.ts";

const etag = etagOf(JSON.stringify(document));

/** `GET /api/v1/openapi.json`: the document that `npm run generate` makes from the schemas of requests and answers. */
export const openApi: Answerer = (request) => {
  const known = notModified(request, etag);
  if (known !== undefined) return known;
  const answer = json(document);
  answer.headers.set("etag", etag);
  answer.headers.set("cache-control", "no-cache");
  return answer;
};
