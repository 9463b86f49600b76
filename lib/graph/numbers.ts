import { scopeKey, type Scope } from "#lib/model/scope.ts";
import type { NodeKind, Urn } from "#lib/model/urn.ts";
import type { GraphNode } from "./graph.ts";
import { once } from "./lazily.ts";
import { nodesOfScope, type NodeBlock, type ScopeNodes } from "./nodes/node-blocks.ts";
import { sourceFinder } from "./nodes/sources.ts";
import { joinsByScope, type ScopeJoins } from "./scope-joins.ts";
import type { Topology } from "./topology.ts";

/** The nodes of one kind in one scope; each has a number: its place among all nodes of the graph, which are sorted by URN. */
export type NumberedBlock = NodeBlock & {
  readonly first: number;
  readonly numberOf: (id: string | undefined) => number | undefined;
};

/** One scope's joins, and its nodes by number. */
export type NumberedScope = Omit<ScopeNodes, "blocks"> & {
  readonly joins: ScopeJoins;
  readonly scope: Scope;
  readonly nodes: (kind: NodeKind) => NumberedBlock;
  /**
   * The number of a task, if it is the one that is met at the interface at this place; `undefined` when another one is.
   * It is of nearly every task, and then its URN, long and never looked up before, need not be.
   */
  readonly taskMetAt: (networkInterface: number | undefined, task: Urn) => number | undefined;
};

/** Every node of a topology by number. */
export type Numbers = {
  readonly count: number;
  readonly scopes: readonly NumberedScope[];
  readonly inScope: (place: Pick<Scope, "account" | "region">) => NumberedScope | undefined;
  /** The number of a node; `undefined` when there is none. */
  readonly numberOf: (urn: Urn) => number | undefined;
  /** Makes a node. */
  readonly nodeAt: (number: number) => GraphNode | undefined;
};

/** Numbers the nodes of a topology, sorted by URN: by scope, kind and id. */
export function numberNodes(topology: Topology): Numbers {
  const sourcesOf = sourceFinder(topology);
  const blocks: NumberedBlock[] = [];
  let count = 0;
  const scopes = joinsByScope(topology).map((joins): NumberedScope => {
    const { blocks: found, ...parts } = nodesOfScope(joins, sourcesOf);
    const byKind = new Map<NodeKind, NumberedBlock>();
    for (const block of found) {
      const numbered = numberBlock(block, count);
      count += block.records.size;
      blocks.push(numbered);
      byKind.set(block.kind, numbered);
    }
    const nodes = (kind: NodeKind) => byKind.get(kind) ?? nothing;
    return {
      ...parts,
      joins,
      scope: joins.placed.scoped.scope,
      nodes,
      taskMetAt: taskFinder(joins, nodes("ecs-task")),
    };
  });
  const byKey = new Map(scopes.map((scope) => [scopeKey(scope.scope), scope]));
  return {
    count,
    scopes,
    inScope: (place) => byKey.get(scopeKey(place)),
    numberOf: (urn) => {
      const { scope, kind, id } = partsOf(urn);
      // A kind that is none has no nodes.
      return byKey
        .get(scope)
        ?.nodes(kind as NodeKind)
        .numberOf(id);
    },
    nodeAt: (number) => {
      const block = blockAt(blocks, number);
      return block?.nodeAt(number - block.first);
    },
  };
}

function numberBlock(block: NodeBlock, first: number): NumberedBlock {
  const numberOf = (id: string | undefined) => {
    const place = id === undefined ? undefined : block.records.placeOf(id);
    return place === undefined ? undefined : first + place;
  };
  return { ...block, first, numberOf };
}

function taskFinder({ tasks, placed }: ScopeJoins, { first }: NumberedBlock): NumberedScope["taskMetAt"] {
  const { networkInterfaces } = placed.byId;
  const metAt = once(() => {
    const taskAt: (number | undefined)[] = Array<undefined>(networkInterfaces.size).fill(undefined);
    for (let task = 0; task < tasks.length; task += 1) {
      const networkInterface = tasks[task]?.networkInterface;
      const at = networkInterface && networkInterfaces.placeOf(networkInterface.item.networkInterfaceId);
      if (at !== undefined) taskAt[at] = task;
    }
    return taskAt;
  });
  return (networkInterface, urn) => {
    const task = networkInterface === undefined ? undefined : metAt()[networkInterface];
    return task !== undefined && tasks[task]?.urn === urn ? first + task : undefined;
  };
}

/** The block a number lies in. */
function blockAt(blocks: readonly NumberedBlock[], number: number): NumberedBlock | undefined {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block !== undefined && block.first + block.records.size <= number) low = middle + 1;
    else high = middle;
  }
  return blocks[low];
}

/** `aws/<account>/<region>/<kind>/<id>`, taken apart without a list of its parts: an id may hold `/`, and edges have many ends. */
function partsOf(urn: Urn): { readonly scope: string; readonly kind: string; readonly id: string } {
  const account = urn.indexOf("/") + 1;
  const region = urn.indexOf("/", account) + 1;
  const kind = urn.indexOf("/", region) + 1;
  const id = urn.indexOf("/", kind) + 1;
  return { scope: urn.slice(account, kind - 1), kind: urn.slice(kind, id - 1), id: urn.slice(id) };
}

const nothing: NumberedBlock = {
  kind: "internet",
  records: { size: 0, placeOf: () => undefined },
  nodeAt: () => undefined,
  first: 0,
  numberOf: () => undefined,
};
