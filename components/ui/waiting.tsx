import type { ReactNode } from "react";
import styles from "./waiting.module.css";

const lines = Array.from({ length: 12 }, (_, line) => line);

/** Marks that figures are still to come to what is there already, for who takes a picture of it; nothing to see or hear. */
export function StillWaiting() {
  return <span hidden data-waiting="" />;
}

/** What stands where data will be: static hairlines and a sentence, nothing that moves. */
export function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles["waiting"]} data-waiting="">
      <p role="status">{children}</p>
      <div aria-hidden="true">
        {lines.map((line) => (
          <div key={line} className={styles["line"]} />
        ))}
      </div>
    </div>
  );
}
