import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MatrixQuestion } from "#lib/analysis/matrix/matrix.ts";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { scenarios } from "#mocks/scenarios.ts";
import { surveyScenario } from "#tests/support/surveyed.ts";
import { networks, topologyOf } from "./matrix-networks.ts";
import { pairsOf, verdictsIn, wholeMatrix } from "./matrix-verdicts.ts";

const questions: readonly MatrixQuestion[] = [
  { protocol: "tcp", port: "443" },
  { protocol: "tcp", port: "8000-8100" },
  { protocol: "udp", port: "53" },
  { protocol: "icmp" },
  { protocol: "47" },
  { protocol: "all" },
];

/** Of generated networks: ports that rules there split, and IPv6's own protocol. */
const generatedQuestions: readonly MatrixQuestion[] = [
  ...[443, "1-500", "1-500", "400-500"].map((port) => ({ protocol: "tcp", port: String(port) })),
  ...["udp", "icmp", "icmpv6", "all", "all"].map((protocol) => ({ protocol })),
];

/** The pairs of nodes about which matrix and trace do not agree. */
function disagreements(topology: Topology, question: MatrixQuestion, count: number) {
  const matrix = verdictsIn(wholeMatrix(topology, question));
  const pairs = pairsOf(matrix.nodes, count).filter(([from, to]) => matrix.isAsked(from, to));
  return pairs.flatMap(([from, to]) => {
    const traced = tracePath(topology, { from, to, ...question }, { withFixes: false });
    const told = "status" in traced ? traced.detail : traced.verdict;
    const found = matrix.between(from, to);
    return told === found ? [] : [`${from} → ${to}: matrix ${found}, trace ${told}`];
  });
}

const patience = { timeout: 240_000 };

describe.each(scenarios)("in the scenario $id", (scenario) => {
  const surveyed = surveyScenario(scenario).then(buildTopology);

  test.each(questions)("a trace agrees with the matrix of $protocol $port", patience, async (question) => {
    const topology = await surveyed;
    expect(disagreements(topology, question, Number(process.env["MATRIX_PAIRS"] ?? 150))).toEqual([]);
  });

  test("the internet's row and column agree with traces for every node", patience, async () => {
    const topology = await surveyed;
    const question = { protocol: "tcp", port: "443" };
    const matrix = verdictsIn(wholeMatrix(topology, question));
    const wrong = matrix.nodes.flatMap((node) => {
      const traced = ["internet", node].map((from, i) =>
        tracePath(topology, { from, to: i === 0 ? node : "internet", ...question }, { withFixes: false }),
      );
      const told = traced.map((answer) => ("status" in answer ? answer.detail : answer.verdict));
      const found = [matrix.between("internet", node), matrix.between(node, "internet")];
      return told.join() === found.join() ? [] : [`${node}: matrix ${found.join()}, trace ${told.join()}`];
    });
    expect(wrong).toEqual([]);
  });
});

test(
  "a trace agrees with the matrix in generated networks, whatever leads out of them and whatever was not read",
  patience,
  () => {
    const seen = { reachable: 0, conditional: 0, unreachable: 0, unknown: 0 };
    fc.assert(
      fc.property(networks, fc.constantFrom(...generatedQuestions), (drawn, question) => {
        const topology = topologyOf(drawn);
        const matrix = verdictsIn(wholeMatrix(topology, question));
        for (const [from, to] of pairsOf(matrix.nodes, 60)) seen[matrix.between(from, to)] += 1;
        expect(disagreements(topology, question, 60)).toEqual([]);
      }),
      { numRuns: Number(process.env["MATRIX_NETWORKS"] ?? 150) },
    );
    // Each verdict was met: a law about pairs that are all closed would prove little.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  },
);
