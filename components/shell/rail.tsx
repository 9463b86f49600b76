"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { useLocale, useTranslations } from "use-intl";
import { coverageQuery, findingsQuery } from "#components/queries/inspection.ts";
import { storeViews } from "#components/palette/saved-views.ts";
import { useSavedViews } from "#components/palette/use-saved-views.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { versionQuery } from "#components/queries/survey.ts";
import { useHasSnapshot } from "#components/queries/has-snapshot.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { countIncidents, foldIncidents } from "#lib/findings/causes.ts";
import { isFindingShownIn } from "#lib/report/report-scope.ts";
import { isCurrent, pages, type Page } from "./pages.ts";
import styles from "./rail.module.css";
import { PageLink } from "./page-link.tsx";

/** The figure beside a page's name and what it means; nothing until it is known. */
function useBadge(page: Page["key"]): { readonly text: string; readonly says: string } | undefined {
  const t = useTranslations("rail");
  const at = useAt();
  const lang = useLocale();
  const scope = useScope();
  const hasSnapshot = useHasSnapshot();
  const findings = useQuery({ ...findingsQuery({ at, lang }), enabled: hasSnapshot && page === "findings" });
  const coverage = useQuery({ ...coverageQuery({ at, lang }), enabled: hasSnapshot && page === "survey" });
  if (page === "findings" && findings.data !== undefined) {
    // Counted as on the overview: a symptom with its cause.
    const open = findings.data.findings.filter((one) => one.state === "open" && isFindingShownIn(one, scope));
    const { critical, high } = countIncidents(foldIncidents(open));
    const grave = critical + high;
    return { text: String(grave), says: t("grave", { count: grave }) };
  }
  if (page === "survey" && coverage.data !== undefined) {
    const { complete, incomplete, notAsked } = coverage.data.counts;
    const all = complete + incomplete + notAsked;
    return { text: t("fraction", { read: complete, all }), says: t("read", { read: complete, all }) };
  }
  return undefined;
}

function RailLink({
  page,
  pathname,
  isNarrow,
}: {
  readonly page: Page;
  readonly pathname: string;
  readonly isNarrow: boolean;
}) {
  const t = useTranslations("pages");
  const badge = useBadge(page.key);
  return (
    <PageLink
      className={styles["link"]}
      href={page.href}
      aria-current={isCurrent(page, pathname) ? "page" : undefined}
      title={isNarrow ? [t(page.key), badge?.says ?? ""].filter((part) => part !== "").join(" · ") : undefined}
    >
      <span className={styles["tag"]} aria-hidden="true">
        {page.tag}
      </span>
      <span className={styles["page"]}>{t(page.key)}</span>
      {badge === undefined ? undefined : (
        <span className={styles["badge"]} title={badge.says}>
          <span aria-hidden="true">{badge.text}</span>
          <span className="visually-hidden">{badge.says}</span>
        </span>
      )}
    </PageLink>
  );
}

/** The views that were kept in this browser; each can be put away. */
function SavedViews() {
  const t = useTranslations("palette");
  const views = useSavedViews();
  if (views.length === 0) return undefined;
  return (
    <section className={styles["views"]} aria-label={t("groups.views")}>
      <h2>{t("groups.views")}</h2>
      <ul>
        {views.map(({ name, href }) => (
          <li key={name}>
            <PageLink href={href} title={href} prefetch={false}>
              <bdi>{name}</bdi>
            </PageLink>
            <Button
              look="quiet"
              aria-label={t("removeView", { name })}
              title={t("removeView", { name })}
              onClick={() => storeViews(views.filter((view) => view.name !== name))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const BEFORE_PX = 48;

/** The pages, at the left; along the top on a narrow screen. */
export function Rail({
  isNarrow,
  onNarrow,
}: {
  readonly isNarrow: boolean;
  readonly onNarrow: (narrow: boolean) => void;
}) {
  const t = useTranslations("frame");
  const pathname = usePathname();
  const { data: version } = useQuery(versionQuery);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const row = list.current;
    const here = row?.querySelector<HTMLElement>("[aria-current]")?.parentElement;
    if (row === null || !here) return;
    // Along the top not all have room: the page that is open is in sight, with a part of the one before it. It stays so when
    // figures come to the others, and push it on.
    const observer = new ResizeObserver(() => {
      row.scrollLeft = here.offsetLeft - BEFORE_PX;
    });
    for (const item of row.children) observer.observe(item);
    return () => observer.disconnect();
  }, [pathname]);
  return (
    <nav className={styles["rail"]} aria-label={t("pages")}>
      <ul className={styles["list"]} ref={list}>
        {pages.map((page) => (
          <li key={page.key}>
            <RailLink page={page} pathname={pathname} isNarrow={isNarrow} />
          </li>
        ))}
      </ul>
      <SavedViews />
      <div className={styles["foot"]}>
        <p>{version === undefined ? "" : t("version", { version: version.version })}</p>
        <Button
          look="quiet"
          aria-label={t(isNarrow ? "wideRail" : "narrowRail")}
          title={t(isNarrow ? "wideRail" : "narrowRail")}
          onClick={() => onNarrow(!isNarrow)}
        >
          <span className={styles["fold"]} data-narrow={isNarrow}>
            <Icon name="chevron" />
          </span>
        </Button>
      </div>
    </nav>
  );
}
