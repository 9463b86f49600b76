"use client";

import { useRef, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "#components/ui/icon.tsx";
import { printFilter } from "#lib/filter/print-filter.ts";
import type { NodeKind } from "#lib/model/urn.ts";
import styles from "./filter-bar.module.css";
import { FilterInput } from "./filter-input.tsx";
import { useDraft } from "./use-draft.ts";
import { useSlash } from "./use-slash.ts";

/**
 * The filter of a page: conditions as chips, and a field for the next one, which offers keys, operators and the values there
 * are. `/` comes here, Escape goes back out.
 */
export function FilterBar({
  q,
  onChange,
  kinds,
  hint,
  onHide,
  children,
}: {
  readonly q: string;
  readonly onChange: (q: string) => void;
  /** The kinds whose values are offered. */
  readonly kinds: readonly NodeKind[];
  /** Examples that make sense on the page, where the usual ones do not. */
  readonly hint?: string;
  /** Alt with Enter: what does not match is not only put back, but left out. */
  readonly onHide?: () => void;
  /** What stands at the end: how many match, presets. */
  readonly children?: ReactNode;
}) {
  const t = useTranslations("filter");
  const field = useRef<HTMLInputElement>(null);
  const draft = useDraft(q, onChange);
  useSlash(field);
  return (
    <search className={styles["bar"]} aria-label={t("label")}>
      <div className={styles["line"]}>
        <span className={styles["glass"]}>
          <Icon name="search" />
        </span>
        {draft.chips.length === 0 ? undefined : (
          <ul className={styles["chips"]} aria-label={t("conditions")}>
            {draft.chips.map((chip, at) => {
              const text = printFilter(chip);
              return (
                <li key={`${String(at)} ${text}`} className={styles["chip"]}>
                  <button
                    type="button"
                    className={styles["text"]}
                    title={t("edit")}
                    onClick={() => {
                      draft.edit(at);
                      field.current?.focus();
                    }}
                  >
                    <bdi>{text}</bdi>
                  </button>
                  <button
                    type="button"
                    className={styles["remove"]}
                    aria-label={t("remove", { condition: text })}
                    onClick={() => {
                      draft.remove(at);
                      field.current?.focus();
                    }}
                  >
                    ×
                  </button>
                </li>
              );
            })}
          </ul>
        )}
        <FilterInput draft={draft} kinds={kinds} hint={hint} field={field} onHide={onHide} />
        {q === "" ? undefined : (
          <button type="button" className={styles["clear"]} onClick={draft.clear}>
            {t("clear")}
          </button>
        )}
      </div>
      {children === undefined ? undefined : <div className={styles["after"]}>{children}</div>}
    </search>
  );
}
