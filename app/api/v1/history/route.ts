import { entityHistory } from "#lib/server/entity-history.ts";
import { route } from "#lib/server/respond.ts";

/** What changed of one resource over the snapshots that are kept. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: entityHistory });
