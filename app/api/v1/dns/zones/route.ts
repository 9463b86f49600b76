import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** The zones, namespaces and other names of the DNS page. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("dnsZones") });
