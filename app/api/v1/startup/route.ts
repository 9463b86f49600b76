import { reads } from "#lib/server/reads.ts";
import { route } from "#lib/server/respond.ts";

/** GET /api/v1/startup: whether a new task can get its image, secrets and volumes, and write its logs. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: reads("startup") });
