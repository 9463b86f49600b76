import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** A window over records with their verdicts. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("dnsRecords") });
