"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { GLOBAL_REGION } from "#lib/model/global-region.ts";
import { coverageQuery } from "#components/queries/inspection.ts";
import { useHasSnapshot } from "#components/queries/has-snapshot.tsx";
import { useAt } from "#components/queries/use-at.ts";
import styles from "./top-bar.module.css";
import { PageLink } from "./page-link.tsx";

/** Which accounts and Regions are shown. */
export function ScopeLabel() {
  const t = useTranslations("frame");
  const format = useFormatter();
  const { data } = useQuery({ ...coverageQuery(useAt()), enabled: useHasSnapshot() });
  if (data === undefined) return undefined;
  const accounts = [...new Map(data.areas.map(({ account, alias }) => [account, alias ?? account])).values()];
  const regions = [...new Set(data.areas.map(({ region }) => region))].filter((region) => region !== GLOBAL_REGION);
  return (
    <PageLink className={styles["scope"]} href="/survey" title={format.list([...accounts, ...regions])}>
      {t("scope", {
        accounts: accounts.length,
        account: accounts[0] ?? "",
        regions: regions.length,
        region: regions[0] ?? GLOBAL_REGION,
      })}
    </PageLink>
  );
}
