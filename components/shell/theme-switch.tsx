"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { keepPreference } from "./preference-cookie.ts";
import { nextTheme, THEME_COOKIE, type Theme } from "./theme.ts";

const icons = { auto: "auto", light: "sun", dark: "moon" } as const;

/** Walks the themes: the system's, paper, night. */
export function ThemeSwitch({ theme: initial }: { readonly theme: Theme }) {
  const t = useTranslations("frame");
  const [theme, setTheme] = useState(initial);
  const next = nextTheme(theme);
  const label = t("theme", { current: t(`themes.${theme}`), next: t(`themes.${next}`) });
  return (
    <Button
      look="quiet"
      aria-label={label}
      title={label}
      onClick={() => {
        keepPreference(THEME_COOKIE, next);
        if (next === "auto") delete document.documentElement.dataset["theme"];
        else document.documentElement.dataset["theme"] = next;
        setTheme(next);
      }}
    >
      <Icon name={icons[theme]} />
    </Button>
  );
}
