import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** The report as a file. */
export const { GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("export") });
