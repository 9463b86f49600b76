"use client";

import { useTranslations } from "use-intl";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import styles from "./map.module.css";

const lines = [
  { key: "resolves", className: "rs-edge rs-edge-resolves" },
  { key: "forwards", className: "rs-edge rs-edge-forwards" },
  { key: "reachable", className: "rs-edge rs-edge-reachable" },
  { key: "conditional", className: "rs-edge rs-edge-conditional" },
  { key: "unreachable", className: "rs-edge rs-edge-unreachable" },
  { key: "unknown", className: "rs-edge rs-edge-unknown" },
] as const;

const ticks = ["tick", "tick-unwell", "tick-stopping"] as const;

const severities = ["critical", "high", "medium", "low"] as const;

/** What the lines and marks of the map mean. */
export function Legend() {
  const t = useTranslations("map.marks");
  return (
    <ul className={styles["legend"]}>
      {lines.map(({ key, className }) => (
        <li key={key}>
          <svg className="rs-chart" width="34" height="12" viewBox="0 0 34 12" aria-hidden="true">
            <path className={className} d="M1 6h32" />
            {key === "unreachable" ? <path className="rs-cross" d="M13 2l8 8m0 -8l-8 8" /> : undefined}
          </svg>
          {t(key)}
        </li>
      ))}
      {ticks.map((tick) => (
        <li key={tick}>
          <svg className="rs-chart" width="8" height="14" viewBox="0 0 8 14" aria-hidden="true">
            <rect className={`rs-${tick}`} x="2" y="1" width="4" height="12" />
          </svg>
          {t(tick)}
        </li>
      ))}
      <li>
        <svg className="rs-chart" width="26" height="12" viewBox="0 0 26 12" aria-hidden="true">
          <defs>
            <pattern id="rs-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path className="rs-hatch-line" d="M0 0v5" />
            </pattern>
          </defs>
          <rect className="rs-hatch" width="26" height="12" />
        </svg>
        {t("notRead")}
      </li>
      {severities.map((severity) => (
        <li key={severity}>
          <SeverityMark name={severity} />
          {t(severity)}
        </li>
      ))}
    </ul>
  );
}
