import { matrixOf, type Matrix, type MatrixQuestion } from "#lib/analysis/matrix/matrix.ts";
import { rowsOf } from "#lib/analysis/matrix/rows.ts";
import type { Topology } from "#lib/graph/topology.ts";

/** The matrix of an account for a question that can be asked. */
export function wholeMatrix(topology: Topology, question: MatrixQuestion): Matrix {
  const matrix = matrixOf(topology, question);
  if ("status" in matrix) throw new Error(matrix.detail);
  return matrix;
}

/** A matrix that answers for nodes, as a trace does. */
export function verdictsIn(matrix: Matrix) {
  const { topology } = matrix.world;
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
  for (const at of partition.classes.keys()) {
    for (const node of new Set(partition.nodesOf(at))) found.set(node, [...(found.get(node) ?? []), at]);
  }
  return found;
}

/** Every pair of a few nodes, or pairs picked by a generator that is the same every time. */
export function pairsOf(nodes: readonly string[], count: number): readonly (readonly [string, string])[] {
  const all = nodes.length * nodes.length;
  let state = 1;
  const next = () => (state = (state * 48_271) % 2_147_483_647);
  const picked =
    all <= count ? Array.from({ length: all }, (_, i) => i) : Array.from({ length: count }, () => next() % all);
  return picked.map((i) => [nodes[i % nodes.length] ?? "", nodes[Math.floor(i / nodes.length)] ?? ""] as const);
}
