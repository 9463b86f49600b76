import { groupBy } from "#lib/model/group-by.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { LaneId, Middles } from "./geometry.ts";
import type { Link } from "./links.ts";
import { compareText } from "./compare-text.ts";

/** More links than this between one box and boxes of one lane become a trunk. */
const TRUNK_ABOVE = 8;

/** Links drawn as one line: they share an end, and fan out at the other one. */
export type Trunk = { readonly links: readonly [Link, ...Link[]]; readonly shared: "from" | "to" };

/** What a trunk may hold: a line that is cut, conditional or unknown is drawn by itself, so that it is seen. */
function isPlain({ verdict }: Link): boolean {
  return verdict === undefined || verdict === "reachable";
}

/** Out of the berths everything shares its ways: lines to one of them are one from the beginning. */
function leavesBerths({ kind }: Link): boolean {
  return kind === "leaves" || kind === "reaches";
}

function gathered(
  links: readonly Link[],
  shared: Trunk["shared"],
  laneOf: ReadonlyMap<Urn, LaneId>,
): { readonly trunks: readonly Trunk[]; readonly rest: readonly Link[] } {
  const other = shared === "to" ? "from" : "to";
  const groups = groupBy(links, (link) => `${link.kind} ${link[shared]} ${laneOf.get(link[other]) ?? ""}`);
  const trunks: Trunk[] = [];
  const rest: Link[] = [];
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue;
    if (others.length >= TRUNK_ABOVE) trunks.push({ links: [first, ...others], shared });
    else rest.push(first, ...others);
  }
  return { trunks, rest };
}

/** Sorts links into trunks and lines of their own. */
export function trunksOf(
  links: readonly Link[],
  laneOf: ReadonlyMap<Urn, LaneId>,
): { readonly trunks: readonly Trunk[]; readonly alone: readonly Link[] } {
  const inner = links.filter((link) => !leavesBerths(link));
  const into = gathered(inner.filter(isPlain), "to", laneOf);
  const outOf = gathered(into.rest, "from", laneOf);
  return {
    trunks: [...into.trunks, ...outOf.trunks],
    alone: [...outOf.rest, ...inner.filter((link) => !isPlain(link))],
  };
}

/**
 * Services that leave the same way, or reach the same thing, as one link: it starts at the service nearest in height to where
 * it goes, so that it is short and flat. Dead ways apart from living ones.
 */
export function sharedWays(links: readonly Link[], middles: Middles): readonly Link[] {
  const groups = groupBy(links.filter(leavesBerths), ({ kind, to, verdict, blocker }) =>
    [kind, to, verdict, blocker?.tag].join(" "),
  );
  return [...groups.values()].flatMap((group): readonly Link[] => {
    const distance = ({ from, to }: Link): number =>
      Math.abs((middles.get(from) ?? Number.POSITIVE_INFINITY) - (middles.get(to) ?? 0));
    const [nearest] = [...group].sort(
      (one, other) => distance(one) - distance(other) || compareText(one.from, other.from),
    );
    return nearest === undefined ? [] : [{ ...nearest, members: group.flatMap(({ members }) => members) }];
  });
}
