"use client";

import { memo } from "react";
import { useTranslations } from "use-intl";
import { FilterBar } from "#components/filter/filter-bar.tsx";
import { FilterOutcome } from "#components/filter/filter-outcome.tsx";
import { NoMatch } from "#components/filter/no-match.tsx";
import { Button } from "#components/ui/button.tsx";
import styles from "./map-filter.module.css";
import { ChangedPreset } from "./changed-preset.tsx";
import type { MapFilter } from "./use-map-filter.ts";

const presets = [
  { key: "trouble", q: "sev>=medium" },
  { key: "unhealthy", q: "is:unhealthy" },
  { key: "public", q: "is:public" },
  { key: "unknown", q: "is:unknown" },
] as const;

const kinds = ["ecs-service", "ecs-task", "load-balancer", "target-group", "subnet", "record-set"] as const;

/** The filter of the map: conditions, presets, and what becomes of the rest. */
export const MapFilterBar = memo(function MapFilterBar({ filter }: { readonly filter: MapFilter }) {
  const t = useTranslations("map.filter");
  const { q, answer } = filter;
  const nothing = answer !== undefined && answer.matches.length + answer.open.length === 0;
  return (
    <div className={styles["filter"]} data-empty={q === ""}>
      <FilterBar q={q} onChange={filter.setQ} kinds={kinds} onHide={filter.toggleRest}>
        <span className={styles["presets"]} role="group" aria-label={t("presets")}>
          {presets.map((preset) => (
            <Button
              key={preset.key}
              look="quiet"
              aria-pressed={q === preset.q}
              title={preset.q}
              onClick={() => filter.setQ(q === preset.q ? "" : preset.q)}
            >
              {t(preset.key)}
            </Button>
          ))}
          <ChangedPreset filter={filter} />
        </span>
      </FilterBar>
      {q === "" && filter.hidden.length === 0 ? undefined : (
        <div className={styles["state"]}>
          {answer === undefined ? undefined : (
            <FilterOutcome
              matches={answer.matches.length}
              all={answer.all}
              open={answer.open.length}
              because={answer.because}
            />
          )}
          {q === "" ? undefined : (
            <>
              {filter.routes === undefined ? undefined : (
                <label>
                  <input type="checkbox" checked={filter.routes} onChange={filter.toggleRoutes} />
                  {t("keepRoutes")}
                </label>
              )}
              <label title={t("hideRestKeys")}>
                <input type="checkbox" checked={filter.isRestHidden} onChange={filter.toggleRest} />
                {t("hideRest")}
              </label>
            </>
          )}
          {filter.hidden.length === 0 ? undefined : (
            <Button look="quiet" onClick={filter.undo}>
              {t("undoHide", { count: filter.hidden.filter((one) => one !== "rest").length })}
            </Button>
          )}
        </div>
      )}
      {nothing ? <NoMatch q={q} onChange={filter.setQ} finder={filter.finder} /> : undefined}
    </div>
  );
});
