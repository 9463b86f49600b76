import { nameSnapshot, unnameSnapshot } from "#lib/server/snapshot-names.ts";
import { route } from "#lib/server/respond.ts";

/** What a snapshot is called: names it, or takes the name away. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ PUT: nameSnapshot, DELETE: unnameSnapshot });
