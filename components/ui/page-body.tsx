import type { ReactNode } from "react";
import styles from "./page-body.module.css";

/** What stands under a page's head. */
export function PageBody({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles["body"]} data-page-body>
      {children}
    </div>
  );
}
