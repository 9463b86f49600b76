"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { PageBody } from "#components/ui/page-body.tsx";
import { PageHead } from "#components/ui/page-head.tsx";

/** Says that there is nothing here, and where there is. */
export function NoSuchPage() {
  const t = useTranslations("states");
  return (
    <>
      <PageHead title={t("noPage")} lead={t("noPageText")} />
      <PageBody>
        <p>
          <Link href="/overview">{t("toOverview")}</Link>
        </p>
      </PageBody>
    </>
  );
}
