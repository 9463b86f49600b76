import type { SnapshotEvent, Survey } from "#lib/api/contract.ts";

/** Hears of progress and of new snapshots. */
export type Subscriber = {
  readonly survey: (survey: Survey) => void;
  readonly snapshot: (snapshot: SnapshotEvent) => void;
  /** A mute was made or taken back. */
  readonly mutes?: () => void;
  /** A snapshot was named, or lost its name. */
  readonly names?: () => void;
  /** Nothing will be told any more. */
  readonly closed?: () => void;
};
