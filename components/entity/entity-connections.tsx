"use client";

import { useState } from "react";
import { useMessages, useTranslations } from "use-intl";
import type { EntityDescription } from "#lib/api/entity.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { EntityLink } from "./entity-link.tsx";
import { LineConnections, textOfLine, VerdictCounts } from "./line-connections.tsx";
import styles from "./entity-connections.module.css";

type Relation = EntityDescription["relations"][number];

/** Below so many a filter is more to read than the list. */
const FILTER_FROM = 8;

const directions = ["in", "out"] as const;

/** Names a relation as seen from the resource; one without a name keeps AWS's verb. */
function useRelationName(): (relation: Relation) => string {
  const t = useTranslations("relation");
  const known = useMessages().relation;
  const isKnown = (kind: string): kind is keyof typeof known.out => Object.hasOwn(known.out, kind);
  return ({ edge: { kind }, direction }) => (isKnown(kind) ? t(`${direction}.${kind}`) : kind);
}

/** Who reaches it and what it reaches, with verdicts, then what it is part of and has; a filter over all of it. */
export function EntityConnections({ description }: { readonly description: EntityDescription }) {
  const t = useTranslations("entity");
  const [filter, setFilter] = useState("");
  const { relations, relationCount, connections, connectionCount } = description;
  const all = relations.length + connections.length;
  if (all === 0) return <p>{t("noConnections")}</p>;
  const words = filter.trim().toLowerCase().split(/\s+/);
  const matches = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const shown = relations.filter((relation) => matches(textOf(relation)));
  const lines = connections.filter((connection) => matches(textOfLine(connection)));
  const more = relationCount + connectionCount - all;
  return (
    <>
      <VerdictCounts connections={connections} />
      {all < FILTER_FROM ? undefined : (
        <p className={styles["filter"]}>
          <input
            type="search"
            value={filter}
            aria-label={t("filterConnections")}
            placeholder={t("filterConnections")}
            spellCheck={false}
            onChange={({ target }) => setFilter(target.value)}
          />
          <span role="status">{t("shownOf", { shown: shown.length + lines.length, all })}</span>
        </p>
      )}
      <div className={styles["groups"]}>
        <LineConnections connections={lines} of={description.connectionsOf} />
        {directions.map((direction) => (
          <Relations key={direction} relations={shown.filter((relation) => relation.direction === direction)} />
        ))}
      </div>
      {more > 0 ? <p>{t("moreConnections", { count: more })}</p> : undefined}
    </>
  );
}

function textOf({ other, edge }: Relation): string {
  return [other.name, other.id, other.kind, edge.kind, edge.label].join(" ");
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
          </li>
        ))}
      </ul>
    </section>
  ));
}
