import type { ReactNode } from "react";
import styles from "./strip.module.css";

/** A line across the page that says what the page as a whole is: a demo, a snapshot, old, in trouble. */
export function Strip({
  tone,
  children,
  actions,
}: {
  readonly tone: "hatch" | "warn";
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles["strip"]} data-tone={tone}>
      <p className={styles["words"]}>{children}</p>
      {actions}
    </div>
  );
}
