"use client";

import { useTranslations } from "use-intl";
import { Loaded } from "#components/queries/loaded.tsx";
import { PageLink } from "#components/shell/page-link.tsx";
import { Note } from "#components/ui/note.tsx";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { FindingDetail } from "./finding-detail.tsx";
import { useAllFindings } from "./use-all-findings.ts";

/** One finding by its id: the address stays good from survey to survey. */
export function FindingPage({ id }: { readonly id: string }) {
  return (
    <Loaded query={useAllFindings()}>
      {(answer) => {
        const finding = answer.findings.find((one) => one.id === id);
        return finding === undefined ? <Gone /> : <FindingDetail finding={finding} answer={answer} />;
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
