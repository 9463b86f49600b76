/** How far a reader is in the guided reading of a scenario, and whether it is put away. */
export type ReadingPlace = { readonly step: number; readonly open: boolean };

/** The cookie that remembers it: every scenario has a place of its own. */
export function readingCookie(scenario: string): string {
  return `roadstead-reading-${scenario}`;
}

/** What a cookie remembers; without one the reading is open at its first step. */
export function parseReadingPlace(value: string | undefined): ReadingPlace {
  const [, state, step = "0"] = /^(open|closed)-(\d)$/.exec(value ?? "") ?? [];
  return { step: Number(step), open: state !== "closed" };
}

/** What a cookie is to remember. */
export function writeReadingPlace({ step, open }: ReadingPlace): string {
  return `${open ? "open" : "closed"}-${String(step)}`;
}
