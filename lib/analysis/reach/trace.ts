import type { Verdict } from "#lib/graph/graph.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { formatProtocol } from "#lib/net/protocol.ts";
import type { Blocker, TraceAnswer, TraceQuestion, TraceRefusal } from "./answer.ts";
import { askerOf } from "./asker.ts";
import { assumptionsOf } from "./assumptions.ts";
import type { Endpoint } from "./endpoint.ts";
import { expandEnd, fixedStations, type Expanded } from "./ends-of-question.ts";
import { evidenceOf } from "./evidence.ts";
import { closingsOf } from "./closings.ts";
import { fixesOf, type Asked } from "./fixes.ts";
import { healthChecks } from "./health-check.ts";
import type { Naming } from "./naming.ts";
import { portText, readAsked } from "./question.ts";
import { resolveEndpoint } from "./resolve-endpoint.ts";
import { sayIn, type Language } from "./sentences.ts";
import type { InterfaceStation } from "./step.ts";
import { connectedEndpoint } from "./service-connect.ts";
import { stationsBehind } from "./stations-behind.ts";
import { withSpread } from "./spread.ts";
import { summaryOf } from "./summary.ts";
import type { Traced, Tracing } from "./traced.ts";
import { traceVariants } from "./variants.ts";
import { uniqueBlockers } from "./verdict.ts";
import { worldOf } from "./world.ts";

/** How an answer is written, and whether fixes are looked for. */
export type TraceOptions = { readonly language?: Language; readonly withFixes?: boolean };

/**
 * Answers whether one end reaches another and why, both ways, from a topology alone; or refuses a question that cannot
 * be asked. What was not read, and what is not modelled, gives `unknown` with its reason.
 */
export function tracePath(
  topology: Topology,
  question: TraceQuestion,
  options: TraceOptions = {},
): TraceAnswer | TraceRefusal {
  const asked = ask(topology, question, options);
  if ("status" in asked || options.withFixes === false) return "status" in asked ? asked : asked.answer;
  const again = (changed: Topology) => {
    const after = ask(changed, question, options);
    return "status" in after ? undefined : after;
  };
  return { ...asked.answer, fixes: fixesOf(asked, again), closings: closingsOf(asked, again) };
}

function ask(topology: Topology, question: TraceQuestion, { language = "en" }: TraceOptions): Asked | TraceRefusal {
  const world = worldOf(topology);
  const say = sayIn(language);
  const asked = readAsked(question);
  if ("status" in asked) return asked;
  const from = resolveEndpoint({ world, say, field: "from", asker: "anyone" }, question.from);
  if ("status" in from) return from;
  const naming: Naming = { world, say, field: "to", asker: askerOf(world, from, question.fromVpc) };
  const to = connectedEndpoint(naming, { from, text: question.to, asked }) ?? resolveEndpoint(naming, question.to);
  if ("status" in to) return to;
  const tracing: Tracing = { world, say, asked, from, to, through: question.through === "targets" };
  const traced = question.through === "health-check" ? healthChecks(tracing) : variantsOf(tracing, question);
  return "status" in traced ? traced : { tracing, traced, answer: answerOf(tracing, traced) };
}

function variantsOf(tracing: Tracing, question: TraceQuestion): readonly Traced[] | TraceRefusal {
  const ends = expandBoth(tracing, question);
  if ("status" in ends) return ends;
  return traceVariants(tracing, ends.from, ends.to);
}

/** Each end helps to place the other: the fixed one first. */
function expandBoth(
  { world, from, to, through }: Tracing,
  question: TraceQuestion,
): { readonly from: Expanded; readonly to: Expanded } | TraceRefusal {
  const expand = (endpoint: Endpoint, field: "from" | "to", others: readonly InterfaceStation[]) =>
    expandEnd({
      world,
      endpoint,
      field,
      others,
      watchers: through && field === "from" ? stationsBehind(world, others) : [],
      vpcId: field === "from" ? question.fromVpc : question.toVpc,
    });
  const expandedFrom = expand(from, "from", fixedStations(to));
  if ("status" in expandedFrom) return expandedFrom;
  const sources = expandedFrom.ends.flatMap(({ station }) => (station.kind === "interface" ? [station] : []));
  const expandedTo = expand(to, "to", sources);
  return "status" in expandedTo ? expandedTo : { from: expandedFrom, to: expandedTo };
}

function answerOf(tracing: Tracing, traced: readonly Traced[]): TraceAnswer {
  const { world, say, asked, from, to } = tracing;
  const empties = [from, to]
    .flatMap(({ empty }) => empty ?? [])
    .map((empty): Blocker => ({
      code: empty.code,
      urn: empty.urn,
      id: empty.urn.split("/").slice(4).join("/"),
      direction: "request",
      text: empty.text,
    }));
  const blockers = uniqueBlockers([...empties, ...inOrder(traced.flatMap(({ variant }) => variant.blockers))]);
  const unknowns = unknownsOf(tracing, traced);
  const verdict = verdictOf(traced, { isEmpty: empties.length > 0, isUnread: isUnread(tracing, traced) });
  const variants = withSpread(tracing, traced);
  const answer = {
    question: { from: from.text, to: to.text, protocol: formatProtocol(asked.protocol), port: portText(asked) },
    snapshotId: world.topology.snapshot.snapshotId,
    verdict,
    summary: "",
    variants,
    blockers: verdict === "reachable" ? [] : blockers,
    unknowns,
    assumptions: assumptionsOf(tracing, traced),
    evidence: evidenceOf(tracing, traced),
    fixes: [],
    closings: [],
  };
  return { ...answer, summary: summaryOf(say, { answer, tracing }) };
}

/** Requests before replies, each in the order met. */
function inOrder(blockers: readonly Blocker[]): readonly Blocker[] {
  return [
    ...blockers.filter(({ direction }) => direction === "request"),
    ...blockers.filter(({ direction }) => direction === "reply"),
  ];
}

function isUnread(tracing: Tracing, traced: readonly Traced[]): boolean {
  const ends = [tracing.from, tracing.to];
  return (
    ends.some(({ unread }) => unread.length > 0) ||
    (traced.length === 0 && ends.every(({ empty }) => empty === undefined))
  );
}

/** All, some or none of the variants; one that is not known leaves the whole unknown. */
function verdictOf(
  traced: readonly Traced[],
  { isEmpty, isUnread: unread }: { readonly isEmpty: boolean; readonly isUnread: boolean },
): Verdict {
  if (isEmpty) return "unreachable";
  const verdicts = new Set(traced.map(({ pathVerdict }) => pathVerdict));
  if (unread || verdicts.has("unknown")) return "unknown";
  const [only] = verdicts;
  return verdicts.size === 1 && only !== undefined ? only : "conditional";
}

function unknownsOf(tracing: Tracing, traced: readonly Traced[]): TraceAnswer["unknowns"] {
  const all = [...tracing.from.unread, ...tracing.to.unread, ...traced.flatMap(({ unread }) => unread)];
  return [...new Map(all.map(({ text, call }) => [`${call}|${text}`, { text, call }])).values()];
}
