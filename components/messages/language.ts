/** The languages of the pages, in the order they are offered. */
export const languages = ["en", "ja"] as const;

/** A language of the pages. */
export type Language = (typeof languages)[number];

/** Where the choice is kept. */
export const LANGUAGE_COOKIE = "roadstead-language";

/** The chosen language, or else the first of `Accept-Language` that we speak, or else English. Quality values count. */
export function chooseLanguage(cookie: string | undefined, acceptLanguage: string | undefined): Language {
  const chosen = languages.find((language) => language === cookie);
  if (chosen !== undefined) return chosen;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([0-9.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const spoken = languages.find((language) => tag === language || tag.startsWith(`${language}-`));
    if (spoken !== undefined) return spoken;
  }
  return "en";
}
