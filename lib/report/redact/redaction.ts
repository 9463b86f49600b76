/** How much of an account a report hides, each level all of the one before: account ids, IP addresses, names. */
export const redactions = ["none", "accounts", "addresses", "names"] as const;

/** How much is hidden. */
export type Redaction = (typeof redactions)[number];

/**
 * Hides a text behind hexadecimal digits, at least 16 of them: always the same for the same text, and not to be undone
 * without the key. The room has no cryptography of its own.
 */
export type Keyed = (text: string) => string;

/** Whether a level hides what another does. */
export function hides(redaction: Redaction, what: Exclude<Redaction, "none">): boolean {
  return redactions.indexOf(redaction) >= redactions.indexOf(what);
}
