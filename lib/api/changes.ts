import type { ConfigurationChanges } from "#lib/report/changes/configuration-changes.ts";
import type { ReachChanges } from "#lib/report/changes/reach-changes.ts";
import type { FindingChange } from "#lib/report/changes/report-changes.ts";

type Compared = { readonly snapshotId: string; readonly finishedAt: string };

/** `GET /api/v1/changes`: what is otherwise in `head` than in `base`; a part that was not asked for is absent. */
export type ChangesAnswer = {
  readonly base: Compared;
  readonly head: Compared;
  readonly entities?: ConfigurationChanges;
  readonly findings?: readonly FindingChange[];
  readonly reachability?: ReachChanges;
};
