"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { GLOBAL_REGION } from "#lib/model/global-region.ts";
import { coverageQuery } from "#components/queries/inspection.ts";
import { useHasSnapshot } from "#components/queries/has-snapshot.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import styles from "./scope.module.css";
import { ScopePicker } from "./scope-picker.tsx";
import { placesOf } from "./places.ts";

/** The pages that list things, and so can be narrowed. Of one thing there is no part. */
const narrowed = /^\/(overview|map|findings|dns|survey|paths(\/matrix)?|capacity\/[^/]+|inventory\/[^/]+)\/?$/;

/** Which accounts and Regions are shown; where the page can be narrowed and there are several, which of them. */
export function ScopeLabel() {
  const t = useTranslations("frame");
  const format = useFormatter();
  const pathname = usePathname();
  const { data } = useQuery({ ...coverageQuery({ at: useAt(), lang: useLocale() }), enabled: useHasSnapshot() });
  if (data === undefined) return undefined;
  const places = placesOf(data.areas);
  if (places.length > 1 && narrowed.test(pathname)) return <ScopePicker places={places} />;
  const accounts = [...new Map(data.areas.map(({ account, alias }) => [account, alias ?? account])).values()];
  const regions = [...new Set(data.areas.map(({ region }) => region))].filter((region) => region !== GLOBAL_REGION);
  return (
    <PageLink
      className={styles["scope"]}
      href="/survey"
      // Where there is one of each the words are those of the link itself.
      title={accounts.length > 1 || regions.length > 1 ? format.list([...accounts, ...regions]) : undefined}
    >
      <span className="visually-hidden">{t("scopeHead")} </span>
      {t("scope", {
        accounts: accounts.length,
        account: accounts[0] ?? "",
        regions: regions.length,
        region: regions[0] ?? GLOBAL_REGION,
      })}
    </PageLink>
  );
}
