import type { Verdict } from "#lib/graph/graph.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { ChartEdge, ChartEdgeKind } from "./chart-model.ts";
import type { LineMember } from "./geometry.ts";

/** Edges between the same two drawn things, as one: what was folded has become its stand-in. */
export type Link = {
  readonly id: string;
  readonly kind: ChartEdgeKind;
  readonly from: Urn;
  readonly to: Urn;
  readonly label: string;
  readonly verdict?: Verdict;
  readonly blocker?: ChartEdge["blocker"];
  readonly missing?: string;
  readonly wrongType?: true;
  readonly members: readonly LineMember[];
};

/** What stands for what: see `ChartPlan`. */
type StandIns = { readonly standIns: ReadonlyMap<Urn, Urn>; readonly groups: ReadonlyMap<Urn, Urn> };

/**
 * Edges with the same drawn ends and the same meaning become one link; what begins and ends in one box is not drawn.
 * What leads on from a card that stands for several leads to a cluster as a whole, not to each of its services.
 */
export function linksOf(edges: readonly ChartEdge[], { standIns, groups }: StandIns): readonly Link[] {
  const links = new Map<string, Link & { readonly members: LineMember[] }>();
  for (const edge of edges) {
    const from = standIns.get(edge.from) ?? edge.from;
    const row = from === edge.from ? undefined : groups.get(edge.to);
    const to = standIns.get(edge.to) ?? row ?? edge.to;
    if (from === to) continue;
    const id = `${edge.kind} ${from} ${to} ${edge.verdict ?? ""} ${edge.blocker?.tag ?? ""}`.trimEnd();
    const member = { from: edge.from, to: edge.to, label: edge.label };
    const known = links.get(id);
    if (known === undefined) links.set(id, { ...edge, id, from, to, members: [member] });
    else known.members.push(member);
  }
  return [...links.values()];
}
