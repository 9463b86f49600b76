import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** One node, its neighbours and its problems. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("entity") });
