import styles from "./capacity.module.css";

/** How an area is filled: who has something is told by the fill, never by a hue. */
export type Fill = "solid" | "left" | "right" | "cross" | "dots" | "hatch" | "grey" | "none";

/** The fills that tell services apart. */
export const serviceFills = ["solid", "left", "right", "cross", "dots"] as const satisfies readonly Fill[];

const lines: { readonly [Name in "left" | "right" | "cross" | "hatch"]: string } = {
  left: "M-1 1l2-2M0 5l5-5M4 6l2-2",
  right: "M-1 4l2 2M0 0l5 5M4-1l2 2",
  cross: "M0 2.5h5M2.5 0v5",
  hatch: "M-1 1l2-2M0 5l5-5M4 6l2-2",
};

/** The patterns of a page, once: everything drawn on it refers to them. */
export function FillPatterns() {
  return (
    <svg className={styles["patterns"]} width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {(["left", "right", "cross"] as const).map((name) => (
          <pattern key={name} id={`fill-${name}`} width="5" height="5" patternUnits="userSpaceOnUse">
            <path className={styles["stroke"]} d={lines[name]} strokeWidth="1.5" fill="none" />
          </pattern>
        ))}
        <pattern id="fill-dots" width="4" height="4" patternUnits="userSpaceOnUse">
          <path className={styles["ink"]} d="M0 0h2v2h-2ZM2 2h2v2h-2Z" />
        </pattern>
        <pattern id="fill-hatch" width="5" height="5" patternUnits="userSpaceOnUse">
          <path className={styles["unknownStroke"]} d={lines.hatch} strokeWidth="1" fill="none" />
        </pattern>
      </defs>
    </svg>
  );
}

/** The value of a `fill` attribute. */
export function fillOf(fill: Fill): string {
  switch (fill) {
    case "solid":
      return "var(--ink)";
    case "grey":
      return "var(--hair)";
    case "none":
      return "var(--surface)";
    default:
      return `url(#fill-${fill})`;
  }
}

/** A fill as a mark beside its words. */
export function Swatch({
  fill,
  letter,
  size = 14,
}: {
  readonly fill: Fill;
  readonly letter?: string;
  readonly size?: number;
}) {
  return (
    <svg className={styles["swatch"]} width={size} height={size} viewBox="0 0 14 14" aria-hidden="true">
      <rect className={styles["cell"]} x="0.5" y="0.5" width="13" height="13" fill={fillOf(fill)} />
      {letter === undefined ? undefined : (
        <text className={styles["letter"]} x="7" y="10.5" textAnchor="middle">
          {letter}
        </text>
      )}
    </svg>
  );
}
