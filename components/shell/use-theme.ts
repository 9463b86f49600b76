"use client";

import { useSyncExternalStore } from "react";
import { keepPreference } from "./preference-cookie.ts";
import { parseTheme, THEME_COOKIE, type Theme } from "./theme.ts";

const listeners = new Set<() => void>();

function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Changes the theme of the page, and keeps the choice. */
export function chooseTheme(theme: Theme): void {
  keepPreference(THEME_COOKIE, theme);
  if (theme === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  for (const listener of listeners) listener();
}

/** The theme that is chosen, wherever it was; `initial` is what the server rendered. */
export function useTheme(initial: Theme): Theme {
  return useSyncExternalStore(
    onTheme,
    () => parseTheme(document.documentElement.dataset["theme"]),
    () => initial,
  );
}
