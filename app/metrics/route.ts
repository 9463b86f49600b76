import { metricsText } from "#lib/server/metrics.ts";
import { route } from "#lib/server/respond.ts";
import { running } from "#lib/server/running.ts";

/** Prometheus text. */
export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: () =>
    new Response(metricsText(running(), Date.now()), {
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
    }),
});
