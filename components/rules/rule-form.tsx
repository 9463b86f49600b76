import type { SentencePart } from "#lib/report/text/fill.ts";
import styles from "./rules.module.css";

/** A sentence before it is filled: its places stand out, so that they are read as such. */
export function RuleForm({ form }: { readonly form: readonly SentencePart[] }) {
  return (
    <>
      {form.map((part, at) =>
        "place" in part ? (
          <var key={`${part.place} ${String(at)}`} className={styles["place"]}>
            {part.place}
          </var>
        ) : (
          <span key={`${part.text} ${String(at)}`}>{part.text}</span>
        ),
      )}
    </>
  );
}
