import type { ChangeKind } from "#lib/report/changes/change-kind.ts";
import { changeSigns } from "#lib/report/changes/change-kind.ts";
import styles from "./changes.module.css";

/** + of what came, − of what went, Δ of what is otherwise, in a small box, as on the map; the word beside it says the same. */
export function ChangeMark({ kind, children }: { readonly kind: ChangeKind | undefined; readonly children: string }) {
  return (
    <span className={styles["became"]} data-change={kind}>
      <span className={styles["mark"]} aria-hidden="true">
        {kind === undefined ? "?" : changeSigns[kind]}
      </span>
      {children}
    </span>
  );
}
