import { normaliseDnsName } from "#lib/net/dns-name.ts";
import type { LiveAnswer } from "./dns-live.ts";
import type { DnsResolution } from "./dns.ts";

/** Whether a live answer says what the records say: `untold` when one of the two does not tell. */
export type Agreement = "agrees" | "partly" | "contradicts" | "untold";

/** Compares what the records lead to with what was answered. A live answer may be any part of what the records allow. */
export function agreementOf({ answer, alternatives }: DnsResolution, live: LiveAnswer): Agreement {
  if (live.kind === "failed" || answer.kind === "outside" || answer.kind === "unknown") return "untold";
  const kinds = new Set([answer, ...alternatives].map(({ kind }) => kind));
  if (live.kind !== "values") {
    // A loop is answered by nothing, or by an error.
    if (kinds.has("loop")) return "agrees";
    return kinds.has(live.kind) ? "agrees" : "contradicts";
  }
  const allowed = new Set(
    [answer, ...alternatives].flatMap((one) => [...(one.addresses ?? []), ...(one.values ?? [])]).map(comparable),
  );
  // The addresses of a load balancer are its own matter, where its interfaces were not read.
  if (allowed.size === 0) return kinds.has("load-balancer") ? "untold" : "contradicts";
  const held = live.values.map(comparable).filter((value) => allowed.has(value)).length;
  if (held === live.values.length) return "agrees";
  return held > 0 ? "partly" : "contradicts";
}

/** Names are compared without case and final dot, everything else as it is. */
function comparable(value: string): string {
  return value.startsWith('"') ? value : normaliseDnsName(value);
}
