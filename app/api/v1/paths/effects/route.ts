import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** What one change of a path's answer would do to every pair of the account. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("changeEffects") });
