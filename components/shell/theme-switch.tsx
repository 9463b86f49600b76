"use client";

import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { nextTheme, type Theme } from "./theme.ts";
import { chooseTheme, useTheme } from "./use-theme.ts";

const icons = { auto: "auto", light: "sun", dark: "moon" } as const;

/** Walks the themes: the system's, paper, night. */
export function ThemeSwitch({ theme: initial }: { readonly theme: Theme }) {
  const t = useTranslations("frame");
  const theme = useTheme(initial);
  const next = nextTheme(theme);
  const label = t("theme", { current: t(`themes.${theme}`), next: t(`themes.${next}`) });
  return (
    <Button look="quiet" aria-label={label} title={label} onClick={() => chooseTheme(next)}>
      <Icon name={icons[theme]} />
    </Button>
  );
}
