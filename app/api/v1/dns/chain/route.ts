import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** One record and the way from it to its containers. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("dnsChain") });
