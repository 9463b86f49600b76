"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import type { HistoryEvent } from "#lib/api/entity.ts";
import type { Urn } from "#lib/model/urn.ts";
import { plainValue } from "#lib/report/changes/plain-value.ts";
import { historyQuery } from "#components/queries/inspection.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SeverityMark, type MarkName } from "#components/ui/severity-mark.tsx";
import { FieldName } from "./field-name.tsx";
import styles from "./entity-history.module.css";

/** What changed of a resource over the snapshots that are kept, newest first. */
export function EntityHistory({ urn }: { readonly urn: Urn }) {
  const t = useTranslations("entity.history");
  const query = useQuery(historyQuery(urn, { at: useAt(), lang: useLocale() }));
  return (
    <Loaded query={query}>
      {({ events, snapshots, since, more }) => (
        <>
          {events.length === 0 ? <p>{t(snapshots > 1 ? "nothing" : "one")}</p> : undefined}
          <ol className={styles["events"]}>
            {events.map((event, index) => (
              <li key={`${event.at} ${event.kind} ${String(index)}`} className={styles["event"]}>
                <span className={styles["at"]}>
                  <RelativeTime at={event.at} />
                </span>
                <Event event={event} />
              </li>
            ))}
          </ol>
          <p className={styles["extent"]}>
            {since === undefined
              ? undefined
              : t.rich("extent", { count: snapshots, age: () => <RelativeTime at={since} /> })}{" "}
            {more ? t("more") : undefined}
          </p>
        </>
      )}
    </Loaded>
  );
}

function Event({ event }: { readonly event: HistoryEvent }) {
  const t = useTranslations("entity.history");
  const severity = useTranslations("severity");
  switch (event.kind) {
    case "changed":
      return (
        <ul className={styles["changes"]}>
          {event.changes.map(({ path, before, after }, index) => (
            <li key={`${path} ${String(index)}`}>
              <FieldName path={path} className={styles["path"]} />
              {before === undefined ? undefined : <del>{plainValue(before)}</del>}
              {after === undefined ? undefined : <ins>{plainValue(after)}</ins>}
            </li>
          ))}
        </ul>
      );
    case "finding":
    case "finding-resolved":
    case "finding-returned": {
      const mark: MarkName = event.kind === "finding-resolved" ? "resolved" : event.severity;
      return (
        <span className={styles["finding"]}>
          <SeverityMark name={mark} label={severity(event.severity)} />
          <span>
            {t(event.kind)}{" "}
            <PageLink href={`/findings/${event.findingId}`} prefetch={false}>
              {event.title}
            </PageLink>
          </span>
        </span>
      );
    }
    default:
      return <span>{t(event.kind)}</span>;
  }
}
