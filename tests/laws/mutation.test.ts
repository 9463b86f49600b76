import fc from "fast-check";
import { expect, test } from "vitest";
import { asking, bothOf, engineOf, pairsOf, textOf, truthOf, type Ask } from "./both.ts";
import { networks } from "./generate-network.ts";
import { mutate, mutations } from "./mutation.ts";

const patience = { timeout: 120_000 };

test("one rule changed changes the verdict of exactly the pairs for which a packet's fate changes", patience, () => {
  let changes = 0;
  fc.assert(
    fc.property(networks, fc.array(mutations, { minLength: 4, maxLength: 4 }), asking, (areas, drawn, [one]) => {
      const before = bothOf(areas);
      const ports = { server: one?.server ?? 443, client: one?.client ?? 40000 };
      const asks = pairsOf(areas)
        .slice(2, 5)
        .flat()
        .map((pair): Ask => ({ ...pair, ...ports, protocol: "tcp" }));
      const truths = asks.map((ask) => truthOf(before.network, ask).kind);
      const verdicts = asks.map((ask) => engineOf(before.topology, ask).verdict);
      for (const mutation of drawn) {
        const after = bothOf(mutate(areas, mutation));
        // Where the oracle knows nothing of a pair, it cannot say whether it changes.
        const known = asks.flatMap((ask, i) => {
          const kind = truthOf(after.network, ask).kind;
          return kind === "unknown" || truths[i] === "unknown" ? [] : [{ ask, isChanged: kind !== truths[i], i }];
        });
        const truth = known.filter(({ isChanged }) => isChanged).map(({ ask }) => textOf(ask));
        const told = known
          .filter(({ ask, i }) => engineOf(after.topology, ask).verdict !== verdicts[i])
          .map(({ ask }) => textOf(ask));
        expect(told).toEqual(truth);
        changes += truth.length;
      }
    }),
    { numRuns: 20 },
  );
  expect(changes).toBeGreaterThan(3);
});
