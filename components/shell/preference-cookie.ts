const YEAR_SECONDS = 31_536_000;

/** Where it is kept that single letters are no keys. */
export const LETTERS_COOKIE = "roadstead-letters";

/** Where it is kept that the list of pages is narrow. */
export const RAIL_COOKIE = "roadstead-rail";

/** Keeps a choice of the reader for a year; the server reads it to answer in that language and theme. */
export function keepPreference(cookie: string, value: string): void {
  document.cookie = `${cookie}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
