"use client";

import { useTranslations } from "use-intl";
import type { Survey } from "#lib/api/contract.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { useAreaName } from "#components/messages/use-area-name.ts";
import styles from "./area-progress.module.css";

const marks = {
  pending: "M8 8h.01",
  running: "M4 8h8",
  complete: "M3 8.5 6.5 12 13 4.5",
  incomplete: "M3 3l10 10M13 3 3 13",
};

/** Every area of a survey with a tick, as it goes: grouped by scope, in the order they are read. */
export function AreaProgress({ survey }: { readonly survey: Survey }) {
  const t = useTranslations("survey");
  const areaName = useAreaName();
  const scopes = [...groupBy(survey.areas, ({ scope }) => scope)];
  return (
    <div className={styles["scopes"]}>
      {scopes.map(([scope, areas]) => (
        <section key={scope} aria-label={scope}>
          <h3 className={styles["scope"]}>
            <code>{scope}</code>
          </h3>
          <ul className={styles["areas"]}>
            {areas.map((area) => (
              <li key={area.area} className={styles["area"]} data-state={area.state}>
                <svg width="12" height="12" viewBox="0 0 16 16" role="img" aria-label={t(`states.${area.state}`)}>
                  <path d={marks[area.state]} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
                </svg>
                <span>{areaName(area.area)}</span>
                <span className={styles["items"]}>{area.state === "pending" ? "" : area.items}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
