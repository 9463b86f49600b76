"use client";

import { useTranslations } from "use-intl";
import type { UnreadFact } from "#lib/filter/filter.ts";
import styles from "./filter-bar.module.css";

/** How many match, and of how many it cannot be told, with the calls that would tell. */
export function FilterOutcome({
  matches,
  all,
  open,
  because,
}: {
  readonly matches: number;
  readonly all: number;
  readonly open: number;
  readonly because: readonly UnreadFact[];
}) {
  const t = useTranslations("filter");
  const calls = [...new Set(because.map(({ call }) => call).filter((call) => call !== ""))];
  return (
    <p className={styles["outcome"]} role="status">
      <span>{t("matches", { matches, all })}</span>
      {open === 0 ? undefined : (
        <span className={styles["open"]} title={because.map(({ text }) => text).join("\n")}>
          {calls.length === 0 ? t("open", { open }) : t("openFor", { open, calls: calls.join(", ") })}
        </span>
      )}
    </p>
  );
}
