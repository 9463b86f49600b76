/** What `base` takes: the snapshot that another is compared with. */
export const BASE_ACCEPTED = "previous, latest, or the id or name of a snapshot in /api/v1/snapshots";
