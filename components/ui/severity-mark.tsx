import type { ReactNode } from "react";
import type { Severity } from "#lib/findings/finding.ts";
import styles from "./marks.module.css";

/** What a mark can say: a severity, or that something is not known, old, or muted. */
export type MarkName = Severity | "unknown" | "stale" | "muted" | "resolved";

const shapes: { readonly [Name in MarkName]: ReactNode } = {
  critical: (
    <>
      <path d="M8 .8 15.2 8 8 15.2.8 8Z" fill="currentColor" />
      <path d="M8 4.2v4.6M8 10.4v1.6" stroke="var(--surface)" strokeWidth="1.8" fill="none" />
    </>
  ),
  high: <path d="M8 1.8 15 14H1Z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />,
  medium: <path d="M8 2.6 14.2 13.5H1.8Z" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  low: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  info: <path d="M3 8h10" stroke="currentColor" strokeWidth="2" />,
  unknown: (
    <path
      d="M2.5 2.5h11v11h-11ZM2.5 6.5l4-4M2.5 10.5l8-8M3 13.5 13.5 3M6.5 13.5l7-7M10.5 13.5l3-3"
      fill="none"
      stroke="currentColor"
    />
  ),
  stale: <path d="M5 3a5.8 5.8 0 1 0 6 0" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  muted: <path d="M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM2.5 13.5l11-11" fill="none" stroke="currentColor" />,
  resolved: <path d="M3 8.5 6.5 12 13 4.5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
};

/**
 * A mark whose shape and weight carry the meaning; its colour only repeats it.
 * `label` is read out; without it the mark is decoration beside words.
 */
export function SeverityMark({ name, label }: { readonly name: MarkName; readonly label?: string }) {
  return (
    <svg
      className={styles["mark"]}
      data-mark={name}
      width="14"
      height="14"
      viewBox="0 0 16 16"
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      {shapes[name]}
    </svg>
  );
}
