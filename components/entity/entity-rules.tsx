"use client";

import { useTranslations } from "use-intl";
import type { EntityDescription, RulesAnswer } from "#lib/api/entity.ts";
import { useAreaName } from "#components/messages/use-area-name.ts";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import { AclTable } from "./acl-table.tsx";
import { EntityLink } from "./entity-link.tsx";
import { RuleTable } from "./rule-table.tsx";
import styles from "./entity-rules.module.css";

const directions = ["inbound", "outbound"] as const;

/** What may pass at a resource: its security groups merged, each line with the rules that give it; then its network ACLs by number. */
export function EntityRules({ description: { rules, entity } }: { readonly description: EntityDescription }) {
  const t = useTranslations("entity.rules");
  const areaName = useAreaName();
  if (rules === undefined) return <p className={styles["none"]}>{t("none")}</p>;
  const isWhole = rules.unread.length === 0 && rules.groups.every(({ known }) => known);
  const hasGroups = rules.groups.length > 0;
  return (
    <>
      {isWhole ? undefined : (
        <p className={styles["unread"]}>
          <SeverityMark name="unknown" />{" "}
          {t("unread", { count: rules.unread.length, areas: rules.unread.map(areaName).join(" · ") })}
        </p>
      )}
      {hasGroups && entity.kind !== "security-group" ? <Groups rules={rules} /> : undefined}
      {hasGroups ? (
        <div className={styles["sides"]}>
          {directions.map((direction) => (
            <RuleTable
              key={direction}
              direction={direction}
              lines={rules.lines.filter((line) => line.direction === direction)}
              groups={rules.groups}
              shownOn={entity.urn}
              isWhole={isWhole}
            />
          ))}
        </div>
      ) : undefined}
      {rules.acls.map((acl) => (
        <section key={acl.urn} className={styles["acl"]} aria-label={t("acl", { name: acl.name })}>
          <h3>
            <EntityLink urn={acl.urn} name={acl.name} />{" "}
            <span className={styles["aside"]}>{t("subnets", { count: acl.subnets.length })}</span>
          </h3>
          <div className={styles["sides"]}>
            {directions.map((direction) => (
              <AclTable
                key={direction}
                direction={direction}
                lines={acl.lines.filter((line) => line.direction === direction)}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

/** Which groups bear on it, and how they came to: on its interfaces, in its configuration, or both. */
function Groups({ rules: { groups, interfaces } }: { readonly rules: RulesAnswer }) {
  const t = useTranslations("entity.rules");
  const why = ({ interfaces: count, configured }: RulesAnswer["groups"][number]) => {
    if (count === 0) return configured ? t("why.configuredOnly") : t("why.none");
    return configured ? t("why.both", { count, all: interfaces }) : t("why.interfaces", { count, all: interfaces });
  };
  return (
    <section aria-label={t("groups")}>
      <h3 className={styles["title"]}>{t("groups")}</h3>
      <ul>
        {groups.map((group) => (
          <li key={group.urn} className={styles["group"]}>
            <EntityLink urn={group.urn} name={group.name} />
            <span className={styles["aside"]}>
              {group.known ? undefined : <SeverityMark name="unknown" label={t("notRead")} />} {why(group)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
