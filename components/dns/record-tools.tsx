"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { standings, type Standing } from "#lib/analysis/names/record-state.ts";
import type { DnsRecords } from "#lib/api/dns-page.ts";
import { FilterBar } from "#components/filter/filter-bar.tsx";
import { FilterOutcome } from "#components/filter/filter-outcome.tsx";
import styles from "./record-tools.module.css";
import { StandingMark } from "./standing-mark.tsx";
import type { ChangeDns, DnsState } from "./use-dns-state.ts";

const kinds = ["record-set"] as const;

/** How the list is narrowed: by the filter, by type, by verdict with how many there are of each. */
export function RecordTools({
  state,
  change,
  answer: { counts, types, total, filter },
}: {
  readonly state: DnsState;
  readonly change: ChangeDns;
  readonly answer: DnsRecords;
}) {
  const t = useTranslations("dns");
  const id = useId();
  const chosen = state.verdict === "" ? [] : state.verdict.split(",");
  const toggle = (standing: Standing) => {
    const next = chosen.includes(standing) ? chosen.filter((one) => one !== standing) : [...chosen, standing];
    change({ verdict: next.join(",") });
  };
  return (
    <div className={styles["tools"]}>
      <div className={styles["filter"]}>
        <FilterBar q={state.q} onChange={(q) => change({ q })} kinds={kinds} hint={t("filterHint")}>
          {filter === undefined ? undefined : <FilterOutcome matches={total} {...filter} />}
        </FilterBar>
      </div>
      <div className={styles["field"]}>
        <label htmlFor={`${id}-type`}>{t("type")}</label>
        <select id={`${id}-type`} value={state.type} onChange={({ target }) => change({ type: target.value })}>
          <option value="">{t("anyType")}</option>
          {[...new Set([...types, ...(state.type === "" ? [] : [state.type])])].map((type) => (
            <option key={type}>{type}</option>
          ))}
        </select>
      </div>
      <div className={styles["verdicts"]} role="group" aria-label={t("columns.verdict")}>
        {standings.map((standing) => (
          <button
            key={standing}
            type="button"
            className={styles["verdict"]}
            aria-pressed={chosen.includes(standing)}
            disabled={counts[standing] === 0 && !chosen.includes(standing)}
            onClick={() => toggle(standing)}
          >
            <StandingMark standing={standing} />
            {t("countOf", { count: counts[standing], standing: t(`standing.${standing}`) })}
          </button>
        ))}
      </div>
    </div>
  );
}
