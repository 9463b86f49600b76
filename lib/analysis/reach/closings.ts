import { aclClosing } from "./acl-remedy.ts";
import type { TraceAnswer } from "./answer.ts";
import { applyAll, uniqueRemedies, written, type Again, type Asked, type Proposed } from "./fixes.ts";
import { groupClosing } from "./group-closing.ts";
import type { Remedy } from "./remedy.ts";

import type { Step } from "./step.ts";
import type { Traced, Tracing } from "./traced.ts";

type Closing = TraceAnswer["closings"][number];

const MAX_CLOSINGS = 4;

/**
 * The smallest sets of changes that close what is open, the smallest first: at each filter on the way the rules that let it
 * through, or one entry that denies it. Each was verified by asking again on the changed account. Empty when nothing is open.
 */
export function closingsOf(asked: Asked, again: Again): readonly Proposed<Closing>[] {
  const open = asked.traced.filter(({ variant }) => isOpen(variant.verdict));
  if (open.length === 0) return [];
  const [one] = open;
  const filters = one?.steps.filter(isFilter) ?? [];
  const sets = filters.flatMap((_, index) => closingAt(asked.tracing, open, index) ?? []);
  const described = sets.flatMap((remedies) => describe(asked, again, remedies) ?? []);
  const once = [...new Map(described.map((closing) => [closing.fix.text, closing])).values()];
  const sorted = once.sort((a, b) => b.fix.closes - a.fix.closes || a.remedies.length - b.remedies.length);
  return sorted.slice(0, MAX_CLOSINGS);
}

function isOpen(verdict: TraceAnswer["verdict"]): boolean {
  return verdict === "reachable" || verdict === "conditional";
}

/** Replies are no place to close: what was sent has arrived. */
function isFilter({ kind, packet }: Step): boolean {
  return (kind === "security-group" || kind === "network-acl") && packet.direction === "request";
}

/** What closes every open path at the same filter of its way; `undefined` when one of them has nothing to take there. */
function closingAt(
  tracing: Tracing,
  open: readonly Traced[],
  index: number,
): readonly (readonly Remedy[])[] | undefined {
  const found: Remedy[] = [];
  for (const { steps } of open) {
    const step = steps.filter(isFilter)[index];
    const remedies = step === undefined ? undefined : closingOf(tracing, step);
    if (remedies === undefined) return undefined;
    found.push(...remedies);
  }
  return [uniqueRemedies(found)];
}

function closingOf(tracing: Tracing, step: Step): readonly Remedy[] | undefined {
  if (step.kind === "security-group") return groupClosing(tracing, step);
  const entry = aclClosing({ tracing, topology: tracing.world.topology, step });
  return entry === undefined ? undefined : [entry];
}

function describe(asked: Asked, again: Again, remedies: readonly Remedy[]) {
  const after = again(applyAll(asked.tracing.world.topology, remedies));
  const count = ({ answer }: Asked) => answer.variants.filter(({ verdict }) => isOpen(verdict)).length;
  const closes = after === undefined ? 0 : count(asked) - count(after);
  const { text, cli, terraform, sideEffects } = written(remedies);
  return closes <= 0 ? undefined : { remedies, fix: { text, cli, terraform, closes, sideEffects } };
}
