import { severities, type Since, type SnapshotEntry } from "#lib/api/contract.ts";
import type { KeptEntry } from "./kept-entry.ts";
import type { FindingLife } from "./lives.ts";

type Came = Record<(typeof severities)[number], number>;

/**
 * What is otherwise in each snapshot than in the one that is kept before it, by snapshot id: told by the lives of findings and the
 * prints of what is set up, so that nothing is compared. The oldest has nothing before it. `entries` are newest first.
 */
export function sinceBefore(
  entries: readonly KeptEntry[],
  lives: ReadonlyMap<string, FindingLife>,
): ReadonlyMap<string, Since> {
  const oldestFirst = entries.toReversed();
  const came = oldestFirst.map(noneCame);
  const went = oldestFirst.map(() => 0);
  const times = oldestFirst.map(({ finishedAt }) => finishedAt);
  for (const { firstSeenAt, returnedAt, resolvedAt, finding } of lives.values()) {
    for (const at of [firstSeenAt, returnedAt]) {
      const counts = at === undefined ? undefined : came[firstNotBefore(times, at)];
      if (counts !== undefined) counts[finding.severity] += 1;
    }
    const gone = resolvedAt === undefined ? times.length : firstNotBefore(times, resolvedAt);
    if (gone < times.length) went[gone] = (went[gone] ?? 0) + 1;
  }
  return new Map(
    oldestFirst.flatMap((entry, index) => {
      const before = oldestFirst[index - 1];
      if (before === undefined) return [];
      const setUp = isSetUpOtherwise(before, entry);
      const since: Since = {
        came: came[index] ?? noneCame(),
        went: went[index] ?? 0,
        ...(setUp !== undefined && { setUp }),
      };
      return [[entry.snapshotId, since] as const];
    }),
  );
}

function noneCame(): Came {
  // Built from the list of severities itself.
  return Object.fromEntries(severities.map((severity) => [severity, 0])) as Came;
}

/** Where the first of some ascending times stands that is not before `at`; their number when all are. */
function firstNotBefore(times: readonly SnapshotEntry["finishedAt"][], at: string): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? "") < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether an area that both read to its end has another print; `undefined` when they have none in common. */
function isSetUpOtherwise({ prints: was = {} }: KeptEntry, { prints: is = {} }: KeptEntry): boolean | undefined {
  const both = Object.keys(is).filter((place) => was[place] !== undefined);
  return both.length === 0 ? undefined : both.some((place) => was[place] !== is[place]);
}
