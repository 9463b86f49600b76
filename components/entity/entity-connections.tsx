"use client";

import { useState } from "react";
import { useMessages, useTranslations } from "use-intl";
import type { EntityDescription } from "#lib/api/entity.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import { EntityLink } from "./entity-link.tsx";
import styles from "./entity-connections.module.css";

type Relation = EntityDescription["relations"][number];

/** Below so many a filter is more to read than the list. */
const FILTER_FROM = 8;

const verdicts = ["unreachable", "unknown", "conditional", "reachable"] as const;
const directions = ["in", "out"] as const;

/** Names a relation as seen from the resource; one without a name keeps AWS's verb. */
function useRelationName(): (relation: Relation) => string {
  const t = useTranslations("relation");
  const known = useMessages().relation;
  const isKnown = (kind: string): kind is keyof typeof known.out => Object.hasOwn(known.out, kind);
  return ({ edge: { kind }, direction }) => (isKnown(kind) ? t(`${direction}.${kind}`) : kind);
}

/** What it is connected to, by how: what comes in, then what goes out, with verdicts where a filter stands between. */
export function EntityConnections({ description }: { readonly description: EntityDescription }) {
  const t = useTranslations("entity");
  const [filter, setFilter] = useState("");
  const { relations, relationCount } = description;
  if (relations.length === 0) return <p>{t("noConnections")}</p>;
  const shown = relations.filter((relation) => matches(relation, filter));
  return (
    <>
      <VerdictCounts relations={relations} />
      {relations.length < FILTER_FROM ? undefined : (
        <p className={styles["filter"]}>
          <input
            type="search"
            value={filter}
            aria-label={t("filterConnections")}
            placeholder={t("filterConnections")}
            spellCheck={false}
            onChange={({ target }) => setFilter(target.value)}
          />
          <span role="status">{t("shownOf", { shown: shown.length, all: relations.length })}</span>
        </p>
      )}
      {directions.map((direction) => (
        <Relations key={direction} relations={shown.filter((relation) => relation.direction === direction)} />
      ))}
      {relationCount > relations.length ? (
        <p>{t("moreConnections", { count: relationCount - relations.length })}</p>
      ) : undefined}
    </>
  );
}

function matches({ other, edge }: Relation, filter: string): boolean {
  const words = filter.trim().toLowerCase().split(/\s+/);
  const text = [other.name, other.id, other.kind, edge.kind, edge.label, edge.verdict].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

function VerdictCounts({ relations }: { readonly relations: readonly Relation[] }) {
  const counts = groupBy(relations, ({ edge }) => edge.verdict);
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

function Relations({ relations }: { readonly relations: readonly Relation[] }) {
  const nameOf = useRelationName();
  return [...groupBy(relations, nameOf)].map(([name, group]) => (
    <section key={name} className={styles["group"]} aria-label={name}>
      <h3 className={styles["name"]}>
        {name} <span className={styles["count"]}>{group.length}</span>
      </h3>
      <ul>
        {group.map(({ edge, other, direction }) => (
          <li key={`${edge.id} ${direction}`} className={styles["relation"]}>
            <EntityLink urn={other.urn} name={other.name} />
            <span className={styles["label"]}>{edge.label}</span>
            {edge.verdict === undefined ? undefined : <VerdictMark verdict={edge.verdict} />}
          </li>
        ))}
      </ul>
    </section>
  ));
}
