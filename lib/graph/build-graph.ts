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
  const labels: (string | undefined)[] = [];
  for (const edgesOf of edgeSources) {
    for (const { kind, from, to, label } of edgesOf(topology)) {
      const fromRank = ranks.get(from);
      const toRank = ranks.get(to);
      if (fromRank === undefined || toRank === undefined) continue;
      keys.push(((kindRanks.get(kind) ?? 0) * nodes.length + fromRank) * nodes.length + toRank);
      labels.push(label);
    }
  }
  return unpackEdges(keys, labels, nodes);
}

function unpackEdges(
  keys: readonly number[],
  labels: readonly (string | undefined)[],
  nodes: readonly GraphNode[],
): Pick<Graph, "edges" | "edgesFrom" | "edgesTo"> {
  const order = Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const edges: GraphEdge[] = [];
  const outgoing = new Array<GraphEdge[] | undefined>(nodes.length);
  const incoming = new Array<GraphEdge[] | undefined>(nodes.length);
  for (let at = 0; at < order.length;) {
    const key = keys[order[at] ?? 0] ?? 0;
    let label: string | undefined;
    for (; keys[order[at] ?? -1] === key; at += 1) label = joinLabels(label, labels[order[at] ?? 0]);
    const fromRank = Math.floor(key / nodes.length) % nodes.length;
    const toRank = key % nodes.length;
    const kind = edgeKinds[Math.floor(key / nodes.length / nodes.length)];
    const from = nodes[fromRank]?.urn;
    const to = nodes[toRank]?.urn;
    if (kind === undefined || from === undefined || to === undefined) continue;
    const id = `${kind} ${from} ${to}`;
    const edge: GraphEdge = label === undefined ? { id, kind, from, to } : { id, kind, from, to, label };
    edges.push(edge);
    (outgoing[fromRank] ??= []).push(edge);
    (incoming[toRank] ??= []).push(edge);
  }
  return { edges, edgesFrom: byUrn(outgoing, nodes), edgesTo: byUrn(incoming, nodes) };
}

function joinLabels(known: string | undefined, label: string | undefined): string | undefined {
  if (known === undefined || label === undefined) return known ?? label;
  return [...new Set([...known.split(", "), label])].sort().join(", ");
}

function byUrn(
  edgesByRank: readonly (GraphEdge[] | undefined)[],
  nodes: readonly GraphNode[],
): ReadonlyMap<Urn, readonly GraphEdge[]> {
  const index = new Map<Urn, readonly GraphEdge[]>();
  for (const [rank, { urn }] of nodes.entries()) {
    const edges = edgesByRank[rank];
    if (edges !== undefined) index.set(urn, edges);
  }
  return index;
}
