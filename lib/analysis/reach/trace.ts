import type { Topology } from "#lib/graph/topology.ts";
import { formatProtocol, ICMPV6 } from "#lib/net/protocol.ts";
import type { Blocker, TraceAnswer, TraceQuestion, TraceRefusal } from "./answer.ts";
import { askerOf } from "./asker.ts";
import { assumptionsOf } from "./assumptions.ts";
import type { Endpoint } from "./endpoint.ts";
import { expandEnd, fixedStations, type Expanded } from "./ends-of-question.ts";
import { evidenceOf } from "./evidence.ts";
import { closingsOf } from "./closings.ts";
import { applyAll, fixesOf, type Again, type Asked, type Proposed } from "./fixes.ts";
import { healthChecks } from "./health-check.ts";
import type { Naming } from "./naming.ts";
import { idOf } from "./ends.ts";
import { deadEnd, faultsOf } from "./dead-end.ts";
import { pairsOf, unknownsOf, variantsOf, verdictOf, type Part } from "./parts.ts";
import { atListener, withPortOfTo } from "./port-of-end.ts";
import { portText, readAsked, refuse } from "./question.ts";
import { resolveEndpoint } from "./resolve-endpoint.ts";
import { sayIn, type Language, type Say } from "./sentences.ts";
import type { InterfaceStation } from "./step.ts";
import { connectedEndpoint } from "./service-connect.ts";
import { stationsBehind } from "./stations-behind.ts";
import { summaryOf } from "./summary.ts";
import type { Tracing } from "./traced.ts";
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
  const again = againWith(question, options);
  const told = <Told>({ fix }: Proposed<Told>) => fix;
  return { ...asked.answer, fixes: fixesOf(asked, again).map(told), closings: closingsOf(asked, again).map(told) };
}

/** Which change of an answer is meant: the place of one that opens the path in its fixes, or of one that closes it. */
export type ChangeChoice = { readonly kind: "fix" | "closing"; readonly at: number };

/** The answer to a question without its changes, and the account with one of them made; `undefined` when there is no such change. */
export type ChangedAccount = { readonly answer: TraceAnswer; readonly changed: Topology | undefined };

/** Makes a change that {@link tracePath} proposes, on the model. */
export function makeChange(
  topology: Topology,
  question: TraceQuestion,
  { kind, at }: ChangeChoice,
): ChangedAccount | TraceRefusal {
  const asked = ask(topology, question, {});
  if ("status" in asked) return asked;
  const again = againWith(question, {});
  const chosen = (kind === "fix" ? fixesOf(asked, again) : closingsOf(asked, again))[at];
  return { answer: asked.answer, changed: chosen && applyAll(topology, chosen.remedies) };
}

function againWith(question: TraceQuestion, options: TraceOptions): Again {
  return (changed) => {
    const after = ask(changed, question, options);
    return "status" in after ? undefined : after;
  };
}

function ask(topology: Topology, given: TraceQuestion, { language = "en" }: TraceOptions): Asked | TraceRefusal {
  const speaking = { world: worldOf(topology), say: sayIn(language) };
  const question = withPortOfTo(speaking, given);
  if ("status" in question) return question;
  const read = readQuestion(speaking, question);
  if ("status" in read) return read;
  const parts = partsOf(read.tracing, read.question);
  if ("status" in parts) return parts;
  return {
    tracing: read.tracing,
    traced: parts.flatMap(({ traced }) => traced),
    answer: answerOf(read.tracing, parts),
  };
}

/** A question with both its ends found, asked at the port of a listener when it names none. */
type Read = { readonly tracing: Tracing; readonly question: TraceQuestion };

