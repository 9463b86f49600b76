import type { ReactNode } from "react";
import type { Standing } from "#lib/analysis/names/record-state.ts";
import styles from "./standing-mark.module.css";

const shapes: { readonly [Name in Standing]: ReactNode } = {
  broken: <path d="M3 3l10 10M13 3 3 13" strokeWidth="2.4" />,
  risk: <path d="M8 2.6 14.2 13.5H1.8Z" strokeWidth="1.8" />,
  unknown: (
    <path d="M2.5 2.5h11v11h-11ZM2.5 6.5l4-4M2.5 10.5l8-8M3 13.5 13.5 3M6.5 13.5l7-7M10.5 13.5l3-3" strokeWidth="1" />
  ),
  ok: <path d="M2.5 8.5 6.5 12.5 13.5 3.5" strokeWidth="1.6" />,
  plain: <path d="M5 8h6" strokeWidth="1.6" />,
};

/** How it stands with a record or a step, by shape. `label` is read out; without it the mark stands beside words. */
export function StandingMark({ standing, label }: { readonly standing: Standing; readonly label?: string }) {
  return (
    <svg
      className={styles["mark"]}
      data-standing={standing}
      width="14"
      height="14"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      {shapes[standing]}
    </svg>
  );
}
