import { json, route } from "#lib/server/respond.ts";

/** The process is alive; nothing else is asked. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: () => json({ status: "ok" }) });
