import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** GET /api/v1/dns/resolve of the contract. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("resolveName") });
