/** The longest wait between two tries when nothing can be read. */
const LONGEST_WAIT_MS = 15 * 60_000;

/** How long to wait after a survey: the refresh time, or after failures twice as long each time, with jitter (0–1). */
export function waitAfter(failures: number, refreshMs: number, jitter: number): number {
  if (failures === 0) return refreshMs;
  const longest = Math.max(refreshMs, LONGEST_WAIT_MS);
  const wait = Math.min(longest, Math.min(refreshMs, 5000) * 2 ** Math.min(failures - 1, 12));
  return Math.round(wait * (0.5 + jitter / 2));
}
