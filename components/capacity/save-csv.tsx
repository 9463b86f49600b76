"use client";

import { useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";

/** Saves what a table shows; the text is made when it is asked for. */
export function SaveCsv({ name, text }: { readonly name: string; readonly text: () => string }) {
  const t = useTranslations("capacity");
  const save = (): void => {
    const url = URL.createObjectURL(new Blob([text()], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `roadstead-${name}.csv`;
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
