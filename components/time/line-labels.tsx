"use client";

import { useFormatter } from "use-intl";
import styles from "./time-bar.module.css";
import { fittingLabels } from "./time-scale.ts";

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];
const ages = [
  ...[1, 5, 15, 30].map((value) => ({ value, unit: "minute", ms: value * 60_000 }) as const),
  ...[1, 3, 6, 12].map((value) => ({ value, unit: "hour", ms: value * HOUR_MS }) as const),
  ...[1, 2, 7, 14, 30, 60, 90, 180].map((value) => ({ value, unit: "day", ms: value * DAY_MS }) as const),
];

/** A wide character is as wide as the type, others a little more than half of it. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e7f" ? 11 : 6.4), 0);

/** A longer name is cut: the whole of it is told where one points. */
const WIDEST = 96;

/** Names of surveys, and how long ago a place is where there is room to say it: time is not drawn evenly. */
export function LineLabels({
  named,
  newest,
  placeOf,
  width,
}: {
  readonly named: readonly { readonly key: string; readonly text: string; readonly x: number }[];
  readonly newest: number;
  readonly placeOf: (time: number) => number;
  readonly width: number;
}) {
  const format = useFormatter();
  const sized = (label: (typeof named)[number]) => ({ ...label, width: Math.min(WIDEST, widthOf(label.text)) });
  const called = named.toReversed().map((label) => ({ ...sized(label), isName: true }));
  const aged = ages.map(({ value, unit, ms }) => {
    const text = format.number(value, { style: "unit", unit, unitDisplay: "short" });
    return { ...sized({ key: text, text, x: placeOf(newest - ms) }), isName: false };
  });
  // A name stays in sight at either end.
  const kept = called.map((label) => ({ ...label, x: Math.max(label.width / 2, Math.min(width - label.width / 2, label.x)) })); // prettier-ignore
  return fittingLabels([...kept, ...aged.toReversed()], width).map(({ key, text, x, isName }) => (
    <bdi key={key} className={styles[isName ? "name" : "age"]} style={{ left: x }} aria-hidden="true">
      {text}
    </bdi>
  ));
}
