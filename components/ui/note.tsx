import type { ReactNode } from "react";
import styles from "./note.module.css";

/** A sentence set apart: hatched for what is not known, barred for trouble, plain for an empty place. */
export function Note({
  tone = "plain",
  children,
  role,
}: {
  readonly tone?: "plain" | "hatch" | "warn";
  readonly children: ReactNode;
  readonly role?: "alert" | "status";
}) {
  return (
    <div className={styles["note"]} data-tone={tone} role={role}>
      <div className={styles["words"]}>{children}</div>
    </div>
  );
}
