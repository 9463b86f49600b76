import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** Which resources match a filter. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("filterMatches") });
