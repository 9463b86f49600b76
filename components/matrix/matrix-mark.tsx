import type { Verdict } from "#lib/graph/graph.ts";
import styles from "./matrix.module.css";

/** In a matrix most pairs are closed, and that is as it should be: what is open carries the ink. */
const shapes: { readonly [Name in Verdict]: string } = {
  reachable: "M3 3h10v10H3Z",
  conditional: "M3 13 13 3v10Z",
  unreachable: "M8 8h.01",
  unknown: "M2.5 2.5h11v11h-11ZM2.5 6.5l4-4M2.5 10.5l8-8M3 13.5 13.5 3M6.5 13.5l7-7M10.5 13.5l3-3",
};

/** The verdict of a pair as a mark of one cell. */
export function MatrixMark({ verdict }: { readonly verdict: Verdict }) {
  const isFilled = verdict === "reachable" || verdict === "conditional";
  return (
    <svg
      className={styles["mark"]}
      data-verdict={verdict}
      width="14"
      height="14"
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path
        d={shapes[verdict]}
        fill={isFilled ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth={verdict === "unreachable" ? 2.4 : 1}
        strokeLinecap="round"
      />
    </svg>
  );
}
