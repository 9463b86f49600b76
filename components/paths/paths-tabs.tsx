"use client";

import { useTranslations } from "use-intl";
import { PageTabs } from "#components/shell/page-tabs.tsx";

/** One path, or all pairs: the two ways to ask who reaches whom. */
export function PathsTabs() {
  const t = useTranslations("paths.tabs");
  return (
    <PageTabs
      label={t("label")}
      tabs={[
        { href: "/paths", text: t("one") },
        { href: "/paths/matrix", text: t("all") },
        { href: "/paths/assertions", text: t("assertions") },
      ]}
    />
  );
}
