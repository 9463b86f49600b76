"use client";

import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { ScopeLabel } from "#components/scope/scope-label.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Rose } from "./rose.tsx";
import { SurveyStatus } from "./survey-status.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";
import type { Theme } from "./theme.ts";
import styles from "./top-bar.module.css";
import { PageLink } from "./page-link.tsx";

/** The bar above every page: who this is, what is shown, search, when it was read, and the reader's preferences. */
export function TopBar({
  theme,
  onSearch,
  onKeys,
}: {
  readonly theme: Theme;
  /** Opens the palette. */
  readonly onSearch: () => void;
  readonly onKeys: () => void;
}) {
  const t = useTranslations("frame");
  return (
    <header className={styles["bar"]}>
      <PageLink className={styles["brand"]} href="/overview">
        <Rose />
        <span>Roadstead</span>
      </PageLink>
      <ScopeLabel />
      <button type="button" className={styles["search"]} onClick={onSearch} aria-haspopup="dialog">
        <Icon name="search" />
        <span className={styles["hint"]}>{t("searchHint")}</span>
        <kbd className={styles["keys"]} aria-hidden="true">
          Ctrl K
        </kbd>
      </button>
      <div className={styles["right"]}>
        <SurveyStatus />
        <div className={styles["switches"]}>
          <LanguageSwitch />
          <ThemeSwitch theme={theme} />
          <Button look="quiet" aria-label={t("keys")} title={t("keys")} onClick={onKeys}>
            ?
          </Button>
        </div>
      </div>
    </header>
  );
}
