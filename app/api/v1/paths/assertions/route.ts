import { assertionsRead } from "#lib/server/assertions.ts";
import { route } from "#lib/server/respond.ts";

/** What has to hold of paths, judged. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: assertionsRead });
