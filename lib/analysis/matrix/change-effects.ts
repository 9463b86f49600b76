import { internetEnd } from "#lib/graph/internet.ts";
import type { Topology } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { TraceQuestion, TraceRefusal } from "../reach/answer.ts";
import { refuse } from "../reach/question.ts";
import type { Language } from "../reach/sentence.ts";
import { makeChange, type ChangeChoice } from "../reach/trace.ts";
import { internetOf, matrixOf, type Matrix } from "./matrix.ts";
import { UNREACHABLE } from "./outcomes.ts";
import { rowsOf } from "./rows.ts";
import { outcomeText, type MatrixTable } from "./table.ts";

type Told = MatrixTable["outcomes"][number];

/** Two things that reach each other otherwise than before: services where their tasks are of one, the internet, or what is alone. */
export type PairEffect = { readonly from: Urn; readonly to: Urn; readonly before: Told; readonly after: Told };

/** What a change does to every pair of the account, over all protocols. */
export type ChangeEffects = {
  /** How many pairs of things change, the asked one among them. */
  readonly count: number;
  /** Of those that were not asked about, the first by name. */
  readonly others: readonly PairEffect[];
  /** How many were not asked about. */
  readonly otherCount: number;
};

/** A path question, and which change of its answer is meant. */
type ChangeQuestion = {
  readonly question: TraceQuestion;
  readonly choice: ChangeChoice;
  readonly language?: Language;
};

const MOST_TOLD = 50;

/**
 * Every pair that a proposed change makes another: the matrix of the account over all traffic, before and after, class by class.
 * It costs two matrices, which is why an answer does not hold it. Refused when there is no such change.
 */
export function changeEffects(
  topology: Topology,
  { question, choice, language = "en" }: ChangeQuestion,
): ChangeEffects | TraceRefusal {
  const made = makeChange(topology, question, choice);
  if ("status" in made) return made;
  const all = { protocol: "all" };
  const before = matrixOf(topology, all, language);
  if ("status" in before) return before;
  const say = before.say;
  const after = made.changed === undefined ? undefined : matrixOf(made.changed, all, language);
  if (after === undefined) return refuse(choice.kind, say("noSuchChange", { at: String(choice.at) }), { status: 404 });
  if ("status" in after) return after;
  const effects = effectsBetween(before, after);
  const asked = new Set(made.answer.variants.map(({ fromNode, toNode }) => keyOf(before, fromNode, toNode)));
  const others = [...effects].filter(([key]) => !asked.has(key)).map(([, effect]) => effect);
  const byName = (a: PairEffect, b: PairEffect) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1);
  return { count: effects.size, others: others.sort(byName).slice(0, MOST_TOLD), otherCount: others.length };
}

/** Parties that are of one class before and of one after. */
type Joint = { readonly was: number; readonly is: number; readonly size: number; readonly things: readonly Urn[] };

function effectsBetween(before: Matrix, after: Matrix): ReadonlyMap<string, PairEffect> {
  const joints = jointsOf(before, after);
  const found = new Map<string, PairEffect>();
  const same = comparing(before, after);
  const rows = { was: rowsOf(before), is: rowsOf(after) };
  for (const from of joints) {
    const [was, is] = [rows.was.row(from.was), rows.is.row(from.is)];
    for (const to of joints) {
      const [cell, now] = [was[to.was] ?? UNREACHABLE, is[to.is] ?? UNREACHABLE];
      // What is alone in its class reaches nobody there.
      if (same(cell, now) || (from === to && from.size === 1)) continue;
      const told = { before: outcomeText(before.outcomes.at(cell)), after: outcomeText(after.outcomes.at(now)) };
      for (const { key, ...pair } of pairsBetween(before, from, to)) {
        // Tasks of one service may differ; what changes for the first of them stands for the pair.
        if (!found.has(key)) found.set(key, { ...pair, ...told });
      }
    }
  }
  return found;
}

/** The pairs of things of two joints; a thing reaches itself only where it is several, as a service is. */
function pairsBetween({ world }: Matrix, { things: senders }: Joint, { things: receivers }: Joint) {
  const { services } = world.topology;
  return senders.flatMap((from) =>
    receivers.filter((to) => from !== to || services.has(from)).map((to) => ({ key: `${from}|${to}`, from, to })),
  );
}

/** Whether two outcomes of two matrices are the same. */
function comparing(before: Matrix, after: Matrix): (one: number, other: number) => boolean {
  const known = new Map<string, boolean>();
  return (one, other) => {
    const key = `${one} ${other}`;
    const kept = known.get(key) ?? JSON.stringify(before.outcomes.at(one)) === JSON.stringify(after.outcomes.at(other));
    known.set(key, kept);
    return kept;
  };
}

function jointsOf(before: Matrix, after: Matrix): readonly Joint[] {
  const are = after.partition.members();
  const byKey = new Map<string, { was: number; is: number; size: number; things: Set<Urn> }>();
  for (const [place, { node, id: was }] of before.partition.members().entries()) {
    const is = are[place]?.id ?? -1;
    const key = `${String(was)} ${String(is)}`;
    const joint = byKey.get(key) ?? { was, is, size: 0, things: new Set<Urn>() };
    joint.size += 1;
    joint.things.add(thingOf(before, node));
    byKey.set(key, joint);
  }
  const outside = {
    was: internetOf(before),
    is: internetOf(after),
    size: 1,
    things: [internetEnd(before.world.topology.snapshot)],
  };
  return [...[...byKey.values()].map((joint) => ({ ...joint, things: [...joint.things] })), outside];
}

function thingOf({ world }: Matrix, node: Urn): Urn {
  const { tasks, interfaces } = world.topology;
  const task = tasks.get(node) ?? tasks.get(interfaces.get(node)?.owner.urn ?? "");
  return task?.serviceUrn ?? interfaces.get(node)?.owner.urn ?? node;
}

function keyOf(matrix: Matrix, from: Urn, to: Urn): string {
  return `${thingOf(matrix, from)}|${thingOf(matrix, to)}`;
}