function readQuestion({ world, say }: Pick<Naming, "world" | "say">, given: TraceQuestion): Read | TraceRefusal {
  const first = readAsked(say, given);
  if ("status" in first) return first;
  const misplaced = refuseUnknownVpc(say, world.topology, given);
  if (misplaced !== undefined) return misplaced;
  const asker = given.fromVpc === undefined ? "anyone" : { vpcId: given.fromVpc };
  const from = resolveEndpoint({ world, say, field: "from", asker }, given.from);
  if ("status" in from) return from;
  const family = first.protocol === ICMPV6 || isOnlyIpv6(from) ? 6 : 4;
  const naming: Naming = { world, say, field: "to", asker: askerOf(world, from, given.fromVpc), family };
  const named = connectedEndpoint(naming, { from, text: given.to, asked: first }) ?? resolveEndpoint(naming, given.to);
  if ("status" in named) return named;
  const { question, to } = atListener(say, given, named);
  const asked = readAsked(say, question);
  if ("status" in asked) return asked;
  return { question, tracing: { world, say, asked, from, to, through: question.through === "targets" } };
}

function partsOf(whole: Tracing, question: TraceQuestion): readonly Part[] | TraceRefusal {
  if (question.through === "health-check") {
    const traced = healthChecks(whole);
    return "status" in traced ? traced : [{ tracing: whole, traced }];
  }
  const parts: Part[] = [];
  for (const tracing of pairsOf(whole, question)) {
    const ends = expandBoth(tracing, question);
    if ("status" in ends) return ends;
    parts.push({ tracing, traced: [...deadEnd(tracing), ...traceVariants(tracing, ends.from, ends.to)] });
  }
  return parts;
}

function isOnlyIpv6({ addresses }: Endpoint): boolean {
  return addresses !== undefined && addresses.ips.v4.length === 0 && addresses.ips.v6.length > 0;
}

function refuseUnknownVpc(say: Say, { vpcs }: Topology, question: TraceQuestion): TraceRefusal | undefined {
  const known = new Set([...vpcs.values()].map(({ item }) => item.vpcId));
  for (const field of ["fromVpc", "toVpc"] as const) {
    const vpcId = question[field];
    if (vpcId === undefined || known.has(vpcId)) continue;
    return refuse(field, say("notAVpc", { given: vpcId }), { status: 404, suggestions: [...known].sort().slice(0, 8) });
  }
  return undefined;
}

/** Each end helps to place the other: the fixed one first. */
function expandBoth(
  { world, say, from, to, through }: Tracing,
  question: TraceQuestion,
): { readonly from: Expanded; readonly to: Expanded } | TraceRefusal {
  const expand = (endpoint: Endpoint, field: "from" | "to", others: readonly InterfaceStation[]) =>
    expandEnd({
      world,
      say,
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

function answerOf(whole: Tracing, parts: readonly Part[]): TraceAnswer {
  const { world, say, asked, from, to } = whole;
  const traced = parts.flatMap((part) => part.traced);
  const faults = parts
    .flatMap(({ tracing }) => [tracing.from, tracing.to].flatMap(faultsOf))
    .map(({ code, urn, text }): Blocker => ({ code, urn, id: idOf(urn), direction: "request", text }));
  const blockers = uniqueBlockers([...faults, ...inOrder(traced.flatMap(({ variant }) => variant.blockers))]);
  const verdict = verdictOf(parts);
  const answer = {
    question: { from: from.text, to: to.text, protocol: formatProtocol(asked.protocol), port: portText(asked) },
    snapshotId: world.topology.snapshot.snapshotId,
    verdict,
    summary: "",
    variants: variantsOf(parts),
    blockers: verdict === "reachable" ? [] : blockers,
    unknowns: unknownsOf(parts),
    assumptions: assumptionsOf(whole, traced),
    evidence: evidenceOf(whole, traced),
    fixes: [],
    closings: [],
  };
  return { ...answer, summary: summaryOf(say, { answer, tracing: whole }) };
}

/** Requests before replies, each in the order met. */
function inOrder(blockers: readonly Blocker[]): readonly Blocker[] {
  return [
    ...blockers.filter(({ direction }) => direction === "request"),
    ...blockers.filter(({ direction }) => direction === "reply"),
  ];
}
