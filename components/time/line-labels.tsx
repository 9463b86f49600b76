"use client";

import { useFormatter } from "use-intl";
import styles from "./time-bar.module.css";
import { fittingLabels, type LineLabel } from "./time-scale.ts";

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];
const ages = [
  ...[1, 5, 15, 30].map((value) => ({ value, unit: "minute", ms: value * 60_000 }) as const),
  ...[1, 3, 6, 12].map((value) => ({ value, unit: "hour", ms: value * HOUR_MS }) as const),
  ...[1, 2, 7, 14, 30, 60, 90, 180].map((value) => ({ value, unit: "day", ms: value * DAY_MS }) as const),
];

/** A wide character is as wide as the type, others a little more than half of it. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e7f" ? 11 : 6.4), 0);

/** How long ago a place is, where there is room to say it: time is not drawn evenly. */
export function LineLabels({
  newest,
  placeOf,
  width,
}: {
  readonly newest: number;
  readonly placeOf: (time: number) => number;
  readonly width: number;
}) {
  const format = useFormatter();
  const labels: readonly LineLabel[] = ages.map(({ value, unit, ms }) => {
    const text = format.number(value, { style: "unit", unit, unitDisplay: "short" });
    return { key: text, x: placeOf(newest - ms), width: widthOf(text) };
  });
  return fittingLabels(labels.toReversed(), width).map(({ key, x }) => (
    <span key={key} className={styles["age"]} style={{ left: x }} aria-hidden="true">
      {key}
    </span>
  ));
}
