import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** The values a key of the filter has. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("filterValues") });
