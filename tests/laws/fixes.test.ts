import fc from "fast-check";
import { expect, test } from "vitest";
import { asking, asksOf, bothOf, engineOf, pairsOf, textOf, truthOf, verdictsOf, type Ask } from "./both.ts";
import { networks } from "./generate-network.ts";
import { networkOf, type Areas } from "./oracle/network.ts";
import { linesOf, runCli, undoOf } from "./run-cli.ts";

const patience = { timeout: 120_000 };

/** The fixes of what is closed in a network, each with the question it is for. */
function fixesIn(areas: Areas, asks: readonly Ask[]) {
  const { topology } = bothOf(areas);
  return asks.flatMap((ask) => {
    const answer = engineOf(topology, ask, { withFixes: true });
    if (answer.verdict !== "unreachable") expect(answer.fixes).toEqual([]);
    return answer.fixes.map((fix) => ({ ask, answer, lines: linesOf(fix.cli) }));
  });
}

test("the commands of a fix run, open the path on the changed account, and leave no blocker behind", patience, () => {
  let fixes = 0;
  fc.assert(
    fc.property(networks, asking, (areas, drawn) => {
      for (const { ask, answer, lines } of fixesIn(areas, asksOf(areas, drawn))) {
        const fixed = runCli(areas, lines);
        const after = engineOf(bothOf(fixed).topology, ask);
        const truth = truthOf(networkOf(fixed), ask);
        // Whether it then hangs on the port a NAT gateway chooses is no matter of a blocker.
        const isOpen = truth.kind === "passes" || truth.kind === "some";
        expect(`${textOf(ask)}: ${isOpen ? "open" : `${truth.kind} ${truth.why}`}`).toBe(`${textOf(ask)}: open`);
        expect(verdictsOf(truth)).toContain(after.verdict);
        const [first] = answer.blockers;
        expect(first).toBeDefined();
        expect(after.blockers).not.toContainEqual(first);
        if (after.verdict === "reachable") expect(after.blockers).toEqual([]);
        fixes += 1;
      }
    }),
    { numRuns: 50 },
  );
  expect(fixes).toBeGreaterThan(8);
});

test("no command of a fix can be left out", patience, () => {
  fc.assert(
    fc.property(networks, asking, (areas, drawn) => {
      for (const { ask, lines } of fixesIn(areas, asksOf(areas, drawn)).filter((fix) => fix.lines.length > 1)) {
        for (const left of lines) {
          const part = lines.filter((line) => line !== left);
          const { kind } = truthOf(networkOf(runCli(areas, part)), ask);
          expect(`${textOf(ask)} without ${left}: ${kind}`).not.toBe(`${textOf(ask)} without ${left}: passes`);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test("taking an opening fix back restores every verdict", patience, () => {
  fc.assert(
    fc.property(networks, asking, (areas, drawn) => {
      // A replaced route that led to nothing cannot be had back by a command.
      const fix = fixesIn(areas, asksOf(areas, drawn)).find(
        ({ lines }) => !lines.some((line) => line.includes(" replace-")),
      );
      if (fix === undefined) return;
      const fixed = runCli(areas, fix.lines);
      const restored = runCli(fixed, fix.lines.map((line) => undoOf(areas, line)).toReversed());
      const pairs = pairsOf(areas).slice(2).flat();
      const verdictsOfAll = (some: Areas) => {
        const { topology } = bothOf(some);
        return pairs.map((pair) => engineOf(topology, { ...fix.ask, ...pair }).verdict);
      };
      expect(verdictsOfAll(restored)).toEqual(verdictsOfAll(areas));
      expect(verdictsOfAll(fixed)).not.toEqual(verdictsOfAll(areas));
    }),
    // Its failures take long to make smaller: the first one is shown as it is.
    { numRuns: 6, endOnFailure: true },
  );
});
