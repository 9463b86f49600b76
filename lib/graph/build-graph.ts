import type { Urn } from "#lib/model/urn.ts";
import { ecsEdges } from "./edges/ecs-edges.ts";
import type { EdgeDraft } from "./edges/edge-draft.ts";
import { gatewayEdges } from "./edges/gateway-edges.ts";
import { loadBalancingEdges } from "./edges/load-balancing-edges.ts";
import { nameEdges } from "./edges/name-edges.ts";
import { networkEdges } from "./edges/network-edges.ts";
import { securityGroupEdges } from "./edges/security-group-edges.ts";
import type { EdgeKind, Graph, GraphEdge } from "./graph.ts";
import { groupBy } from "./group-by.ts";
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
  const edges = sortedEdges(
    topology,
    nodes.map(({ urn }) => urn),
  );
  return {
    nodes,
    edges,
    nodesByUrn: new Map(nodes.map((node) => [node.urn, node])),
    edgesFrom: groupBy(edges, (edge) => edge.from),
    edgesTo: groupBy(edges, (edge) => edge.to),
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

/**
 * The edges by kind, then by their ends; two of one kind between the same ends are one, with both labels.
 * Kind and ends are packed into one number, so that sorting them is sorting numbers: comparing the ids of 150,000 edges
 * cost more than everything else here.
 */
function sortedEdges(topology: Topology, urns: readonly Urn[]): readonly GraphEdge[] {
  const ranks = new Map(urns.map((urn, rank) => [urn, rank]));
  const kindRanks = new Map<EdgeKind, number>(edgeKinds.map((kind, rank) => [kind, rank]));
  const keys: number[] = [];
  const labels = new Map<number, Set<string>>();
  for (const edgesOf of edgeSources) {
    for (const { kind, from, to, label } of edgesOf(topology)) {
      const [kindRank, fromRank, toRank] = [kindRanks.get(kind), ranks.get(from), ranks.get(to)];
      if (kindRank === undefined || fromRank === undefined || toRank === undefined) continue;
      const key = (kindRank * urns.length + fromRank) * urns.length + toRank;
      keys.push(key);
      if (label !== undefined) labels.set(key, (labels.get(key) ?? new Set()).add(label));
    }
  }
  return edgesOfKeys(Float64Array.from(keys).sort(), labels, urns);
}

function edgesOfKeys(
  keys: Float64Array,
  labels: ReadonlyMap<number, ReadonlySet<string>>,
  urns: readonly Urn[],
): readonly GraphEdge[] {
  const edges: GraphEdge[] = [];
  let previous = -1;
  for (const key of keys) {
    if (key === previous) continue;
    previous = key;
    const ends = key % (urns.length * urns.length);
    const kind = edgeKinds[Math.floor(key / (urns.length * urns.length))];
    const from = urns[Math.floor(ends / urns.length)];
    const to = urns[ends % urns.length];
    if (kind === undefined || from === undefined || to === undefined) continue;
    const label = labels.get(key);
    const id = `${kind} ${from} ${to}`;
    edges.push(
      label === undefined ? { id, kind, from, to } : { id, kind, from, to, label: [...label].sort().join(", ") },
    );
  }
  return edges;
}
