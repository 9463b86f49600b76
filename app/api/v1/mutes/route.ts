import { listMutes, makeMute } from "#lib/server/mutes.ts";
import { route } from "#lib/server/respond.ts";

/** What is muted; mutes more. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: listMutes, POST: makeMute });
