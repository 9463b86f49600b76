"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { ConfigurationChanges } from "#lib/report/changes/configuration-changes.ts";
import { useKindName } from "#components/messages/use-kind-name.ts";
import { EntityLink } from "#components/entity/entity-link.tsx";
import { changesQuery } from "#components/queries/changes.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { NumberCell, stacked, Table } from "#components/ui/table.tsx";
import { ChangeMark } from "./change-mark.tsx";
import { Compare } from "./compare.tsx";
import { FieldDiff } from "./field-diff.tsx";
import { UnreadAreas } from "./unread-areas.tsx";
import type { Two } from "./use-compared.ts";
import styles from "./changes.module.css";

/** So many resources are listed at first, and so many more when that is asked for. */
const LISTED = 200;

/** What was set up otherwise: every resource with its fields, and counted what nobody sets up one by one. */
export function ConfigurationTab({ two }: { readonly two: Two }) {
  const lang = useLocale();
  const query = useQuery(changesQuery({ at: two.head.snapshotId, base: two.base.snapshotId, lang }));
  return (
    <Compare query={query}>
      {({ entities }) => (entities === undefined ? undefined : <Told entities={entities} base={two.base.snapshotId} />)}
    </Compare>
  );
}

function Told({ entities, base }: { readonly entities: ConfigurationChanges; readonly base: string }) {
  const t = useTranslations("changes.configuration");
  const { changes, folded, unread } = entities;
  return (
    <>
      <UnreadAreas unread={unread} />
      <p className={styles["lead"]}>{changes.length === 0 ? t("none") : t("lead", { count: changes.length })}</p>
      {changes.length === 0 ? undefined : <Changes changes={changes} base={base} />}
      {folded.length === 0 ? undefined : <Folded folded={folded} />}
    </>
  );
}

function Changes({ changes, base }: { readonly changes: ConfigurationChanges["changes"]; readonly base: string }) {
  const t = useTranslations("changes");
  const [listed, setListed] = useState(LISTED);
  const columns = (["change", "resource", "fields"] as const).map((key) => ({
    key,
    title: t(`configuration.column.${key}`),
  }));
  const rest = changes.length - listed;
  return (
    <>
      <Table label={t("tabs.configuration")} columns={columns} stacks>
        {changes.slice(0, listed).map(({ urn, change, name, fields }) => (
          <tr key={urn} className={styles["row"]}>
            <td {...stacked("end")}>
              <ChangeMark kind={change}>{t(`change.${change}`)}</ChangeMark>
            </td>
            <th scope="row" className={styles["to"]}>
              <EntityLink urn={urn} name={name} at={change === "removed" ? base : undefined} />
            </th>
            <td {...stacked("line")}>
              <FieldDiff fields={fields} />
            </td>
          </tr>
        ))}
      </Table>
      {rest > 0 ? (
        <p className={styles["extent"]}>
          {t("configuration.rest", { count: rest })}{" "}
          <Button onClick={() => setListed(listed + LISTED)}>{t("configuration.more")}</Button>
        </p>
      ) : undefined}
    </>
  );
}

/** What lives and dies with every deployment, counted by kind. */
function Folded({ folded }: { readonly folded: ConfigurationChanges["folded"] }) {
  const t = useTranslations("changes");
  const kindName = useKindName();
  const columns = [
    { key: "kind", title: t("configuration.column.kind") },
    ...(["added", "removed", "changed"] as const).map((key) => ({ key, title: t(`change.${key}`), number: true })),
  ];
  return (
    <Section title={t("configuration.folded")}>
      <p className={styles["extent"]}>{t("configuration.foldedWhy")}</p>
      <Table label={t("configuration.folded")} columns={columns}>
        {folded.map(({ kind, added, removed, changed }) => (
          <tr key={kind}>
            <th scope="row">{kindName(kind)}</th>
            <NumberCell>{added}</NumberCell>
            <NumberCell>{removed}</NumberCell>
            <NumberCell>{changed}</NumberCell>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
