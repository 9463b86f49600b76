"use client";

import { useMessages, useTranslations } from "use-intl";
import type { EntityDescription } from "#lib/api/findings.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { VerdictMark } from "#components/ui/verdict-mark.tsx";
import { EntityLink } from "./entity-link.tsx";
import styles from "./entity-connections.module.css";

type Relation = EntityDescription["relations"][number];

/** Names a relation as seen from the resource; one without a name keeps AWS's verb. */
function useRelationName(): (relation: Relation) => string {
  const t = useTranslations("relation");
  const known = useMessages().relation;
  const isKnown = (kind: string): kind is keyof typeof known.out => Object.hasOwn(known.out, kind);
  return ({ edge: { kind }, direction }) => (isKnown(kind) ? t(`${direction}.${kind}`) : kind);
}

/** What it is connected to, by how. */
export function EntityConnections({ description }: { readonly description: EntityDescription }) {
  const t = useTranslations("entity");
  const nameOf = useRelationName();
  const { relations, relationCount } = description;
  if (relations.length === 0) return <p>{t("noConnections")}</p>;
  return (
    <>
      {[...groupBy(relations, nameOf)].map(([name, group]) => (
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
      ))}
      {relationCount > relations.length ? (
        <p>{t("moreConnections", { count: relationCount - relations.length })}</p>
      ) : undefined}
    </>
  );
}
