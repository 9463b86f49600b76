import { snapshotDocument } from "#lib/server/snapshot-answers.ts";
import { route } from "#lib/server/respond.ts";

/** One whole snapshot: the document that `roadstead collect` writes. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: snapshotDocument });
