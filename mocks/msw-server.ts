import { setupServer, type SetupServer } from "msw/node";
import { putOnWire, type Wire, type WireOptions } from "./wire/handlers.ts";

/** A world behind the process's own network: `listen()` before, `close()` after. */
export type MswServer = { readonly server: SetupServer; readonly calls: Wire["calls"] };

/** Intercepts this process's requests to AWS, for tests. A long-lived server uses `sdkHandler` instead. */
export function mswServer(options: WireOptions): MswServer {
  const { handlers, calls } = putOnWire(options);
  return { server: setupServer(...handlers), calls };
}
