import { eventStream } from "#lib/server/event-stream.ts";
import { route } from "#lib/server/respond.ts";

/** Progress and new snapshots, as they happen. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: eventStream });
