import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import { ecsEdges } from "./edges/ecs-edges.ts";
import type { EdgeDraft } from "./edges/edge-draft.ts";
import { gatewayEdges } from "./edges/gateway-edges.ts";
import { loadBalancingEdges } from "./edges/load-balancing-edges.ts";
import { nameEdges } from "./edges/name-edges.ts";
import { networkEdges } from "./edges/network-edges.ts";
import { securityGroupEdges } from "./edges/security-group-edges.ts";
import type { EdgeKind, Graph, GraphEdge, GraphNode } from "./graph.ts";
import { gatherNodes } from "./nodes/gather-nodes.ts";
import type { Topology } from "./topology.ts";

const edgeSources: readonly ((topology: Topology) => Iterable<EdgeDraft>)[] = [
  networkEdges,
  securityGroupEdges,
  gatewayEdges,
  ecsEdges,
  loadBalancingEdges,
  nameEdges,
];

/**
 * Makes the graph of a topology: every live resource, and how they hang together. Both ends of every edge are nodes.
 * The indexes are made when they are first asked for: a report or a check never asks.
 */
export function buildGraph(topology: Topology): Graph {
  const nodes = gatherNodes(topology);
  const edges = drawEdges(topology, nodes);
  let nodesByUrn: Graph["nodesByUrn"] | undefined;
  let edgesFrom: Graph["edgesFrom"] | undefined;
  let edgesTo: Graph["edgesTo"] | undefined;
  return {
    nodes,
    edges,
    get nodesByUrn() {
      return (nodesByUrn ??= new Map(nodes.map((node) => [node.urn, node])));
    },
    get edgesFrom() {
      return (edgesFrom ??= groupBy(edges, (edge) => edge.from));
    },
    get edgesTo() {
      return (edgesTo ??= groupBy(edges, (edge) => edge.to));
    },
  };
}

const edgeKinds = [
  "allows",
  "attaches",
  "contains",
  "defines",
  "discovers",
  "forwards-to",
  "listens",
  "protects",
  "registers",
  "resolves-to",
  "routes-to",
  "runs-on",
] as const satisfies readonly EdgeKind[];

/** Edges whose ends are places in the sorted list of nodes: sorting them is sorting numbers, not 130,000 long ids. */
type RankedEdges = {
  readonly kinds: number[];
  readonly froms: number[];
  readonly tos: number[];
  readonly labels: (string | undefined)[];
};

/** The edges by kind, then by their ends; two of one kind between the same ends are one, with both labels. */
function drawEdges(topology: Topology, nodes: readonly GraphNode[]): readonly GraphEdge[] {
  const ranked = rankEdges(topology, nodes);
  const { kinds, froms, tos, labels } = ranked;
  const edges: GraphEdge[] = [];
  let last = -1;
  for (const at of sortedOrder(ranked, nodes.length)) {
    const kind = edgeKinds[kinds[at] ?? 0];
    const from = nodes[froms[at] ?? 0]?.urn;
    const to = nodes[tos[at] ?? 0]?.urn;
    if (kind === undefined || from === undefined || to === undefined) continue;
    const label = areAlike(ranked, at, last) ? joinLabels(edges.pop()?.label, labels[at]) : labels[at];
    edges.push(edgeOf({ kind, from, to }, label));
    last = at;
  }
  return edges;
}

function edgeOf({ kind, from, to }: Pick<GraphEdge, "kind" | "from" | "to">, label: string | undefined): GraphEdge {
  const id = `${kind} ${from} ${to}`;
  return label === undefined ? { id, kind, from, to } : { id, kind, from, to, label };
}

function areAlike({ kinds, froms, tos }: RankedEdges, a: number, b: number): boolean {
  return kinds[a] === kinds[b] && froms[a] === froms[b] && tos[a] === tos[b];
}

function rankEdges(topology: Topology, nodes: readonly GraphNode[]): RankedEdges {
  const ranks = new Map<Urn, number>();
  for (const node of nodes) ranks.set(node.urn, ranks.size);
  const kindRanks = new Map<EdgeKind, number>(edgeKinds.map((kind, rank) => [kind, rank]));
  const ranked: RankedEdges = { kinds: [], froms: [], tos: [], labels: [] };
  for (const edgesOf of edgeSources) {
    for (const { kind, from, to, label } of edgesOf(topology)) {
      const fromRank = ranks.get(from);
      const toRank = ranks.get(to);
      if (fromRank === undefined || toRank === undefined) continue;
      ranked.kinds.push(kindRanks.get(kind) ?? 0);
      ranked.froms.push(fromRank);
      ranked.tos.push(toRank);
      ranked.labels.push(label);
    }
  }
  return ranked;
}

/** The places of the edges in their order: sorted by the least of their keys first, which a stable sort keeps. */
function sortedOrder({ kinds, froms, tos }: RankedEdges, nodeCount: number): Uint32Array {
  const byTo = countingSort(Uint32Array.from(tos.keys()), tos, nodeCount);
  return countingSort(countingSort(byTo, froms, nodeCount), kinds, edgeKinds.length);
}

/** Sorts places stably by the key of each, a number below `limit`. */
function countingSort(places: Uint32Array, keys: readonly number[], limit: number): Uint32Array {
  const next = new Uint32Array(limit + 1);
  for (const key of keys) next[key + 1] = (next[key + 1] ?? 0) + 1;
  for (let key = 1; key <= limit; key += 1) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0);
  const sorted = new Uint32Array(places.length);
  for (const place of places) {
    const key = keys[place] ?? 0;
    const at = next[key] ?? 0;
    sorted[at] = place;
    next[key] = at + 1;
  }
  return sorted;
}

function joinLabels(known: string | undefined, label: string | undefined): string | undefined {
  if (known === undefined || label === undefined) return known ?? label;
  return [...new Set([...known.split(", "), label])].sort().join(", ");
}
