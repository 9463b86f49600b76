import { takeBackMute } from "#lib/server/mutes.ts";
import { route } from "#lib/server/respond.ts";

/** Takes a mute back. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ DELETE: takeBackMute });
