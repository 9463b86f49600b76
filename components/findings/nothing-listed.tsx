"use client";

import { useTranslations } from "use-intl";
import type { FindingAnswer } from "#lib/api/findings.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { isIn } from "./facets.ts";
import type { Choice } from "./use-chosen.ts";

/** Why the list is empty: nothing was found in what could be read, there is none of this kind, or the choices leave none. */
export function NothingListed({
  findings,
  choice,
}: {
  readonly findings: readonly FindingAnswer[];
  readonly choice: Choice;
}) {
  const t = useTranslations("findings");
  if (findings.some((finding) => isIn(choice.view, finding))) {
    return (
      <Note>
        <p>{t("noMatch")}</p>
        <Button onClick={choice.clear}>{t("clear")}</Button>
      </Note>
    );
  }
  const view = choice.view === "all" ? "open" : choice.view;
  return (
    <Note>
      <p>
        <strong>{t(`empty.${view}`)}</strong>
      </p>
      {view === "open" ? (
        <p>
          <PageLink href="/survey">{t("noneCoverage")}</PageLink>
        </p>
      ) : undefined}
    </Note>
  );
}
