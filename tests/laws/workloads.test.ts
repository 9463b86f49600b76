import fc from "fast-check";
import { expect, test } from "vitest";
import { bothOf, verdictsOf } from "./both.ts";
import { engineOfVisit, textOfVisit, truthOfVisit, visiting, visitsOf } from "./both-workloads.ts";
import { workloads } from "./generate-workloads.ts";

const patience = { timeout: 120_000 };

test("tasks in every mode and load balancers are reached as walking their packets says", patience, () => {
  const seen = { passes: 0, lost: 0, some: 0, unknown: 0 };
  fc.assert(
    fc.property(workloads, visiting, (areas, drawn) => {
      const both = bothOf(areas);
      for (const visit of visitsOf(areas, drawn)) {
        const truth = truthOfVisit(both.network, visit);
        if (truth === undefined) continue;
        const { verdict } = engineOfVisit(both.topology, visit);
        const agrees = verdictsOf(truth).includes(verdict);
        expect(agrees ? "agrees" : `${textOfVisit(visit)}: ${verdict}, but ${truth.kind} ${truth.why}`).toBe("agrees");
        seen[truth.kind] += 1;
      }
    }),
    { numRuns: 100 },
  );
  expect(Math.min(seen.passes, seen.lost, seen.some)).toBeGreaterThan(10);
});
