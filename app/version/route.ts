import { json, route } from "#lib/server/respond.ts";
import { running } from "#lib/server/running.ts";

/** What runs here. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: () => json(running().version) });
