import type { Urn } from "#lib/model/urn.ts";
import type { EdgeKind } from "../graph.ts";

/** An end of an edge: a node by its number, or by its URN. */
export type End = number | Urn | undefined;

/** Draws an edge of one kind, when both its ends are nodes. */
export type Draw = (from: End, to: End, label?: string) => void;

/** Gives what draws edges of a kind. */
export type Pen = (kind: EdgeKind) => Draw;

/** The kinds of edges in the order of their names. */
export const edgeKinds = [
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
 * Edges by number: sorted by kind, then by their ends. Two of one kind between the same ends are one, with both labels.
 * At 10,000 tasks there are 100,000 of them: as objects they would weigh more than all joins. What goes through as many, here
 * and in the joins, counts its steps: an iterator makes an object a step where code is not optimised yet, which was half of the
 * memory the graph took, and a shared function that visits each took half of the time.
 */
export type DrawnEdges = {
  readonly count: number;
  /** Of each edge: the place of its kind among {@link edgeKinds}. */
  readonly kinds: Uint8Array;
  /** Of each edge: the numbers of its ends. */
  readonly froms: Uint32Array;
  readonly tos: Uint32Array;
  readonly labels: readonly (string | undefined)[];
};

/** A pen, and what was drawn with it. */
export function edgePen(
  nodeCount: number,
  numberOf: (urn: Urn) => number | undefined,
): { readonly pen: Pen; readonly drawn: () => DrawnEdges } {
  const known = new Map<Urn, number | undefined>();
  const rankOf = (end: End): number | undefined => {
    if (typeof end !== "string") return end;
    const before = known.get(end);
    if (before !== undefined) return before;
    const number = numberOf(end);
    known.set(end, number);
    return number;
  };
  let drafts = noDrafts();
  let count = 0;
  const pen: Pen = (kind) => {
    const rank = edgeKinds.indexOf(kind);
    return (from, to, label) => {
      const fromRank = rankOf(from);
      const toRank = rankOf(to);
      if (fromRank === undefined || toRank === undefined) return;
      if (count === drafts.kinds.length) drafts = withRoom(drafts);
      drafts.kinds[count] = rank;
      drafts.froms[count] = fromRank;
      drafts.tos[count] = toRank;
      drafts.labels.push(label);
      count += 1;
    };
  };
  return { pen, drawn: () => inOrder(cut(drafts, count), nodeCount) };
}

/** Edges as they were drawn. */
type Drafts = Omit<DrawnEdges, "count" | "labels"> & { readonly labels: (string | undefined)[] };

function noDrafts(): Drafts {
  return { kinds: new Uint8Array(1024), froms: new Uint32Array(1024), tos: new Uint32Array(1024), labels: [] };
}

function withRoom({ kinds, froms, tos, labels }: Drafts): Drafts {
  const room = 2 * kinds.length;
  const drafts = { kinds: new Uint8Array(room), froms: new Uint32Array(room), tos: new Uint32Array(room), labels };
  drafts.kinds.set(kinds);
  drafts.froms.set(froms);
  drafts.tos.set(tos);
  return drafts;
}

function cut({ kinds, froms, tos, labels }: Drafts, count: number): Drafts {
  return { kinds: kinds.subarray(0, count), froms: froms.subarray(0, count), tos: tos.subarray(0, count), labels };
}

function inOrder(drafts: Drafts, nodeCount: number): DrawnEdges {
  const order = sortedOrder(drafts, nodeCount);
  const kinds = new Uint8Array(order.length);
  const froms = new Uint32Array(order.length);
  const tos = new Uint32Array(order.length);
  const labels: (string | undefined)[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const draft = order[at];
    if (draft === undefined) continue;
    const kind = drafts.kinds[draft] ?? 0;
    const from = drafts.froms[draft] ?? 0;
    const to = drafts.tos[draft] ?? 0;
    const last = labels.length - 1;
    const label = drafts.labels[draft];
    if (last >= 0 && kinds[last] === kind && froms[last] === from && tos[last] === to) {
      labels[last] = joinLabels(labels[last], label);
      continue;
    }
    kinds[labels.length] = kind;
    froms[labels.length] = from;
    tos[labels.length] = to;
    labels.push(label);
  }
  const count = labels.length;
  return { count, kinds, froms: froms.subarray(0, count), tos: tos.subarray(0, count), labels };
}

/** The places of the edges in their order: sorted by the least of their keys first, which a stable sort keeps. */
function sortedOrder({ kinds, froms, tos }: Drafts, nodeCount: number): Uint32Array {
  const byTo = countingSort(places(tos.length), tos, nodeCount);
  return countingSort(countingSort(byTo, froms, nodeCount), kinds, edgeKinds.length);
}

/** 0, 1, 2 … */
export function places(count: number): Uint32Array {
  const all = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) all[place] = place;
  return all;
}

/** Sorts places stably by the key of each, a number below `limit`. */
export function countingSort(unsorted: Uint32Array, keys: ArrayLike<number>, limit: number): Uint32Array {
  const next = new Uint32Array(limit + 1);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at];
    if (key === undefined) continue;
    next[key + 1] = (next[key + 1] ?? 0) + 1;
  }
  for (let key = 1; key <= limit; key += 1) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0);
  const sorted = new Uint32Array(unsorted.length);
  for (let at = 0; at < unsorted.length; at += 1) {
    const place = unsorted[at];
    if (place === undefined) continue;
    const key = keys[place] ?? 0;
    const start = next[key] ?? 0;
    sorted[start] = place;
    next[key] = start + 1;
  }
  return sorted;
}

function joinLabels(known: string | undefined, label: string | undefined): string | undefined {
  if (known === undefined || label === undefined) return known ?? label;
  return [...new Set([...known.split(", "), label])].sort().join(", ");
}
