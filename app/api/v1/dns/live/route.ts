import { liveDnsParameters } from "#lib/api/dns-live.ts";
import { LiveResolver } from "#lib/server/live-resolver.ts";
import { parseParameters } from "#lib/server/parse-parameters.ts";
import { queryFields } from "#lib/server/reads.ts";
import { refusals } from "#lib/server/refusal-words.ts";
import { Refusal } from "#lib/server/refusal.ts";
import { json, route } from "#lib/server/respond.ts";
import { running } from "#lib/server/running.ts";

const resolver = new LiveResolver();

/** GET /api/v1/dns/live: what the resolver of this machine answers now; only where ROADSTEAD_DNS_LIVE is set. */
export const { OPTIONS, GET, POST, PUT, PATCH, DELETE } = route({
  GET: async (request) => {
    if (!running().config.dnsLive) throw new Refusal(404, refusals.liveOff);
    const { name, type } = parseParameters(liveDnsParameters, queryFields(request));
    return json(await resolver.lookUp(name, type));
  },
});
