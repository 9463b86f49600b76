import type { InternetAtom } from "./atoms.ts";
import { EVERYTHING, extentIn } from "./extents.ts";
import type { Matrix } from "./matrix.ts";
import { UNREACHABLE } from "./outcomes.ts";
import { inwardOutcome, outwardOutcome } from "./single-pairs.ts";

/** The outcome of a class to the internet: over every stretch of public addresses. */
export function toInternet(matrix: Matrix, from: number): number {
  const { partition, atoms, groups, extents, crossings, outcomes, own } = matrix;
  const sender = partition.classes[from];
  if (sender === undefined) return UNREACHABLE;
  const start = sender.groupSet * atoms.count;
  return overStretches(
    matrix,
    (atom) => extentIn(groups.egressByAtom, start + atom),
    ({ ip, networkStretch }, egress) => {
      const crossing = crossings.toOutside(sender.location, { ip, stretch: networkStretch });
      const { request, asksEgress, isSpecial } = crossings.at(crossing);
      if (isSpecial) return outwardOutcome(matrix, from, ip);
      const passing = extents.both(
        extents.both(request, extentIn(own.outward, from)),
        asksEgress ? egress : EVERYTHING,
      );
      return outcomes.of(passing, crossing);
    },
  );
}

/** Fills in the row of the internet: to every class with a public address, from every stretch of public addresses. */
export function fillFromInternet(matrix: Matrix, row: Int32Array): void {
  const { partition, groups, extents, crossings, outcomes, own } = matrix;
  const setCount = partition.groupSets.length;
  for (const [to, { location, groupSet }] of partition.classes.entries()) {
    const isPublic = partition.locations[location]?.isPublic === true;
    row[to] = isPublic
      ? overStretches(
          matrix,
          (atom) => extentIn(groups.ingressByAtom, atom * setCount + groupSet),
          ({ ip, networkStretch }, ingress) => {
            const crossing = crossings.fromOutside({ ip, stretch: networkStretch }, location);
            const { request, asksIngress, isSpecial } = crossings.at(crossing);
            if (isSpecial) return inwardOutcome(matrix, ip, to);
            const passing = extents.both(
              extents.both(request, extentIn(own.inward, to)),
              asksIngress ? ingress : EVERYTHING,
            );
            return outcomes.of(passing, crossing);
          },
        )
      : UNREACHABLE;
  }
  // Both ends are outside what was surveyed.
  row[partition.classes.length] = outcomes.ofVerdict("unknown");
}

/** Joins what is found for each stretch of public addresses; stretches alike for routes and for groups are asked about once. */
function overStretches(
  { atoms, outcomes }: Matrix,
  groupExtent: (atom: number) => number,
  find: (aim: InternetAtom, groupExtent: number) => number,
): number {
  const seen = new Set<string>();
  const found = new Set<number>();
  for (const aim of atoms.internet) {
    const extent = groupExtent(aim.atom);
    const key = `${aim.networkStretch} ${extent}`;
    if (seen.has(key)) continue;
    seen.add(key);
    found.add(find(aim, extent));
  }
  return outcomes.joined(found);
}
