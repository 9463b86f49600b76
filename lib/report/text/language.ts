/** The languages Roadstead speaks. */
export const languages = ["en", "ja"] as const;

/** One of them. */
export type Language = (typeof languages)[number];

/**
 * The language a reader prefers, from an `Accept-Language` header or a bare code; English when it names neither.
 * Source: RFC 9110, section 12.5.4.
 */
export function parseLanguage(acceptLanguage: string | null | undefined): Language {
  const wishes = (acceptLanguage ?? "").split(",").flatMap((part, index) => {
    const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
    const language = languages.find((one) => range === one || range.startsWith(`${one}-`));
    const quality = parameters
      .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
      .find((q) => q !== undefined);
    return language === undefined ? [] : [{ language, quality: Number(quality ?? 1), index }];
  });
  const best = wishes
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || a.index - b.index)[0];
  return best?.language ?? "en";
}
