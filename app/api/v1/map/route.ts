import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** GET /api/v1/map: what the map draws. */
export const { GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("map") });
