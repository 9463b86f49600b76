import { snapshotList } from "#lib/server/snapshot-answers.ts";
import { route } from "#lib/server/respond.ts";

/** The snapshots that are kept, newest first. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: snapshotList });
