import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import styles from "./capacity.module.css";

/** A figure as it is, and beside it as it would be when that is another. `text` are the two in words. */
export function Change({
  today,
  then,
  text,
}: {
  readonly today: ReactNode;
  /** Absent without a what-if. */
  readonly then?: ReactNode;
  readonly text: { readonly today: string; readonly then?: string | undefined };
}) {
  const t = useTranslations("capacity");
  if (text.then === undefined || text.then === text.today) return <>{today}</>;
  return (
    <span className={styles["change"]}>
      <span aria-hidden="true">
        <span className={styles["before"]}>{today}</span>
        <span className={styles["arrow"]}>→</span>
        <strong>{then}</strong>
      </span>
      <span className="visually-hidden">{t("change", { before: text.today, after: text.then })}</span>
    </span>
  );
}
