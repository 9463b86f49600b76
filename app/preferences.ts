import { cookies, headers } from "next/headers";
import { chooseLanguage, LANGUAGE_COOKIE } from "#components/messages/language.ts";
import type { Language } from "#lib/report/text/language.ts";
import { LETTERS_COOKIE, RAIL_COOKIE } from "#components/shell/preference-cookie.ts";
import { parseReadingPlace, readingCookie, type ReadingPlace } from "#components/shell/reading-place.ts";
import { parseTheme, THEME_COOKIE, type Theme } from "#components/shell/theme.ts";
import { running } from "#lib/server/running.ts";

/** The language and theme of this request, and the nonce its scripts and styles may use. */
export async function readPreferences(): Promise<{
  readonly language: Language;
  readonly theme: Theme;
  /** Whether single letters work as keys (WCAG 2.1.4). */
  readonly letters: boolean;
  /** Whether the list of pages is narrow. */
  readonly narrowRail: boolean;
  /** Where the reader is in the guided reading of the scenario that is shown. */
  readonly reading: ReadingPlace;
  readonly nonce: string | undefined;
}> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return {
    language: chooseLanguage(jar.get(LANGUAGE_COOKIE)?.value, head.get("accept-language") ?? undefined),
    theme: parseTheme(jar.get(THEME_COOKIE)?.value),
    letters: jar.get(LETTERS_COOKIE)?.value !== "off",
    narrowRail: jar.get(RAIL_COOKIE)?.value === "narrow",
    reading: parseReadingPlace(jar.get(readingCookie(running().version.scenario ?? ""))?.value),
    nonce: head.get("x-nonce") ?? undefined,
  };
}
