import type { ReactNode } from "react";
import styles from "./page-head.module.css";

/** A lead that is not known yet: its line is there, so that nothing moves when it comes. */
export const LINE_TO_COME = "\u00a0";

/** The head of a page: its one h1, a sentence, and what can be done here, above a rule with ticks. A title `isSentence` when it is one: it is set smaller. */
export function PageHead({
  title,
  lead,
  actions,
  isSentence = false,
}: {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly isSentence?: boolean;
}) {
  return (
    <header className={styles["head"]}>
      <div className={styles["words"]}>
        <h1 data-sentence={isSentence ? "" : undefined}>{title}</h1>
        {lead === undefined ? undefined : <p className={styles["lead"]}>{lead}</p>}
      </div>
      {actions === undefined ? undefined : <div className={styles["actions"]}>{actions}</div>}
    </header>
  );
}
