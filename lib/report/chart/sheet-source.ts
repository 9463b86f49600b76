import { isDemo } from "../text/demo-words.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import type { ChartSource } from "./geometry.ts";

/** So many accounts and Regions are named; the others are counted. */
const PLACES_NAMED = 3;

/** When a snapshot was taken, to the minute; `undefined` when its id does not tell. */
function takenAt(snapshotId: string): string | undefined {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(snapshotId) ?? [];
  if (year === undefined) return undefined;
  return `${year}-${month ?? ""}-${day ?? ""} ${hour ?? ""}:${minute ?? ""} UTC`;
}

/** What a drawing is of, in one line: a file that leaves the page says whose network it shows, and when. */
export function chartTitle({ snapshotId, places, demo, base }: ChartSource): string {
  const named = places.slice(0, PLACES_NAMED);
  const more = places.length > named.length ? [`+${String(places.length - named.length)}`] : [];
  const times = [...(base === undefined ? [] : [base]), snapshotId].map((id) => takenAt(id) ?? id);
  const parts = ["Roadstead", ...named, ...more, times.join(" → ")];
  return `${demo ? "[DEMO] " : ""}${parts.join(" · ")}`;
}

/** The source of a drawing. */
export function sourceOf(model: {
  readonly snapshotId: string;
  readonly demo?: true;
  readonly vpcs: readonly { readonly place: string }[];
}): ChartSource {
  const places = [...new Set(model.vpcs.map(({ place }) => place))].sort();
  return { snapshotId: model.snapshotId, places, demo: model.demo === true };
}

/** What a model keeps of its snapshot. */
export function snapshotFacts({ snapshotId, source }: Snapshot): { readonly snapshotId: string; readonly demo?: true } {
  return isDemo({ source }) ? { snapshotId, demo: true } : { snapshotId };
}
