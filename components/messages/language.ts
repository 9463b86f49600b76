import { languages, parseLanguage, type Language } from "#lib/report/text/language.ts";

/** Where the choice is kept. */
export const LANGUAGE_COOKIE = "roadstead-language";

/** The chosen language, or else what `Accept-Language` prefers. */
export function chooseLanguage(cookie: string | undefined, acceptLanguage: string | undefined): Language {
  return languages.find((language) => language === cookie) ?? parseLanguage(acceptLanguage);
}
