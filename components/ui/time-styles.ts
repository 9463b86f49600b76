/** How a moment is written, for `format.dateTime`: hours are counted to 23 in every language, as the clock of the frame counts them. */
export const timeStyles = {
  /** `12:04:31`. */
  clock: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  /** Day and minute. */
  minute: { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" },
  /** Day and second. */
  second: { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" },
  /** Day, second and zone. */
  zoned: { dateStyle: "medium", timeStyle: "long", hourCycle: "h23" },
} as const;
