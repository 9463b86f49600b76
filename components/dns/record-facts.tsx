"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { DnsChain } from "#lib/api/dns-page.ts";
import styles from "./record-panel.module.css";

/** The record as it was read. */
export function RecordFacts({
  record,
  zone,
  onSet,
}: Pick<DnsChain, "record" | "zone"> & { readonly onSet: () => void }) {
  const t = useTranslations("dns");
  const { values, valueCount, isAlias, ttl, policy, policyBy, setIdentifier, healthCheck, evaluatesTarget } = record;
  const more = valueCount - values.length;
  return (
    <dl className={styles["facts"]}>
      <Fact title={t("columns.target")}>
        <code>
          {values.map((value) => (
            <bdi key={value} className={styles["value"]}>
              {value}
            </bdi>
          ))}
        </code>
        {more > 0 ? t("moreValues", { count: more }) : ""}
      </Fact>
      <Fact title={t("columns.ttl")}>{ttl === undefined ? t("ttlOfTarget") : t("seconds", { ttl })}</Fact>
      <Fact title={t("zone")}>
        <bdi>{zone.name}</bdi> · {t(`kindOf.${zone.kind}`)}
      </Fact>
      {policy === "simple" ? undefined : (
        <Fact title={t("columns.policy")}>
          {t(`policies.${policy}`)} <bdi>{policyBy ?? ""}</bdi>{" "}
          {setIdentifier === undefined ? undefined : <bdi>({setIdentifier})</bdi>}{" "}
          <button type="button" className={styles["link"]} onClick={onSet}>
            {t("wholeSet")}
          </button>
        </Fact>
      )}
      {healthCheck === undefined ? undefined : (
        <Fact title={t("columns.health")}>
          <bdi>{healthCheck.checks ?? healthCheck.id}</bdi>
        </Fact>
      )}
      {isAlias ? <Fact title={t("evaluatesTitle")}>{t(evaluatesTarget ? "yes" : "no")}</Fact> : undefined}
    </dl>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
