import type { ChainStep } from "#lib/analysis/names/chain-step.ts";

/** A step with those that follow it. */
export type TreeStep = ChainStep & { readonly next: readonly TreeStep[] };

/** The list of a chain as the tree it was: a step follows the closest one before it that is less deep. */
export function chainTree(steps: readonly ChainStep[]): readonly TreeStep[] {
  return childrenOf(steps, 0, 0).nodes;
}

function childrenOf(
  steps: readonly ChainStep[],
  start: number,
  depth: number,
): { readonly nodes: readonly TreeStep[]; readonly end: number } {
  const nodes: TreeStep[] = [];
  let at = start;
  for (let step = steps[at]; step !== undefined && step.depth >= depth; step = steps[at]) {
    const { nodes: next, end } = childrenOf(steps, at + 1, step.depth + 1);
    nodes.push({ ...step, next });
    at = end;
  }
  return { nodes, end: at };
}
