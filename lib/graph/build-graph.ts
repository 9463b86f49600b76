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

/** Makes the graph of a topology: every live resource, and how they hang together. Both ends of every edge are nodes. */
export function buildGraph(topology: Topology): Graph {
  const nodes = gatherNodes(topology);
  return { nodes, nodesByUrn: new Map(nodes.map((node) => [node.urn, node])), ...drawEdges(topology, nodes) };
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

/**
 * The edges by kind, then by their ends; two of one kind between the same ends are one, with both labels.
 * Kind and ends are packed into one number, so that sorting edges is sorting numbers: comparing the ids of 130,000 of them
 * cost more than everything else here.
 */
function drawEdges(topology: Topology, nodes: readonly GraphNode[]): Pick<Graph, "edges" | "edgesFrom" | "edgesTo"> {
  const ranks = new Map<Urn, number>();
  for (const node of nodes) ranks.set(node.urn, ranks.size);
  const kindRanks = new Map<EdgeKind, number>(edgeKinds.map((kind, rank) => [kind, rank]));
  const keys: number[] = [];
  const labels = new Map<number, string>();
  for (const edgesOf of edgeSources) {
    for (const { kind, from, to, label } of edgesOf(topology)) {
      const fromRank = ranks.get(from);
      const toRank = ranks.get(to);
      if (fromRank === undefined || toRank === undefined) continue;
      const key = ((kindRanks.get(kind) ?? 0) * nodes.length + fromRank) * nodes.length + toRank;
      keys.push(key);
      if (label !== undefined) labels.set(key, joinLabels(labels.get(key), label));
    }
  }
  return unpackEdges(Float64Array.from(keys).sort(), labels, nodes);
}

function joinLabels(known: string | undefined, label: string): string {
  if (known === undefined) return label;
  return [...new Set([...known.split(", "), label])].sort().join(", ");
}

function unpackEdges(
  keys: Float64Array,
  labels: ReadonlyMap<number, string>,
  nodes: readonly GraphNode[],
): Pick<Graph, "edges" | "edgesFrom" | "edgesTo"> {
  const count = nodes.length;
  const edges: GraphEdge[] = [];
  const edgesFrom = new Map<Urn, GraphEdge[]>();
  const edgesTo = new Map<Urn, GraphEdge[]>();
  let previous = -1;
  for (const key of keys) {
    if (key === previous) continue;
    previous = key;
    const kind = edgeKinds[Math.floor(key / (count * count))];
    const from = nodes[Math.floor(key / count) % count]?.urn;
    const to = nodes[key % count]?.urn;
    if (kind === undefined || from === undefined || to === undefined) continue;
    const label = labels.get(key);
    const id = `${kind} ${from} ${to}`;
    const edge: GraphEdge = label === undefined ? { id, kind, from, to } : { id, kind, from, to, label };
    edges.push(edge);
    addTo(edgesFrom, from, edge);
    addTo(edgesTo, to, edge);
  }
  return { edges, edgesFrom, edgesTo };
}

function addTo(index: Map<Urn, GraphEdge[]>, urn: Urn, edge: GraphEdge): void {
  const edges = index.get(urn);
  if (edges === undefined) index.set(urn, [edge]);
  else edges.push(edge);
}
