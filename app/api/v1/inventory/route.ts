import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** A window over a table of the inventory, or the view of it as a file. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("inventory") });
