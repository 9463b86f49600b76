/** How long a mute may last, in the order it is offered. */
export const durations = ["week", "month", "date", "always"] as const;

/** How long a mute may last. */
export type Duration = (typeof durations)[number];

const DAY_MS = 86_400_000;
const days = { week: 7, month: 30 } as const;

/**
 * When a mute ends, ISO 8601: a chosen day (`2026-12-31`) counts to its end where the reader is. `undefined`: until it
 * is taken back.
 */
export function expiryOf(duration: Duration, date: string, now: number): string | undefined {
  switch (duration) {
    case "week":
    case "month":
      return new Date(now + days[duration] * DAY_MS).toISOString();
    case "date": {
      const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
      return new Date(year, month - 1, day, 23, 59, 59, 999).toISOString();
    }
    case "always":
      return undefined;
  }
}

/** A time as the day it falls on where the reader is, as a date field writes it. */
export function dayOf(time: number): string {
  const at = new Date(time);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
