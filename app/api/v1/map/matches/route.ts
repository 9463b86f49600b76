import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** What of the map matches a filter. */
export const { GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("mapMatches") });
