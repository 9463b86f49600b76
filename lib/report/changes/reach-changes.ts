import { matrixTable, type MatrixTable } from "#lib/analysis/matrix/table.ts";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import type { TraceAnswer } from "#lib/analysis/reach/answer.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Language } from "../text/language.ts";
import { spread } from "../report-pairs.ts";
import { reachKinds } from "./change-kind.ts";
import type { ConfigurationChange } from "./configuration-changes.ts";

type Outcome = MatrixTable["outcomes"][number];

/** Senders that reach one thing otherwise than before, all of them alike and for the same reason. */
export type ReachChange = {
  readonly became: (typeof reachKinds)[number];
  readonly to: string;
  readonly toUrn: Urn;
  /** Sorted by name; never empty. */
  readonly from: readonly { readonly urn: Urn; readonly name: string }[];
  readonly before: Outcome;
  readonly after: Outcome;
  /** The changes on their way, those that blocked or block it first; empty when none of them is on it, or it was not traced. */
  readonly causes: readonly Urn[];
};

/** How reachability differs between two snapshots. */
export type ReachChanges = {
  readonly changes: readonly ReachChange[];
  /** How many pairs changed. */
  readonly pairs: number;
  /** Ends that only one of both has; their pairs are not compared. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
};

/** What a reader asks of: services, what stands before them, and the internet. */
const kinds: ReadonlySet<string> = new Set(["ecs-service", "load-balancer", "internet"]);

/** So many pairs are traced for what changed them: each costs two path questions. */
const MOST_TRACED = 60;

type Sides = { readonly before: Topology; readonly after: Topology; readonly language: Language };

/** Every pair of services, load balancers and the internet that reach each other otherwise than before, on all protocols. */
export function reachChanges(sides: Sides, configuration: readonly ConfigurationChange[]): ReachChanges {
  const [was, is] = [endsOf(sides.before, sides.language), endsOf(sides.after, sides.language)];
  const found = [...is.ends.values()].flatMap((to) => {
    if (to.kind === "internet" || !was.ends.has(to.id)) return [];
    return [...is.ends.values()].flatMap((from) => {
      if (from.id === to.id || !was.ends.has(from.id)) return [];
      const [before, after] = [was.between(from.id, to.id), is.between(from.id, to.id)];
      return isSame(before, after) ? [] : [{ from, to, before, after }];
    });
  });
  const groups = new Map<string, ReachChange>();
  for (const [at, pair] of found.entries()) {
    const causes = at < MOST_TRACED ? causesOf(sides, pair, configuration) : [];
    const key = JSON.stringify([pair.to.id, pair.before, pair.after, causes]);
    const from = [...(groups.get(key)?.from ?? []), { urn: pair.from.id, name: pair.from.name }];
    groups.set(key, changeOf(pair, from, causes));
  }
  const only = (ends: ReadonlyMap<string, End>, others: ReadonlyMap<string, End>) =>
    [...ends.values()].filter(({ id }) => !others.has(id)).map(({ name }) => name).sort(); // prettier-ignore
  return {
    changes: [...groups.values()].sort(byWeight),
    pairs: found.length,
    onlyBefore: only(was.ends, is.ends),
    onlyAfter: only(is.ends, was.ends),
  };
}

type End = { readonly id: Urn; readonly name: string; readonly kind: string };
type Pair = { readonly from: End; readonly to: End; readonly before: Outcome; readonly after: Outcome };

function endsOf(topology: Topology, language: Language) {
  const table = matrixTable(topology, { protocol: "all", fold: "services" }, language);
  const classes = "status" in table ? [] : table.classes;
  const ends = new Map(classes.flatMap(({ id, name, kind }) => (kinds.has(kind) ? [[id, { id, name, kind }]] : [])));
  const columns = new Map(classes.map(({ id }, at) => [id, at]));
  const rows = new Map("status" in table ? [] : table.rows.map(({ from, cells }) => [from, spread(cells)]));
  const between = (from: Urn, to: Urn): Outcome => {
    const outcome = rows.get(from)?.[columns.get(to) ?? -1];
    return (outcome === undefined || "status" in table ? undefined : table.outcomes[outcome]) ?? { verdict: "unknown" };
  };
  return { ends, between };
}

function isSame(one: Outcome, other: Outcome): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function changeOf({ to, before, after }: Pair, from: ReachChange["from"], causes: readonly Urn[]): ReachChange {
  const sorted = from.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { became: becameOf(before, after), to: to.name, toUrn: to.id, from: sorted, before, after, causes };
}

function becameOf(before: Outcome, after: Outcome): ReachChange["became"] {
  if (before.verdict === "unknown" || after.verdict === "unknown") return "unknown";
  if (before.verdict === "unreachable") return "opened";
  return after.verdict === "unreachable" ? "closed" : "changed";
}

/** The changed resources on the way of a pair: first those that stop it on the side where it is stopped. */
function causesOf({ before, after, language }: Sides, { from, to }: Pair, changes: readonly ConfigurationChange[]) {
  if (changes.length === 0) return [];
  const nameOf = (end: End) => (end.kind === "internet" ? "internet" : end.id);
  const ask = (topology: Topology) => {
    const question = { from: nameOf(from), to: nameOf(to), protocol: "all" };
    const answer = tracePath(topology, question, { language, withFixes: false });
    return "status" in answer ? undefined : answer;
  };
  const answers = [ask(before), ask(after)].filter((answer) => answer !== undefined);
  const stopping = mentioned(answers.flatMap(({ blockers }) => blockers));
  const onTheWay = mentioned(answers.flatMap(hopsOf));
  const first = changes.filter((change) => isAmong(change, stopping));
  const others = changes.filter((change) => !first.includes(change) && isAmong(change, onTheWay));
  return [...first, ...(first.length > 0 ? [] : others)].map(({ urn }) => urn);
}

function hopsOf({ variants }: TraceAnswer) {
  return variants.flatMap(({ request, reply }) =>
    [...request, ...reply].flatMap(({ urn, id, component }) => [
      { urn, id },
      { urn: "", id: component.id },
    ]),
  );
}

function mentioned(things: readonly { readonly urn: Urn; readonly id: string }[]): ReadonlySet<string> {
  return new Set(things.flatMap(({ urn, id }) => [urn, id]));
}

/** Whether a changed resource, or a rule of it that changed, is among what is named. */
function isAmong({ urn, id, fields }: ConfigurationChange, named: ReadonlySet<string>): boolean {
  if (named.has(urn) || named.has(id)) return true;
  return fields.some(({ path }) => {
    const [, part] = /^rules\[(.+)\]$/.exec(path) ?? [];
    return part !== undefined && named.has(part);
  });
}

function byWeight(a: ReachChange, b: ReachChange): number {
  const weight = reachKinds.indexOf(a.became) - reachKinds.indexOf(b.became);
  if (weight !== 0) return weight;
  const [one, other] = [a, b].map(({ to, from }) => `${to} ${from[0]?.name ?? ""}`);
  return (one ?? "") < (other ?? "") ? -1 : 1;
}
