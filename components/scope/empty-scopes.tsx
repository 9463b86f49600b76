"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import type { Overview, SurveyedPlace } from "#lib/report/overview.ts";
import { overviewQuery } from "#components/queries/inspection.ts";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { Note } from "#components/ui/note.tsx";
import { emptyPlaces } from "./empty-places.ts";
import styles from "./scope.module.css";

/**
 * Where there are no ECS services, where not all was read, where there are some, and how to look elsewhere; nothing when every
 * Region that is looked at has some.
 */
export function EmptyScopes({ services }: { readonly services: Overview["services"] }) {
  const t = useTranslations("overview.emptyScopes");
  const format = useFormatter();
  const { none, unread, found } = emptyPlaces(services, useScope());
  if (none.length + unread.length === 0) return undefined;
  const named = ({ account, region }: SurveyedPlace) => t("place", { account, region });
  return (
    <Note tone={none.length === 0 ? "hatch" : "plain"}>
      {none.length === 0 ? undefined : (
        <p>
          <strong>{t("none", { places: format.list(none.map(named)) })}</strong>
        </p>
      )}
      {unread.length === 0 ? undefined : <p>{t("unread", { places: format.list(unread.map(named)) })}</p>}
      {found.length === 0 ? undefined : (
        <p>
          {t.rich("found", {
            places: () =>
              format.list(
                found.map((place) => (
                  <InScope key={place.scope} scope={place.scope}>
                    {named(place)}
                  </InScope>
                )),
              ),
          })}
        </p>
      )}
      <p>
        {t.rich("elsewhere", { code: (name) => <code>{name}</code> })}{" "}
        <PageLink href="/survey" prefetch={false}>
          {t("choose")}
        </PageLink>
      </p>
    </Note>
  );
}

/** This page, narrowed to another scope. */
function InScope({ scope, children }: { readonly scope: string; readonly children: string }) {
  const search = new URLSearchParams(useSearchParams());
  search.set("s", scope);
  return (
    <PageLink href={`${usePathname()}?${search.toString()}`} prefetch={false}>
      {children}
    </PageLink>
  );
}

/** As {@link EmptyScopes}, for a page that has nothing to show and does not know why. */
export function WhyEmpty() {
  const { data } = useQuery(overviewQuery({ at: useAt(), lang: useLocale(), scope: useScope() }));
  // As high as what comes: the page does not jump when it does.
  return data === undefined ? <div className={styles["room"]} /> : <EmptyScopes services={data.services} />;
}
