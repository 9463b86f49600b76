import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** GET /api/v1/overview: the first look at a snapshot. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("overview") });
