"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useContext, useOptimistic, useTransition } from "react";
import { useLocale, useTranslations } from "use-intl";
import { LANGUAGE_COOKIE } from "#components/messages/language.ts";
import { versionQuery } from "#components/queries/survey.ts";
import { LettersChoice } from "#components/shell/letters-choice.ts";
import { keepPreference } from "#components/shell/preference-cookie.ts";
import { themes, type Theme } from "#components/shell/theme.ts";
import { chooseTheme, useTheme } from "#components/shell/use-theme.ts";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { languages } from "#lib/report/text/language.ts";
import { Choice } from "./choice.tsx";
import { SavedViewList } from "./saved-view-list.tsx";
import styles from "./settings.module.css";

/** Where the server keeps snapshots and mutes: a file of its own, or PostgreSQL, whose address is a secret. */
export type KeptIn = { readonly kind: "file"; readonly path: string } | { readonly kind: "postgresql" };

/** What the reader chose in this browser, the views that are kept in it, and which server answers. */
export function Settings({ theme, keptIn }: { readonly theme: Theme; readonly keptIn: KeptIn }) {
  const t = useTranslations("settings");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <PageBody>
        <Section title={t("appearance")}>
          <div className={styles["choices"]}>
            <LanguageChoice />
            <ThemeChoice initial={theme} />
            <LettersSwitch />
          </div>
        </Section>
        <Section title={t("views")}>
          <SavedViewList />
        </Section>
        <Section title={t("about")}>
          <About keptIn={keptIn} />
        </Section>
      </PageBody>
    </>
  );
}

function LanguageChoice() {
  const t = useTranslations("settings");
  const router = useRouter();
  const [, startChange] = useTransition();
  // The button is chosen at once; the page follows when the server has it in that language.
  const [chosen, setChosen] = useOptimistic<string>(useLocale());
  const options = languages.map((value): { value: string; text: string; lang: string } => ({
    value,
    text: t(`languages.${value}`),
    lang: value,
  }));
  const change = (language: string): void => {
    keepPreference(LANGUAGE_COOKIE, language);
    startChange(() => {
      setChosen(language);
      router.refresh();
    });
  };
  return <Choice title={t("language")} options={options} chosen={chosen} onChange={change} />;
}

function ThemeChoice({ initial }: { readonly initial: Theme }) {
  const t = useTranslations("settings");
  const names = useTranslations("frame.themes");
  const options = themes.map((value) => ({ value, text: names(value) }));
  return <Choice title={t("theme")} options={options} chosen={useTheme(initial)} onChange={chooseTheme} />;
}

function LettersSwitch() {
  const t = useTranslations("settings");
  const { on, change } = useContext(LettersChoice);
  return (
    <fieldset className={styles["choice"]}>
      <legend>{t("keys")}</legend>
      <label>
        <input type="checkbox" checked={on} onChange={({ target }) => change(target.checked)} />
        {t("letters")}
      </label>
    </fieldset>
  );
}

function About({ keptIn }: { readonly keptIn: KeptIn }) {
  const t = useTranslations("settings.facts");
  const { data: version } = useQuery(versionQuery);
  return (
    <dl className={styles["facts"]}>
      <dt>{t("version")}</dt>
      <dd>{version === undefined ? "" : <code>Roadstead {version.version}</code>}</dd>
      <dt>{t("node")}</dt>
      <dd>{version === undefined ? "" : <code>{version.node}</code>}</dd>
      <dt>{t("mode")}</dt>
      <dd>{version === undefined ? "" : t(`modes.${version.mode}`)}</dd>
      <dt>{t("kept")}</dt>
      <dd>{keptIn.kind === "file" ? <code className={styles["path"]}>{keptIn.path}</code> : t("postgresql")}</dd>
      <dt>{t("choicesKept")}</dt>
      <dd>{t("inBrowser")}</dd>
      <dt>{t("licence")}</dt>
      <dd>Apache License 2.0</dd>
    </dl>
  );
}
