import { describe, expect, it } from "vitest";
import { inspect } from "#lib/inspection/inspect.ts";
import { snapshotOf } from "#tests/support/snapshots.ts";
import { wholeAccount, wholeAccountAreas } from "#tests/support/whole-account.ts";

describe("inspect", () => {
  it("joins, draws and judges one snapshot", () => {
    const inspection = inspect(wholeAccount);
    expect(inspection.snapshot).toBe(wholeAccount);
    expect(inspection.graph.nodes.length).toBeGreaterThan(40);
    expect(inspection.outcomes.every(({ state }) => state !== "crashed")).toBe(true);
  });

  it("says of an account that was not read that nothing can be judged, not that all is well", () => {
    const { graph, findings, outcomes } = inspect({ ...snapshotOf(), scopes: [] });
    expect(graph.nodes).toEqual([]);
    expect(findings).toEqual([]);
    expect(outcomes.every(({ checked }) => checked === 0)).toBe(true);
  });

  it("gives the same answer whatever order AWS lists things in", () => {
    const reversed = Object.fromEntries(
      Object.entries(wholeAccountAreas).map(([name, items]) => [name, items.toReversed()]),
    );
    const [inOrder, backwards] = [inspect(wholeAccount), inspect(snapshotOf({ areas: reversed }))];
    expect(backwards.graph.nodes).toEqual(inOrder.graph.nodes);
    expect(backwards.graph.edges).toEqual(inOrder.graph.edges);
    expect(backwards.findings).toEqual(inOrder.findings);
  });
});
