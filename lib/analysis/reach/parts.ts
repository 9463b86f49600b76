import type { Verdict } from "#lib/graph/graph.ts";
import { portTexts } from "#lib/net/port-set.ts";
import { hasPorts } from "#lib/net/protocol.ts";
import { includes } from "#lib/net/range-set.ts";
import { trafficOf } from "#lib/net/traffic.ts";
import type { Condition, TraceAnswer, TraceQuestion, Variant } from "./answer.ts";
import { faultsOf } from "./dead-end.ts";
import { withSpread } from "./spread.ts";
import type { Traced, Tracing } from "./traced.ts";

/** One answer of either end's name against one of the other's, walked. A question without names is one part. */
export type Part = { readonly tracing: Tracing; readonly traced: readonly Traced[] };

/** Every answer of a name is an end of its own; an answer with ports of its own is asked about those. */
export function pairsOf(whole: Tracing, question: TraceQuestion): readonly Tracing[] {
  const { from, to } = whole;
  return (from.answers ?? [from]).flatMap((source) =>
    (to.answers ?? [to]).map((destination) => atOwnPorts({ ...whole, from: source, to: destination }, question)),
  );
}

function atOwnPorts(tracing: Tracing, { port = "" }: TraceQuestion): Tracing {
  const { asked, to, say } = tracing;
  if (to.ports === undefined || !hasPorts(asked.protocol)) return tracing;
  const request = trafficOf(asked.protocol, to.ports);
  if (port === "") return { ...tracing, asked: { ...asked, ports: to.ports, request } };
  if (includes(to.ports, asked.ports)) return tracing;
  // Who brings a port of its own does not read SRV records, and without them the name has no address.
  const { text, node, spread, via = [] } = to;
  const told = say("dnsOtherPort", { name: text, ports: portTexts(to.ports).join(", ") });
  const empty = { code: "DNS_NXDOMAIN", urn: node, text: told };
  return { ...tracing, to: { text, node, spread, via, members: [], unread: [], empty } };
}

/** All, some or none of the variants; one that is not known leaves the whole unknown. */
export function verdictOf(parts: readonly Part[]): Verdict {
  const verdicts = new Set(parts.flatMap(verdictsOf));
  if (verdicts.has("unknown")) return "unknown";
  const [only] = verdicts;
  return verdicts.size === 1 && only !== undefined ? only : "conditional";
}

function verdictsOf(part: Part): readonly Verdict[] {
  const { from, to } = part.tracing;
  if (faultsOf(from).length > 0 || faultsOf(to).length > 0) return ["unreachable"];
  return isUnread(part) ? ["unknown"] : part.traced.map(({ pathVerdict }) => pathVerdict);
}

/** What keeps a part from being told, other than what its variants say themselves. */
function isUnread({ tracing, traced }: Part): boolean {
  return traced.length === 0 || [tracing.from, tracing.to].some(({ unread }) => unread.length > 0);
}

/** The variants of every part; when not all pass, those that do say which answer of a name they are. */
export function variantsOf(parts: readonly Part[]): readonly Variant[] {
  const spread = parts.map((part) => ({ part, variants: withSpread(part.tracing, part.traced) }));
  if (parts.length < 2 || verdictOf(parts) === "reachable") return spread.flatMap(({ variants }) => variants);
  return spread.flatMap(({ part, variants }) => {
    const { from, to, say } = part.tracing;
    const conditions = [from, to].flatMap((end): readonly Condition[] => {
      if (end.answer === undefined) return [];
      return [{ kind: "replica", text: say("whenAnswer", { name: end.text, answer: end.answer }) }];
    });
    return variants.map((variant) =>
      isOpen(variant) ? { ...variant, conditions: [...variant.conditions, ...conditions] } : variant,
    );
  });
}

function isOpen({ verdict }: Variant): boolean {
  return verdict === "reachable" || verdict === "conditional";
}

/** What was not read, or cannot be seen, each once. */
export function unknownsOf(parts: readonly Part[]): TraceAnswer["unknowns"] {
  const all = parts.flatMap(({ tracing, traced }) => [
    ...tracing.from.unread,
    ...tracing.to.unread,
    ...traced.flatMap(({ unread }) => unread),
  ]);
  return [...new Map(all.map(({ text, call }) => [`${call}|${text}`, { text, call }])).values()];
}
