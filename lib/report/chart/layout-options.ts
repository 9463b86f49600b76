import type { Urn } from "#lib/model/urn.ts";
import type { ChartLanguage } from "./words.ts";

/** What a reader chose of the map. */
export type LayoutOptions = {
  /** 1 VPCs, 2 clusters, 3 services, 4 tasks. */
  readonly detail: 1 | 2 | 3 | 4;
  readonly language: ChartLanguage;
  /** What was opened by hand where it would be folded: VPCs, clusters, services for their tasks, and cards with a count; and, as `#closed`, clusters that were closed where they would be open. */
  readonly expanded: ReadonlySet<Urn>;
};
