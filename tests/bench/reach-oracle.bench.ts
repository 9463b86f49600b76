import fc from "fast-check";
import { bothOf, asksFor, asksOf, engineOf, textOf, truthOf, verdictsOf } from "#tests/laws/both.ts";
import { engineOfVisit, textOfVisit, truthOfVisit, visitsFor, visitsOf } from "#tests/laws/both-workloads.ts";
import { networks } from "#tests/laws/generate-network.ts";
import { workloads } from "#tests/laws/generate-workloads.ts";
import { exactly, part, tell, type Figure } from "./figure.ts";

const SEEDS = [1, 2, 3, 4, 5];
/** A fifth of the pairs have tasks and load balancers at their ends. */
const PAIRS = { networks: 80_000, workloads: 20_000, each: 200 };

type Tally = { pairs: number; mismatches: number; passing: number; first?: string };

/** Compares on generated networks, a seed at a time; the seed gives the same networks and pairs again. */
function compare(seed: number): Tally {
  const tally: Tally = { pairs: 0, mismatches: 0, passing: 0 };
  const networkRuns = { seed, numRuns: PAIRS.networks / PAIRS.each };
  for (const [areas, drawn] of fc.sample(fc.tuple(networks, asksFor(PAIRS.each)), networkRuns)) {
    const { network, topology } = bothOf(areas);
    for (const ask of asksOf(areas, drawn)) {
      const truth = truthOf(network, ask);
      note(tally, { truth, verdict: () => engineOf(topology, ask).verdict, text: () => textOf(ask) });
    }
  }
  // Two parties on one host are no pair, so that somewhat more are drawn than are asked.
  const drawnOfWorkloads = fc.tuple(workloads, visitsFor(PAIRS.each * 2));
  const workloadRuns = { seed, numRuns: PAIRS.workloads / PAIRS.each };
  for (const [areas, drawn] of fc.sample(drawnOfWorkloads, workloadRuns)) {
    const { network, topology } = bothOf(areas);
    let left = PAIRS.each;
    for (const visit of visitsOf(areas, drawn)) {
      const truth = left > 0 ? truthOfVisit(network, visit) : undefined;
      if (truth === undefined) continue;
      left -= 1;
      note(tally, { truth, verdict: () => engineOfVisit(topology, visit).verdict, text: () => textOfVisit(visit) });
    }
  }
  return tally;
}

type Asked = {
  readonly truth: ReturnType<typeof truthOf>;
  readonly verdict: () => string;
  readonly text: () => string;
};

function note(tally: Tally, { truth, verdict, text }: Asked): void {
  const said = verdictOrDefect(verdict);
  tally.pairs += 1;
  if (truth.kind !== "lost") tally.passing += 1;
  if (verdictsOf(truth).some((agreeing) => agreeing === said)) return;
  tally.mismatches += 1;
  tally.first ??= `${text()}: ${said}, but ${truth.kind} ${truth.why}`;
}

/** A defect in one answer is one mismatch, not the end of the count. */
function verdictOrDefect(verdict: () => string): string {
  try {
    return verdict();
  } catch (cause) {
    return `no answer: ${String(cause)}`;
  }
}

const figures = SEEDS.flatMap((seed): Figure[] => {
  const { pairs, mismatches, passing, first } = compare(seed);
  if (first !== undefined) console.error(`seed ${String(seed)}: ${first}`);
  return [
    exactly(`mismatches in ${String(pairs)} pairs, seed ${String(seed)}`, { goal: 0, measured: mismatches, digits: 0 }),
    part("of them passing, %", (passing / pairs) * 100, { digits: 0 }),
  ];
});

tell(figures);
