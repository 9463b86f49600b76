import { openApi } from "#lib/server/open-api.ts";
import { route } from "#lib/server/respond.ts";

/** The description of the API for programs, as OpenAPI 3.1. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: openApi });
