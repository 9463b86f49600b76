import { route } from "#lib/server/respond.ts";
import { tellSetup } from "#lib/server/setup.ts";

/** What a server needs to read an account, and what this machine has of it. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({ GET: tellSetup });
