"use client";

import { useTranslations } from "use-intl";
import { PageLink } from "#components/shell/page-link.tsx";
import { severities } from "#lib/findings/severity.ts";
import type { Overview } from "#lib/report/overview.ts";

/** How many problems there are, in one sentence. None is said of what could be read, never of the account. */
export function Headline({ overview: { counts, muted } }: { readonly overview: Overview }) {
  const t = useTranslations("overview");
  const all = severities.reduce((sum, severity) => sum + counts[severity], 0);
  const found = all === 0 ? t("none") : t("headline", { all, critical: counts.critical, high: counts.high });
  if (muted === 0) return found;
  return (
    <>
      {found}{" "}
      <PageLink href="/findings?state=muted" prefetch={false}>
        {t("muted", { count: muted })}
      </PageLink>
    </>
  );
}
