import type { Capacity } from "#lib/api/capacity.ts";

/** Why the high water of a subnet may be higher than it says; `undefined` when it is known. */
export function whyAtLeast({ unknowns }: Pick<Capacity["subnets"][number], "unknowns">): string | undefined {
  const untold = unknowns.filter(({ field }) => field === "highWater").map(({ text }) => text);
  return untold.length === 0 ? undefined : untold.join(" ");
}
