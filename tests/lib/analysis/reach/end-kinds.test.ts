import { expect, test } from "vitest";
import { endKinds } from "#lib/analysis/reach/end-kinds.ts";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

test("of every kind of resource, a question is answered exactly where it is said that a path can end there", async () => {
  const { topology, graph } = await inspectScenario(harbour);
  const kinds = [...new Map(graph.nodes.map(({ kind, urn }) => [kind, urn]))];
  const answered = kinds.filter(([, urn]) => {
    const answer = tracePath(topology, { from: urn, to: "internet", protocol: "tcp", port: "443" });
    return "verdict" in answer || answer.status === 409;
  });
  const told = kinds.filter(([kind]) => endKinds.has(kind));
  expect(answered.map(([kind]) => kind).sort()).toEqual(told.map(([kind]) => kind).sort());
});
