"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { Overview, SurveyedPlace } from "#lib/report/overview.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Note } from "#components/ui/note.tsx";

/** Where there are no services, where there are, and how to look elsewhere; nothing when every Region has some. */
export function EmptyScopes({ services: { found, none } }: { readonly services: Overview["services"] }) {
  const t = useTranslations("overview.emptyScopes");
  const format = useFormatter();
  if (none.length === 0) return undefined;
  const list = (places: readonly SurveyedPlace[]) =>
    format.list(places.map(({ account, region }) => t("place", { account, region })));
  return (
    <Note>
      <p>
        <strong>{t("none", { places: list(none) })}</strong>
      </p>
      {found.length > 0 ? <p>{t("found", { places: list(found) })}</p> : undefined}
      <p>
        {t.rich("elsewhere", { code: (name) => <code>{name}</code> })}{" "}
        <PageLink href="/survey" prefetch={false}>
          {t("choose")}
        </PageLink>
      </p>
    </Note>
  );
}
