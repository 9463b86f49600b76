"use client";

import { useTranslations } from "use-intl";
import { severities } from "#lib/findings/severity.ts";
import type { Overview } from "#lib/report/overview.ts";

/** How many problems there are, in one sentence. None is said of what could be read, never of the account. */
export function Headline({ counts }: { readonly counts: Overview["counts"] }) {
  const t = useTranslations("overview");
  const all = severities.reduce((sum, severity) => sum + counts[severity], 0);
  return all === 0 ? t("none") : t("headline", { all, critical: counts.critical, high: counts.high });
}
