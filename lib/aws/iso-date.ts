/** A date of an answer as ISO 8601 UTC; `undefined` when absent. Throws on what is no date: that record is then a problem. */
export function isoDate(date: Date | undefined): string | undefined {
  return date?.toISOString();
}
