"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import type { FindingAnswer } from "#lib/api/findings.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { findingsQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { Note } from "#components/ui/note.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { FindingDetail } from "./finding-detail.tsx";
import { PageLink } from "#components/shell/page-link.tsx";

/** One finding by its id: the address stays good from survey to survey. */
export function FindingPage({ id }: { readonly id: string }) {
  const t = useTranslations("finding");
  const query = useQuery(findingsQuery({ at: useAt(), lang: useLocale() }));
  return (
    <Loaded query={query}>
      {({ findings }) => {
        const finding = findings.find((one) => one.id === id);
        if (finding === undefined) return <Gone />;
        const byId = (ids: readonly string[]): readonly FindingAnswer[] =>
          findings.filter((one) => ids.includes(one.id));
        return (
          <FindingDetail
            finding={finding}
            causes={byId(finding.causedBy)}
            symptoms={findings.filter(({ causedBy }) => causedBy.includes(finding.id))}
            back={<PageLink href="/findings">{t("back")}</PageLink>}
          />
        );
      }}
    </Loaded>
  );
}

function Gone() {
  const t = useTranslations("finding");
  return (
    <>
      <PageHead title={t("gone.title")} />
      <PageBody>
        <Note>
          <p>{t("gone.text")}</p>
          <PageLink href="/findings">{t("back")}</PageLink>
        </Note>
      </PageBody>
    </>
  );
}
