import type { Reading } from "#lib/report/chart/reading/reading.ts";
import { stopOf } from "#lib/report/chart/reading/step-reading.ts";
import type { Geometry } from "#lib/report/chart/geometry.ts";

/** A line that stands for the rest of a cluster or of a VPC belongs to it. */
function whole(urn: string): string {
  return urn.endsWith("#folded") ? urn.slice(0, -"#folded".length) : urn;
}

/** Whether a box can be opened or closed: it stands for others, or holds something below it. */
export function canToggle(reading: Reading, { boxes }: Geometry, urn: string): boolean {
  const isStack = boxes.some((box) => box.urn === urn && box.style === "stack");
  return isStack || stopOf(reading, urn)?.expanded !== undefined;
}

/** What is opened by hand after one was opened or closed. */
export function toggleOpened(opened: readonly string[], urn: string): readonly string[] {
  const same = opened.filter((one) => whole(one) === whole(urn));
  return same.length > 0 ? opened.filter((one) => !same.includes(one)) : [...opened, urn];
}
