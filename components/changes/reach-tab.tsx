"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import type { ChangesAnswer } from "#lib/api/changes.ts";
import { reachKinds } from "#lib/report/changes/change-kind.ts";
import { changesQuery } from "#components/queries/changes.ts";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { Compare } from "./compare.tsx";
import { ReachRow } from "./reach-row.tsx";
import { UnreadAreas } from "./unread-areas.tsx";
import type { Two } from "./use-compared.ts";
import styles from "./changes.module.css";

type Reach = NonNullable<ChangesAnswer["reachability"]>;
type Entities = NonNullable<ChangesAnswer["entities"]>;

/** The pairs that reach each other otherwise, what opened and closed first, each with what changed on its way. */
export function ReachTab({ two }: { readonly two: Two }) {
  const lang = useLocale();
  const asked = { at: two.head.snapshotId, base: two.base.snapshotId, lang };
  const entities = useQuery(changesQuery(asked)).data?.entities;
  const query = useQuery(changesQuery({ ...asked, parts: "reachability" }));
  return (
    <>
      <UnreadAreas unread={entities?.unread ?? []} />
      <Compare query={query}>
        {({ reachability }) =>
          reachability === undefined ? undefined : <Told reach={reachability} entities={entities} two={two} />
        }
      </Compare>
    </>
  );
}

function Told({
  reach,
  entities,
  two,
}: {
  readonly reach: Reach;
  readonly entities: Entities | undefined;
  readonly two: Two;
}) {
  const t = useTranslations("changes.reach");
  const byUrn = new Map(entities?.changes.map((change) => [change.urn, change]));
  const columns = (["from", "to", "cause", "before", "after"] as const).map((key) => ({
    key,
    title: t(`column.${key}`),
  }));
  const groups = reachKinds.map((became) => ({
    became,
    rows: reach.changes.filter((change) => change.became === became),
  }));
  return (
    <>
      <p className={styles["lead"]}>{reach.changes.length === 0 ? t("none") : t("lead", { count: reach.pairs })}</p>
      {groups.map(({ became, rows }) =>
        rows.length === 0 ? undefined : (
          <Section
            key={became}
            title={t(`became.${became}`, { count: rows.reduce((sum, { from }) => sum + from.length, 0) })}
          >
            <div className={styles["reach"]}>
              <Table label={t(`label.${became}`)} columns={columns} stacks>
                {rows.map((change) => (
                  <ReachRow
                    key={JSON.stringify([change.toUrn, change.from, change.causes])}
                    change={change}
                    causes={change.causes.flatMap((urn) => byUrn.get(urn) ?? [])}
                    two={two}
                  />
                ))}
              </Table>
            </div>
          </Section>
        ),
      )}
      {(["onlyBefore", "onlyAfter"] as const).map((side) =>
        reach[side].length === 0 ? undefined : (
          <p key={side} className={styles["extent"]}>
            {t(side, { names: reach[side].join(", ") })}
          </p>
        ),
      )}
    </>
  );
}
