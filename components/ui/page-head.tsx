import type { ReactNode } from "react";
import styles from "./page-head.module.css";

/** A lead that is not known yet: its line is there, so that nothing moves when it comes. */
export const LINE_TO_COME = "\u00a0";

/** The head of a page: its one h1, a sentence, and what can be done here, above a rule with ticks. */
export function PageHead({
  title,
  lead,
  actions,
}: {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <header className={styles["head"]}>
      <div className={styles["words"]}>
        <h1>{title}</h1>
        {lead === undefined ? undefined : <p className={styles["lead"]}>{lead}</p>}
      </div>
      {actions === undefined ? undefined : <div className={styles["actions"]}>{actions}</div>}
    </header>
  );
}
