import { useTranslations } from "use-intl";
import { SeverityMark, type MarkName } from "./severity-mark.tsx";
import styles from "./marks.module.css";

/** A severity as mark and word. */
export function SeverityTag({ name }: { readonly name: MarkName }) {
  const t = useTranslations("severity");
  return (
    <span className={styles["tag"]} data-mark={name}>
      <SeverityMark name={name} />
      {t(name)}
    </span>
  );
}
