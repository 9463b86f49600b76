/** So long may the name of a snapshot be: a few words. */
export const LONGEST_NAME = 60;

/** What a snapshot goes by: its id, and the name that somebody gave it. */
type Called = { readonly snapshotId: string; readonly name?: string };

/** The snapshot that an id or a name stands for: no name begins like an id. */
export function calledBy<Entry extends Called>(entries: readonly Entry[], given: unknown): Entry | undefined {
  return entries.find(({ snapshotId, name }) => snapshotId === given || (name !== undefined && name === given));
}
