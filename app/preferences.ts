import { cookies, headers } from "next/headers";
import { chooseLanguage, LANGUAGE_COOKIE } from "#components/messages/language.ts";
import type { Language } from "#lib/report/text/language.ts";
import { parseTheme, THEME_COOKIE, type Theme } from "#components/shell/theme.ts";

/** The language and theme of this request, and the nonce its scripts and styles may use. */
export async function readPreferences(): Promise<{
  readonly language: Language;
  readonly theme: Theme;
  readonly nonce: string | undefined;
}> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return {
    language: chooseLanguage(jar.get(LANGUAGE_COOKIE)?.value, head.get("accept-language") ?? undefined),
    theme: parseTheme(jar.get(THEME_COOKIE)?.value),
    nonce: head.get("x-nonce") ?? undefined,
  };
}
