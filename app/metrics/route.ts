import { assertionCounts } from "#lib/server/assertions.ts";
import { metricsText } from "#lib/server/metrics.ts";
import { route } from "#lib/server/respond.ts";
import { running } from "#lib/server/running.ts";

/** Prometheus text. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({
  GET: async () =>
    new Response(metricsText(running(), Date.now(), await assertionCounts()), {
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
    }),
});
