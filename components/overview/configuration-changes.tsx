"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { ChangesAnswer } from "#lib/api/changes.ts";
import type { SnapshotEntry } from "#lib/api/contract.ts";
import type { FieldChange } from "#lib/report/entity/record-changes.ts";
import { useKindName } from "#components/messages/use-kind-name.ts";
import { FieldValues } from "#components/changes/field-values.tsx";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { FieldName } from "#components/entity/field-name.tsx";
import { changesQuery } from "#components/queries/changes.ts";
import { snapshotsQuery } from "#components/queries/inspection.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { useScope } from "#components/queries/use-scope.ts";
import { isUrnShownIn } from "#lib/report/report-scope.ts";
import { useEarlier } from "#components/queries/use-earlier.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { withinDay } from "./within-day.ts";
import styles from "./configuration-changes.module.css";

/** So many resources are told; the change review has them all. */
const RESOURCES_AT_MOST = 7;
const FIELDS_AT_MOST = 2;

/**
 * What was set up otherwise within a day, folded to a line: the comparison comes after the page, and may take a while, and nothing
 * may move then. The line is there from the start, and says how much there is.
 */
export function ConfigurationChanges({ finishedAt }: { readonly finishedAt: string }) {
  const { data } = useQuery(snapshotsQuery);
  const base = withinDay(useEarlier(), finishedAt);
  if (base !== undefined) return <Since base={base} />;
  return <Fold says={data === undefined ? "comparing" : "noEarlier"} />;
}

type Said = "comparing" | "noEarlier" | "failed" | { readonly count: number };

/** The line; it can be opened where there is something in it. */
function Fold({ says, children }: { readonly says: Said; readonly children?: ReactNode }) {
  const t = useTranslations("overview.configuration");
  const text = typeof says === "string" ? t(says) : t("count", says);
  const line = (
    <>
      <span className={styles["title"]}>{t("title")}</span> <span className={styles["extent"]}>{text}</span>
    </>
  );
  if (children === undefined) return <p className={styles["line"]}>{line}</p>;
  return (
    <details className={styles["fold"]}>
      <summary className={styles["line"]}>{line}</summary>
      {children}
    </details>
  );
}

function Since({ base }: { readonly base: SnapshotEntry }) {
  const t = useTranslations("overview.configuration");
  const scope = useScope();
  const query = useQuery(changesQuery({ at: useAt(), lang: useLocale(), base: base.snapshotId }));
  const review = `/reports?template=review&base=${encodeURIComponent(base.snapshotId)}`;
  const { data, error } = query;
  if (data === undefined && error === null) return <Fold says="comparing" />;
  const entities = data?.entities === undefined ? undefined : inScope(data.entities, scope);
  return (
    <Fold says={entities === undefined ? "failed" : { count: entities.changes.length }}>
      <Loaded query={query}>{() => (entities === undefined ? undefined : <Told entities={entities} />)}</Loaded>
      <p className={styles["extent"]}>
        {t.rich("since", { age: () => <RelativeTime at={base.finishedAt} /> })}{" "}
        <PageLink href={review} prefetch={false}>
          {t("review")}
        </PageLink>
      </p>
    </Fold>
  );
}

type Entities = NonNullable<ChangesAnswer["entities"]>;

/** The changes of a scope. What is only counted is counted for the whole account, and told of the whole alone. */
function inScope(entities: Entities, scope: string | undefined): Entities {
  if (scope === undefined) return entities;
  return { ...entities, changes: entities.changes.filter(({ urn }) => isUrnShownIn(urn, scope)), folded: [] };
}

function Told({ entities }: { readonly entities: Entities }) {
  const t = useTranslations("overview.configuration");
  const kind = useKindName();
  const { changes, folded, unread } = entities;
  const rest = changes.length - RESOURCES_AT_MOST;
  return (
    <>
      <ul className={styles["changes"]}>
        {changes.slice(0, RESOURCES_AT_MOST).map(({ urn, change, name, fields }) => (
          <li key={urn} className={styles["change"]} data-change={change}>
            <span className={styles["kind"]}>{t(change)}</span>
            <EntityLink urn={urn} name={name} />
            <Fields fields={fields} />
          </li>
        ))}
      </ul>
      <p className={styles["extent"]}>
        {rest > 0 ? t("more", { count: rest }) : undefined}{" "}
        {folded.map(({ kind: of, ...counts }) => t("folded", { kind: kind(of), ...counts })).join(" ")}{" "}
        {unread.length > 0 ? t("unread", { count: new Set(unread.map(({ area }) => area)).size }) : undefined}
      </p>
    </>
  );
}

function Fields({ fields }: { readonly fields: readonly FieldChange[] }) {
  const t = useTranslations("overview.configuration");
  return (
    <span className={styles["fields"]}>
      {fields.slice(0, FIELDS_AT_MOST).map(({ path, before, after }, index) => (
        <span key={`${path} ${String(index)}`} className={styles["field"]}>
          <FieldName path={path} className={styles["path"]} />
          <FieldValues path={path} before={before} after={after} />
        </span>
      ))}
      {fields.length > FIELDS_AT_MOST ? t("moreFields", { count: fields.length - FIELDS_AT_MOST }) : undefined}
    </span>
  );
}
