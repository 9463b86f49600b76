"use client";

import { useTranslations } from "use-intl";
import styles from "./capacity.module.css";
import { Swatch, type Fill } from "./fills.tsx";

const slots: readonly {
  readonly key: "primary" | "trunk" | "task" | "hand" | "free" | "unknown";
  readonly fill: Fill;
  readonly letter?: string;
}[] = [
  { key: "primary", fill: "none", letter: "P" },
  { key: "trunk", fill: "none", letter: "T" },
  { key: "task", fill: "solid" },
  { key: "hand", fill: "grey" },
  { key: "free", fill: "none" },
  { key: "unknown", fill: "hatch" },
];

/** What the cells of the interface board mean. */
export function SlotLegend() {
  const t = useTranslations("capacity.legend");
  return (
    <ul className={styles["legend"]} aria-label={t("title")}>
      {slots.map(({ key, ...swatch }) => (
        <li key={key}>
          <Swatch {...swatch} />
          {t(key)}
        </li>
      ))}
    </ul>
  );
}

/** What the ticks of the subnet bars mean; the fills stand beside their words. */
export function BarLegend() {
  const t = useTranslations("capacity.legend");
  return (
    <ul className={styles["legend"]} aria-label={t("title")}>
      {(["highWater", "balancer"] as const).map((key) => (
        <li key={key}>
          <svg width="8" height="16" viewBox="0 0 8 16" aria-hidden="true">
            <path className={styles[key === "balancer" ? "balancerTick" : "highWater"]} d="M4 0v16" />
          </svg>
          {t(key)}
        </li>
      ))}
    </ul>
  );
}
