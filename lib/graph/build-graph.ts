import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import { ecsEdges } from "./edges/ecs-edges.ts";
import { countingSort, edgeKinds, edgePen, places, type DrawnEdges, type Pen } from "./edges/edge-pen.ts";
import { gatewayEdges } from "./edges/gateway-edges.ts";
import { loadBalancingEdges } from "./edges/load-balancing-edges.ts";
import { nameEdges } from "./edges/name-edges.ts";
import { networkEdges } from "./edges/network-edges.ts";
import { securityGroupEdges } from "./edges/security-group-edges.ts";
import type { Graph, GraphEdge, GraphNode } from "./graph.ts";
import { lazily, lazyMap, once } from "./lazily.ts";
import { numberNodes, type Numbers } from "./numbers.ts";
import type { Topology } from "./topology.ts";

const edgeSources: readonly ((numbers: Numbers, pen: Pen, topology: Topology) => void)[] = [
  networkEdges,
  securityGroupEdges,
  gatewayEdges,
  ecsEdges,
  loadBalancingEdges,
  nameEdges,
];

/**
 * Makes the graph of a topology: every live resource, and how they hang together. Both ends of every edge are nodes.
 * It is drawn by number when it is first asked for anything. What is told of a node or an edge is made when that one, or
 * all of them, are asked for: as objects they weigh more than the snapshot.
 */
export function buildGraph(topology: Topology): Graph {
  const numbers = once(() => numberNodes(topology));
  const drawn = once(() => drawEdges(topology, numbers()));
  const nodeAt = remembered((place) => numbers().nodeAt(place));
  const edgeAt = remembered((place) => edgeOf(drawn(), place, nodeAt));
  const nodes = once(() => allOf(numbers().count, nodeAt));
  const edges = once(() => allOf(drawn().count, edgeAt));
  const numberOf = (urn: Urn) => {
    const number = numbers().numberOf(urn);
    return number !== undefined && nodeAt(number)?.urn === urn ? number : undefined;
  };
  const edgesBy = (ends: "froms" | "tos") => {
    const placesOf = once(() => placesByEnd(drawn()[ends], numbers().count));
    return (urn: Urn) => {
      const number = numberOf(urn);
      const places = number === undefined ? [] : [...placesOf()(number)];
      return places.length === 0 ? undefined : places.flatMap((place) => edgeAt(place) ?? []);
    };
  };
  return lazily<Graph>({
    size: () => ({ nodes: numbers().count, edges: drawn().count }),
    ends: () => ({ froms: drawn().froms, tos: drawn().tos }),
    nodes,
    edges,
    nodesByUrn: () =>
      lazyMap(
        (urn) => nodeAt(numberOf(urn) ?? -1),
        () => new Map(nodes().map((node) => [node.urn, node])),
      ),
    edgesFrom: () => lazyMap(edgesBy("froms"), () => groupBy(edges(), ({ from }) => from)),
    edgesTo: () => lazyMap(edgesBy("tos"), () => groupBy(edges(), ({ to }) => to)),
  });
}

function drawEdges(topology: Topology, numbers: Numbers): DrawnEdges {
  const { pen, drawn } = edgePen(numbers.count, numbers.numberOf);
  for (const draw of edgeSources) draw(numbers, pen, topology);
  return drawn();
}

type At<Value> = (place: number) => Value | undefined;

/** Makes the value of a place once: a node that is asked for twice is the same object. */
function remembered<Value>(make: At<Value>): At<Value> {
  const made: (Value | undefined)[] = [];
  return (place) => (place < 0 ? undefined : (made[place] ??= make(place)));
}

function allOf<Value>(count: number, at: At<Value>): readonly Value[] {
  const all: Value[] = [];
  for (let place = 0; place < count; place += 1) {
    const value = at(place);
    if (value !== undefined) all.push(value);
  }
  return all;
}

function edgeOf(
  { kinds, froms, tos, labels }: DrawnEdges,
  place: number,
  nodeAt: At<GraphNode>,
): GraphEdge | undefined {
  const kind = edgeKinds[kinds[place] ?? -1];
  const [from, to] = [nodeAt(froms[place] ?? -1)?.urn, nodeAt(tos[place] ?? -1)?.urn];
  if (kind === undefined || from === undefined || to === undefined) return undefined;
  const label = labels[place];
  const id = `${kind} ${from} ${to}`;
  return label === undefined ? { id, kind, from, to } : { id, kind, from, to, label };
}

/** Finds the places of the edges that have a node at this end, in their order. */
function placesByEnd(ends: Uint32Array, nodeCount: number): (node: number) => Uint32Array {
  const sorted = countingSort(places(ends.length), ends, nodeCount);
  const starts = new Uint32Array(nodeCount + 1);
  for (const end of ends) starts[end + 1] = (starts[end + 1] ?? 0) + 1;
  for (let node = 1; node <= nodeCount; node += 1) starts[node] = (starts[node] ?? 0) + (starts[node - 1] ?? 0);
  return (node) => sorted.subarray(starts[node] ?? 0, starts[node + 1] ?? 0);
}
