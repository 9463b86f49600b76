"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import type { ChangesAnswer } from "#lib/api/changes.ts";
import type { SnapshotEntry } from "#lib/api/contract.ts";
import type { FieldChange } from "#lib/report/entity/record-changes.ts";
import { plainValue } from "#lib/report/changes/plain-value.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { changesQuery } from "#components/queries/changes.ts";
import { Loaded } from "#components/queries/loaded.tsx";
import { useAt } from "#components/queries/use-at.ts";
import { useEarlier } from "#components/queries/use-earlier.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { withinDay } from "./within-day.ts";
import styles from "./configuration-changes.module.css";

/** So many resources are told; the change review has them all. */
const RESOURCES_AT_MOST = 7;
const FIELDS_AT_MOST = 2;

/** What was set up otherwise within a day; nothing while no earlier survey is kept. */
export function ConfigurationChanges({ finishedAt }: { readonly finishedAt: string }) {
  const base = withinDay(useEarlier(), finishedAt);
  return base === undefined ? undefined : <Since base={base} />;
}

function Since({ base }: { readonly base: SnapshotEntry }) {
  const t = useTranslations("overview.configuration");
  const query = useQuery(changesQuery({ at: useAt(), lang: useLocale(), base: base.snapshotId }));
  const review = `/reports?template=review&base=${encodeURIComponent(base.snapshotId)}`;
  return (
    <Section
      title={t("title")}
      aside={
        <PageLink href={review} prefetch={false}>
          {t("review")}
        </PageLink>
      }
    >
      <Loaded query={query}>
        {({ entities }) => (entities === undefined ? undefined : <Told entities={entities} />)}
      </Loaded>
      <p className={styles["extent"]}>{t.rich("since", { age: () => <RelativeTime at={base.finishedAt} /> })}</p>
    </Section>
  );
}

function Told({ entities }: { readonly entities: NonNullable<ChangesAnswer["entities"]> }) {
  const t = useTranslations("overview.configuration");
  const kind = useTranslations("kind");
  const { changes, folded, unread } = entities;
  const rest = changes.length - RESOURCES_AT_MOST;
  return (
    <>
      {changes.length === 0 ? <p className={styles["extent"]}>{t("none")}</p> : undefined}
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
          <code>{path}</code>
          {before === undefined ? undefined : <del>{plainValue(before)}</del>}
          {after === undefined ? undefined : <ins>{plainValue(after)}</ins>}
        </span>
      ))}
      {fields.length > FIELDS_AT_MOST ? t("moreFields", { count: fields.length - FIELDS_AT_MOST }) : undefined}
    </span>
  );
}
