"use client";

import { useTranslations } from "use-intl";
import type { EntityDescription } from "#lib/api/entity.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { PageLink } from "#components/shell/page-link.tsx";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import { questionHref } from "./entity-href.ts";
import { EntityLink } from "./entity-link.tsx";
import styles from "./entity-connections.module.css";

type Connection = EntityDescription["connections"][number];

const verdicts = ["unreachable", "unknown", "conditional", "reachable"] as const;
const directions = ["in", "out"] as const;

/** What a filter looks at. */
export function textOfLine({ name, urn, through, label, verdict, because }: Connection): string {
  return [name, urn, through?.name, label, verdict, because].join(" ");
}

/** How many of the lines have which verdict, the worst first; nothing where none was judged. */
export function VerdictCounts({ connections }: { readonly connections: readonly Connection[] }) {
  const counts = groupBy(connections, ({ verdict }) => verdict);
  const present = verdicts.flatMap((verdict) => {
    const count = counts.get(verdict)?.length ?? 0;
    return count === 0 ? [] : [{ verdict, count }];
  });
  if (present.length === 0) return undefined;
  return (
    <p className={styles["verdicts"]}>
      {present.map(({ verdict, count }) => (
        <span key={verdict}>
          <VerdictMark verdict={verdict} words /> {count}
        </span>
      ))}
    </p>
  );
}

/** The map's lines that end at it, what comes in before what goes out, and where it stands. */
export function LineConnections({
  connections,
  of,
}: {
  readonly connections: readonly Connection[];
  /** Whose they are, where they are those of its service or its owner. */
  readonly of: string | undefined;
}) {
  const t = useTranslations("entity");
  return (
    <>
      {of === undefined || connections.length === 0 ? undefined : (
        <p className={styles["whose"]}>{t.rich("connectionsOf", { owner: () => <EntityLink urn={of} /> })}</p>
      )}
      {directions.flatMap((direction) =>
        [
          ...groupBy(
            connections.filter((one) => one.direction === direction),
            ({ kind }) => kind,
          ),
        ].map(([kind, group]) => <Group key={`${direction} ${kind}`} {...{ direction, kind }} connections={group} />),
      )}
    </>
  );
}

function Group({
  direction,
  kind,
  connections,
}: Pick<Connection, "direction" | "kind"> & { readonly connections: readonly Connection[] }) {
  const t = useTranslations("connection");
  const name = t(`${direction}.${kind}`);
  return (
    <section className={styles["group"]} aria-label={name}>
      <h3 className={styles["name"]}>
        {name} <span className={styles["count"]}>{connections.length}</span>
      </h3>
      <ul>
        {connections.map((connection) => (
          <Line key={`${connection.urn} ${connection.through?.urn ?? ""}`} connection={connection} />
        ))}
      </ul>
    </section>
  );
}

/** What it is, at which port, and whether it gets through; below it what stands between and what stops it. */
function Line({
  connection: { urn, name, through, label, verdict, because, question },
}: {
  readonly connection: Connection;
}) {
  const t = useTranslations("connection");
  return (
    <li className={styles["line"]}>
      <p className={styles["relation"]}>
        <EntityLink urn={urn} name={name} />
        <span className={styles["label"]}>{label}</span>
        {verdict === undefined ? undefined : <VerdictMark verdict={verdict} words />}
      </p>
      {through === undefined && because === undefined && question === undefined ? undefined : (
        <p className={styles["more"]}>
          {through === undefined ? undefined : (
            <span>{t.rich("through", { group: () => <EntityLink urn={through.urn} name={through.name} /> })}</span>
          )}
          {because === undefined ? undefined : <span className={styles["because"]}>{because}</span>}
          {question === undefined ? undefined : (
            <PageLink
              href={questionHref(question)}
              aria-label={t("pathWith", { name, port: question.port })}
              prefetch={false}
            >
              {t("path")}
            </PageLink>
          )}
        </p>
      )}
    </li>
  );
}
