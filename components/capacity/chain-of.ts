import type { Capacity } from "#lib/api/capacity.ts";
import { placementTests, type PlacementTest } from "#lib/analysis/capacity/service-room.ts";

type Service = Capacity["services"][number];

/** What the chain is made of: the room of a service, or of one of its zones. */
export type ChainRoom = Pick<Service, "alone" | "open" | "refusal" | "binding">;

/** One test of the chain: how many tasks it alone would let start. */
export type ChainTest = {
  readonly test: PlacementTest;
  readonly state: "refuses" | "passes" | "no-limit" | "unknown" | "not-asked";
  /** 0 where it has no limit, or where that is not known. */
  readonly count: number;
  /** The first that refuses the next task. */
  readonly isFirst: boolean;
};

/** The tests in ECS's order; where no instance is eligible nothing else is asked. The one that refuses the next task does so also where others leave room beside it only. */
export function chainOf({ alone, open, refusal }: ChainRoom): readonly ChainTest[] {
  const hasNowhere =
    refusal?.test === "constraint" && refusal.closest === undefined && alone.cpu === 0 && alone.port === 0;
  return placementTests.map((test) => {
    const count = alone[test];
    const isFirst = refusal?.test === test;
    if (hasNowhere && !isFirst) return { test, state: "not-asked", count: 0, isFirst };
    const state =
      isFirst || count === 0
        ? "refuses"
        : open.includes(test)
          ? "unknown"
          : count === undefined
            ? "no-limit"
            : "passes";
    return { test, state, count: count ?? 0, isFirst };
  });
}
