/** The themes in the order the switch walks them; `auto` follows the system. */
export const themes = ["auto", "light", "dark"] as const;

/** A theme of the pages. */
export type Theme = (typeof themes)[number];

/** Where the choice is kept. */
export const THEME_COOKIE = "roadstead-theme";

/** The chosen theme; `auto` when none or an unknown one is stored. */
export function parseTheme(cookie: string | undefined): Theme {
  return themes.find((theme) => theme === cookie) ?? "auto";
}

/** The theme after `theme` in the switch's round. */
export function nextTheme(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? "auto";
}
