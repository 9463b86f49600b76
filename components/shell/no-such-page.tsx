"use client";

import { useTranslations } from "use-intl";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageLink } from "./page-link.tsx";

/** Says that there is nothing here, and where there is. */
export function NoSuchPage() {
  const t = useTranslations("states");
  return (
    <>
      <PageHead title={t("noPage")} lead={t("noPageText")} />
      <PageBody>
        <p>
          <PageLink href="/overview">{t("toOverview")}</PageLink>
        </p>
      </PageBody>
    </>
  );
}
