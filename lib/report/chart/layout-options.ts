import type { Urn } from "#lib/model/urn.ts";
import type { ChartLanguage } from "./words.ts";

/** What a reader chose of the map. */
export type LayoutOptions = {
  /** 1 VPCs, 2 clusters, 3 services, 4 tasks. */
  readonly detail: 1 | 2 | 3 | 4;
  readonly language: ChartLanguage;
  /** Clusters opened by hand where they would be folded. */
  readonly expanded: ReadonlySet<Urn>;
};

/** Above this many rows only troubled services are drawn one by one. */
export const TROUBLE_FIRST_ROWS = 400;
