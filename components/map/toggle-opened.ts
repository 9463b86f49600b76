import { closedUrn, foldedUrn } from "#lib/report/chart/berth-plan.ts";
import type { Reading } from "#lib/report/chart/reading/reading.ts";
import { stopOf } from "#lib/report/chart/reading/step-reading.ts";
import type { Geometry } from "#lib/report/chart/geometry.ts";

const signs = [foldedUrn(""), closedUrn("")] as const;

/** A line that stands for the rest of a cluster or of a VPC belongs to it, and so does the word that it was closed. */
function whole(urn: string): string {
  const sign = signs.find((one) => urn.endsWith(one));
  return sign === undefined ? urn : urn.slice(0, -sign.length);
}

/** Whether a box can be opened or closed: it stands for others, or holds something below it. */
export function canToggle(reading: Reading, { boxes }: Geometry, urn: string): boolean {
  const isStack = boxes.some((box) => box.urn === urn && box.style === "stack");
  return isStack || stopOf(reading, urn)?.expanded !== undefined;
}

/** What is drawn, and at which level of detail. */
type Drawn = { readonly reading: Reading; readonly geometry: Geometry; readonly detail: number };

/** Whether a box is drawn open by itself: to be closed it must be said to be. */
export function isOpenByItself({ reading, geometry, detail }: Drawn, urn: string): boolean {
  const isCluster = geometry.boxes.some((box) => box.urn === urn && box.style === "group");
  return detail > 2 && isCluster && stopOf(reading, urn)?.expanded === true;
}

/** What is opened and closed by hand after one was opened or closed; `byItself`: it is open without having been opened. */
export function toggleOpened(opened: readonly string[], urn: string, byItself: boolean): readonly string[] {
  const same = opened.filter((one) => whole(one) === whole(urn));
  const others = opened.filter((one) => !same.includes(one));
  if (byItself) return [...others, closedUrn(urn)];
  const isOpened = same.some((one) => one !== closedUrn(whole(one)));
  return isOpened ? others : [...others, urn];
}
