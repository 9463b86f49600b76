import { changesRead } from "#lib/server/changes-read.ts";
import { route } from "#lib/server/respond.ts";

/** What is otherwise than in an earlier snapshot. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: changesRead });
