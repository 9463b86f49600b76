import type { NodeKind, Urn } from "#lib/model/urn.ts";
import type { Standing } from "./record-state.ts";

/** What a step of a chain is: a resource, an address, or a name that is none of ours. */
export type StepKind = NodeKind | "address" | "name";

/** One step on the way from a record to a container, with its verdict. */
export type ChainStep = {
  /** How deep it hangs: a step follows the closest one before it that is less deep. */
  readonly depth: number;
  readonly kind: StepKind;
  readonly urn?: Urn;
  readonly name: string;
  /** What leads here: `alias`, `A 300`, `:443`, a listener rule. */
  readonly via: string;
  readonly standing: Standing;
  /** What is to be said of it; nothing when all is as it should be. */
  readonly texts: readonly string[];
  /** Resources that belong to it: the interfaces of addresses, the tasks of a container. */
  readonly also: readonly Urn[];
  /** How many of its kind were left out after it. */
  readonly more?: number;
};

/** A step with what follows it; depths are given when the tree is laid out. */
export type ChainNode = Omit<ChainStep, "depth"> & { readonly next: readonly ChainNode[] };

/** A tree as a list, each step before those that follow it. */
export function layOut(nodes: readonly ChainNode[], depth = 0): readonly ChainStep[] {
  return nodes.flatMap(({ next, ...step }) => [{ depth, ...step }, ...layOut(next, depth + 1)]);
}

/** The first of many nodes; the last of them tells how many were left out. */
export function atMost(nodes: readonly ChainNode[], most: number): readonly ChainNode[] {
  const shown = nodes.slice(0, most);
  const last = shown.at(-1);
  if (last === undefined || nodes.length <= most) return shown;
  return [...shown.slice(0, -1), { ...last, more: nodes.length - most }];
}
