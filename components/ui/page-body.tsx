import type { ReactNode } from "react";
import styles from "./page-body.module.css";

/** What stands under a page's head. A `wide` one takes the whole window: long values then stand there whole. */
export function PageBody({ wide = false, children }: { readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <div className={styles["body"]} data-page-body={wide ? "wide" : ""}>
      {children}
    </div>
  );
}
