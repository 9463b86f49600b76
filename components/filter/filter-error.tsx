"use client";

import { useTranslations } from "use-intl";
import type { ParsedFilter } from "#lib/filter/parse-filter.ts";
import styles from "./filter-bar.module.css";

const MOST_OPTIONS = 8;

/** Where a filter broke off and what was expected there; empty while it can be read. */
export function FilterError({
  id,
  parsed,
  shown,
}: {
  readonly id: string;
  readonly parsed: ParsedFilter;
  readonly shown: boolean;
}) {
  const t = useTranslations("filter.errors");
  if (parsed.ok || !shown) return <span id={id} className="visually-hidden" />;
  const { found, expected } = parsed.error;
  const options = expected.options.slice(0, MOST_OPTIONS).join("  ");
  const instead = options === "" ? t("instead", { expected: t(expected.what), found }) : t("noSuch", { found });
  return (
    <p id={id} className={styles["error"]}>
      {found === "" ? t(expected.what) : instead}
      {options === "" ? undefined : <code>{options}</code>}
    </p>
  );
}
