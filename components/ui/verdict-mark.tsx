import { useTranslations } from "use-intl";
import type { Verdict } from "#lib/graph/graph.ts";
import styles from "./marks.module.css";

const shapes: { readonly [Name in Verdict]: string } = {
  reachable: "M2.5 8.5 6.5 12.5 13.5 3.5",
  conditional: "M1.5 9.5c2-4 4.5-4 6.5-1.5s4.5 2.5 6.5-1.5",
  unreachable: "M3 3l10 10M13 3 3 13",
  unknown: "M2.5 2.5h11v11h-11ZM2.5 6.5l4-4M2.5 10.5l8-8M3 13.5 13.5 3M6.5 13.5l7-7M10.5 13.5l3-3",
};

/** A verdict by shape; with `words` it is said beside the mark, otherwise read out. */
export function VerdictMark({ verdict, words = false }: { readonly verdict: Verdict; readonly words?: boolean }) {
  const t = useTranslations("verdict");
  const label = t(verdict);
  return (
    <span className={styles["verdict"]} data-verdict={verdict}>
      <svg
        width="14"
        height="14"
        viewBox="0 0 16 16"
        {...(words ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
      >
        <path
          d={shapes[verdict]}
          fill="none"
          stroke="currentColor"
          strokeWidth={verdict === "unknown" ? 1 : verdict === "unreachable" ? 2.4 : 1.8}
        />
      </svg>
      {words ? <span>{label}</span> : undefined}
    </span>
  );
}
