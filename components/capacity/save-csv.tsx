"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { versionQuery } from "#components/queries/survey.ts";
import { Icon } from "#components/ui/icon.tsx";

/** Saves what a table shows; the text is made when it is asked for. */
export function SaveCsv({ name, text }: { readonly name: string; readonly text: (source: string) => string }) {
  const t = useTranslations("capacity");
  const scenario = useQuery(versionQuery).data?.scenario;
  const save = (): void => {
    const source = scenario === undefined ? "aws" : `demo:${scenario}`;
    const url = URL.createObjectURL(new Blob([text(source)], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `roadstead-${scenario === undefined ? "" : "demo-"}${name}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button look="quiet" aria-label={`${t("csvWhat")}: ${name}`} title={t("csvWhat")} onClick={save}>
      <Icon name="download" />
      {t("csv")}
    </Button>
  );
}
