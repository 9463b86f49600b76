import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matrixOf, type Matrix, type MatrixQuestion } from "#lib/analysis/matrix/matrix.ts";
import { rowsOf } from "#lib/analysis/matrix/rows.ts";
import { tracePath } from "#lib/analysis/reach/trace.ts";
import { buildTopology } from "#lib/graph/build-topology.ts";
import type { Topology } from "#lib/graph/topology.ts";
import { scenarios } from "#mocks/scenarios.ts";
import { surveyScenario } from "#tests/support/surveyed.ts";
import { networks, topologyOf } from "./matrix-networks.ts";

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

/** A matrix that answers for nodes, as a trace does. */
function verdicts(topology: Topology, question: MatrixQuestion) {
  const matrix = matrixOf(topology, question);
  if ("status" in matrix) throw new Error(matrix.detail);
  const rows = rowsOf(matrix);
  const { classes } = matrix.partition;
  const classesByNode = classesOf(matrix);
  const at = (node: string) => classesByNode.get(node) ?? [];
  // An instance is met at each of its interfaces, and sends from its primary one.
  const sending = (node: string) => at(node).filter((one) => classes[one]?.first.isSecondary !== true);
  const grid = Array.from({ length: classes.length + 1 }, (_, from) => rows.row(from).slice());
  return {
    nodes: [...classesByNode.keys()],
    /** A class of several is asked about its parties among each other: not about two that share one host. */
    isAsked: (from: string, to: string) =>
      at(to).every((one) => classes[one]?.sole !== undefined || hostOf(topology, from) !== hostOf(topology, to)),
    between(from: string, to: string) {
      const pairs = sending(from).flatMap((a) => at(to).map((b) => grid[a]?.[b] ?? -1));
      return matrix.outcomes.at(matrix.outcomes.joined(pairs)).verdict;
    },
  };
}

/** The instance or interface a node is met at. */
function hostOf({ tasks, interfaces }: Topology, node: string): string {
  const owned = tasks.get(node)?.networkInterface ?? interfaces.get(node);
  return owned?.item.attachment?.instanceId ?? owned?.urn ?? node.split("/ec2-instance/").at(-1) ?? node;
}

function classesOf({ partition }: Matrix): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>([["internet", [partition.classes.length]]]);
  for (const [at, { nodes }] of partition.classes.entries()) {
    for (const node of new Set(nodes)) found.set(node, [...(found.get(node) ?? []), at]);
  }
  return found;
}

/** Every pair of a few nodes, or pairs picked by a generator that is the same every time. */
function pairsOf(nodes: readonly string[], count: number): readonly (readonly [string, string])[] {
  const all = nodes.length * nodes.length;
  let state = 1;
  const next = () => (state = (state * 48_271) % 2_147_483_647);
  const picked =
    all <= count ? Array.from({ length: all }, (_, i) => i) : Array.from({ length: count }, () => next() % all);
  return picked.map((i) => [nodes[i % nodes.length] ?? "", nodes[Math.floor(i / nodes.length)] ?? ""] as const);
}

/** The pairs of nodes about which matrix and trace do not agree. */
function disagreements(topology: Topology, question: MatrixQuestion, count: number) {
  const matrix = verdicts(topology, question);
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
    const matrix = verdicts(topology, question);
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
        const matrix = verdicts(topology, question);
        for (const [from, to] of pairsOf(matrix.nodes, 60)) seen[matrix.between(from, to)] += 1;
        expect(disagreements(topology, question, 60)).toEqual([]);
      }),
      { numRuns: Number(process.env["MATRIX_NETWORKS"] ?? 150) },
    );
    // Each verdict was met: a law about pairs that are all closed would prove little.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  },
);
