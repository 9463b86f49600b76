"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "use-intl";
import { copyText } from "#components/findings/copy-text.ts";
import { LANGUAGE_COOKIE } from "#components/messages/language.ts";
import { surveyQuery } from "#components/queries/survey.ts";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { keepPreference } from "#components/shell/preference-cookie.ts";
import { themes } from "#components/shell/theme.ts";
import { chooseTheme } from "#components/shell/use-theme.ts";
import { api, exportUrl } from "#lib/api/client.ts";
import type { PaletteItem } from "./palette-items.ts";

/** The formats of a report that are worth a command. */
const formats = ["html", "md", "csv"] as const;

/** The address of the page with the snapshot that is shown written in: whoever gets it sees the same. */
function frozenLink(snapshotId: string | undefined): string {
  const url = new URL(location.href);
  if (snapshotId !== undefined && !url.searchParams.has("at")) url.searchParams.set("at", snapshotId);
  return url.toString();
}

/** The filter of the page that is shown: a report of it tells the same part. */
function filterShown(): string | undefined {
  const q = new URL(location.href).searchParams.get("q") ?? "";
  return q === "" ? undefined : q;
}

/** What can be done from anywhere. `say` tells what became of it; `onSave` asks for the name of a view. */
export function useCommands({
  say,
  onSave,
  onKeys,
}: {
  readonly say: (words: string) => void;
  readonly onSave: () => void;
  readonly onKeys: () => void;
}): readonly PaletteItem[] {
  const t = useTranslations("palette");
  const frame = useTranslations("frame");
  const router = useRouter();
  const queries = useQueryClient();
  const locale = useLocale();
  const at = useAt();
  const scope = useScope();
  const command = (id: string, label: string, run: () => void): PaletteItem => ({ id, group: "commands", label, run });
  const copyLink = async (): Promise<void> => {
    const survey = await queries.query({ ...surveyQuery, staleTime: "static" }).catch(() => undefined);
    const copied = await copyText(frozenLink(survey?.latest?.snapshotId));
    say(t(copied ? "linkCopied" : "linkNotCopied"));
  };
  const survey = async (): Promise<void> => {
    const started = await api.startSurvey().then(() => true).catch(() => false); // prettier-ignore
    say(t(started ? "surveyStarted" : "surveyNotStarted"));
    await queries.invalidateQueries({ queryKey: surveyQuery.queryKey });
  };
  const language = locale === "en" ? "ja" : "en";
  return [
    command("copy-link", t("copyLink"), () => void copyLink()),
    command("save-view", t("saveView"), onSave),
    { ...command("survey", t("survey"), () => void survey()), keys: "r" },
    command("language", frame("language", { language: frame("otherLanguage") }), () => {
      keepPreference(LANGUAGE_COOKIE, language);
      router.refresh();
    }),
    ...themes.map((theme) => command(`theme-${theme}`, t("theme", { theme: frame(`themes.${theme}`) }), () => chooseTheme(theme))), // prettier-ignore
    ...formats.map((format) =>
      command(`export-${format}`, t("export", { format: format.toUpperCase() }), () =>
        window.location.assign(exportUrl(format, { at, lang: locale, scope, q: filterShown() })),
      ),
    ),
    { ...command("keys", frame("keys"), onKeys), keys: "?" },
  ];
}
