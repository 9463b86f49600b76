import { exportRead } from "#lib/server/exports.ts";
import { route } from "#lib/server/respond.ts";

/** The report as a file. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: exportRead });
