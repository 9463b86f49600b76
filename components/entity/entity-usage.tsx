"use client";

import { useTranslations } from "use-intl";
import type { EntityDescription } from "#lib/api/entity.ts";
import { EntityLink } from "./entity-link.tsx";
import styles from "./entity-usage.module.css";

/** Who has a security group, and which rules of other groups name it: what a change of it would touch. */
export function EntityUsage({ usage }: { readonly usage: NonNullable<EntityDescription["usage"]> }) {
  const t = useTranslations("entity.usage");
  return (
    <>
      <section aria-label={t("users")} className={styles["part"]}>
        <h3>
          {t("users")} <span className={styles["count"]}>{usage.users.length}</span>
        </h3>
        {usage.users.length === 0 ? <p className={styles["none"]}>{t("noUsers")}</p> : undefined}
        <ul>
          {usage.users.map(({ urn, interfaces }) => (
            <li key={urn} className={styles["row"]}>
              <EntityLink urn={urn} />
              <span className={styles["aside"]}>{t("interfaces", { count: interfaces })}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={t("namedBy")} className={styles["part"]}>
        <h3>
          {t("namedBy")} <span className={styles["count"]}>{usage.namedBy.length}</span>
        </h3>
        {usage.namedBy.length === 0 ? <p className={styles["none"]}>{t("noneName")}</p> : undefined}
        <ul>
          {usage.namedBy.map(({ group, name, ruleId, direction }, index) => (
            <li key={`${ruleId ?? ""} ${String(index)}`} className={styles["row"]}>
              <EntityLink urn={group} name={name} />
              <span className={styles["aside"]}>
                {t(direction)} <code>{ruleId ?? ""}</code>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
