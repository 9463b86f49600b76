import { useId, type ReactNode } from "react";
import styles from "./section.module.css";

/** A titled part of a page; the title names the region. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles["section"]} aria-labelledby={id}>
      <div className={styles["head"]}>
        <h2 id={id}>{title}</h2>
        {aside === undefined ? undefined : <div className={styles["aside"]}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}
