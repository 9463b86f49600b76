import type { Topology } from "#lib/graph/topology.ts";
import type { TraceAnswer } from "./answer.ts";
import { remediesFor } from "./remedies.ts";
import type { Remedy } from "./remedy.ts";
import { blockerOf } from "./step.ts";
import type { Traced, Tracing } from "./traced.ts";

/** The answer to a question on one state of an account, with all it was made of. */
export type Asked = { readonly tracing: Tracing; readonly traced: readonly Traced[]; readonly answer: TraceAnswer };

/** Asks the same question of a changed account; `undefined` when it can no longer be asked. */
export type Again = (changed: Topology) => Asked | undefined;

type Fix = TraceAnswer["fixes"][number];

/** A set of changes as the answer tells it, and the changes themselves. */
export type Proposed<Told> = { readonly fix: Told; readonly remedies: readonly Remedy[] };

// A change may uncover another blocker behind it: a route, then the reply's route, then a filter.
const MAX_ROUNDS = 5;
const MAX_FIXES = 4;

/**
 * The smallest sets of changes that open what is blocked, the smallest first: one for each way it is blocked, and one that
 * opens all. Each was verified by asking again on the changed account. Empty when nothing is blocked, when a blocker is
 * no matter of rules, routes or registrations, or when the account was not read well enough to tell.
 */
export function fixesOf(asked: Asked, again: Again): readonly Proposed<Fix>[] {
  if (asked.answer.verdict === "unknown") return [];
  const closed = asked.traced.filter(({ variant }) => variant.verdict === "unreachable");
  const sets = new Map<string, readonly Remedy[]>();
  for (const one of closed) {
    const first = remediesOf(asked.tracing, one);
    const key = first?.map((remedy) => remedy.key).join();
    if (first === undefined || key === undefined || sets.has(key) || sets.size >= MAX_FIXES) continue;
    const whole = grow({ asked, again, one }, first);
    if (whole !== undefined) sets.set(key, withoutNeedless({ asked, again, one }, whole));
  }
  const found = [...sets.values()];
  const all = found.length < 2 ? [] : [uniqueRemedies(found.flat())];
  const fixes = [...found, ...all].flatMap((remedies) => describe(asked, again, remedies) ?? []);
  const once = [...new Map(fixes.map((fix) => [fix.fix.text, fix])).values()];
  return once.sort((a, b) => a.remedies.length - b.remedies.length || b.fix.opens - a.fix.opens);
}

type Growing = { readonly asked: Asked; readonly again: Again; readonly one: Traced };

/** Adds what the changes uncover until the path is open; `undefined` when that cannot be reached. */
function grow({ asked, again, one }: Growing, first: readonly Remedy[]): readonly Remedy[] | undefined {
  let remedies = first;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const after = again(applyAll(asked.tracing.world.topology, remedies));
    const same = after?.traced.filter((other) => pathOf(other) === pathOf(one)) ?? [];
    const still = same.find(({ variant }) => variant.verdict === "unreachable");
    if (after === undefined) return undefined;
    if (still === undefined) return remedies;
    const more = remediesOf(after.tracing, still);
    if (more === undefined) return undefined;
    const grown = uniqueRemedies([...remedies, ...more]);
    // What was added stands beside what stays closed: a target on another port.
    if (grown.length === remedies.length) return openCount(after) > openCount(asked) ? remedies : undefined;
    remedies = grown;
  }
  return undefined;
}

/** A route may lead the packet round what another change was for: what can be left out is. */
function withoutNeedless({ asked, again, one }: Growing, whole: readonly Remedy[]): readonly Remedy[] {
  const outcomeOf = (remedies: readonly Remedy[]): string | undefined => {
    const after = again(applyAll(asked.tracing.world.topology, remedies));
    const same = after?.traced.filter((other) => pathOf(other) === pathOf(one));
    return after === undefined
      ? undefined
      : `${openCount(after)} ${String(same?.map(({ variant }) => variant.verdict))}`;
  };
  const wanted = whole.length > 1 ? outcomeOf(whole) : undefined;
  let needed = whole;
  for (const remedy of whole) {
    const fewer = needed.filter((other) => other !== remedy);
    if (fewer.length > 0 && wanted !== undefined && outcomeOf(fewer) === wanted) needed = fewer;
  }
  return needed;
}

/** Variants of two answers that are about the same path. */
function pathOf({ variant }: Traced): string {
  const rule = variant.conditions.find(({ kind }) => kind === "listener-rule")?.text;
  return [variant.fromNode, variant.toNode, rule].join("|");
}

/** A change for every blocker of a path; `undefined` when one of them has none. */
function remediesOf({ world, ...tracing }: Tracing, { steps }: Traced): readonly Remedy[] | undefined {
  const blockers = steps.filter((step) => blockerOf(step) !== undefined);
  const found = remediesFor({ world, ...tracing }, blockers, world.topology);
  return found?.length === 0 ? undefined : found;
}

/** One of each. */
export function uniqueRemedies(remedies: readonly Remedy[]): readonly Remedy[] {
  return [...new Map(remedies.map((remedy) => [remedy.key, remedy])).values()];
}

/** An account with all changes made. */
export function applyAll(topology: Topology, remedies: readonly Remedy[]): Topology {
  let changed = topology;
  for (const { apply } of remedies) changed = apply(changed);
  return changed;
}

/** Several changes as one text, one script, one file. */
export function written(remedies: readonly Remedy[]): Omit<Fix, "opens"> {
  return {
    text: remedies.map(({ text }) => text).join(" "),
    cli: remedies.map(({ cli }) => cli).join("\n"),
    terraform: remedies.map(({ terraform }) => terraform).join("\n\n"),
    sideEffects: [...new Set(remedies.flatMap(({ sideEffects }) => sideEffects))],
  };
}

function describe(asked: Asked, again: Again, remedies: readonly Remedy[]) {
  const after = again(applyAll(asked.tracing.world.topology, remedies));
  const opens = after === undefined ? 0 : openCount(after) - openCount(asked);
  const { text, cli, terraform, sideEffects } = written(remedies);
  return opens <= 0 ? undefined : { remedies, fix: { text, cli, terraform, opens, sideEffects } };
}

function openCount({ answer }: Asked): number {
  return answer.variants.filter(({ verdict }) => verdict === "reachable" || verdict === "conditional").length;
}
