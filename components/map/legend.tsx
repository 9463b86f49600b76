"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { SeverityMark } from "#components/ui/severity-mark.tsx";
import type { ChangeKind } from "#lib/report/changes/change-kind.ts";
import { changeSign } from "#lib/report/chart/change-sign.ts";
import type { Area, Geometry, Line } from "#lib/report/chart/geometry.ts";
import { ChartSvg } from "./chart-svg.tsx";
import styles from "./map.module.css";

const lines = [
  { key: "resolves", className: "rs-edge rs-edge-resolves" },
  { key: "forwards", className: "rs-edge rs-edge-forwards" },
  { key: "reachable", className: "rs-edge rs-edge-reachable" },
  { key: "conditional", className: "rs-edge rs-edge-conditional" },
  { key: "unreachable", className: "rs-edge rs-edge-unreachable" },
  { key: "unknown", className: "rs-edge rs-edge-unknown" },
] as const;

const changeKinds = ["added", "removed", "changed"] as const;

const ticks = ["tick", "tick-unwell", "tick-stopping"] as const;

const severities = ["critical", "high", "medium", "low"] as const;

const squares = [
  "square-task",
  "square-balancer",
  "square-nat",
  "square-endpoint",
  "square-other",
  "square-unknown",
] as const;

function keyOf({ kind, verdict }: Line): string {
  if (kind === "resolves") return "resolves";
  return verdict ?? "forwards";
}

/** What is drawn: a legend explains nothing else. */
function drawnOf(geometry: Geometry) {
  const areas = new Set<Area["style"]>(geometry.boxes.flatMap((box) => box.areas.map(({ style }) => style)));
  for (const { area } of geometry.notes) areas.add(area.style);
  return {
    areas,
    lines: new Set(geometry.lines.map(keyOf)),
    marks: new Set<string>(geometry.boxes.flatMap((box) => box.marks.map(({ severity }) => severity))),
    stacks: geometry.boxes.some(({ style }) => style === "stack"),
    trunks: geometry.lines.some(({ members }) => members.length > 1),
    changes: new Set(
      [...geometry.boxes, ...geometry.lines].flatMap((of) => (of.changes ?? []).map(({ kind }) => kind)),
    ),
    replies: geometry.lines.some(({ bar }) => bar !== undefined),
  };
}

/** What the lines and marks mean that are on the map now. */
export function Legend({ geometry }: { readonly geometry: Geometry }) {
  const t = useTranslations("map.marks");
  const drawn = useMemo(() => drawnOf(geometry), [geometry]);
  return (
    <ul className={styles["legend"]}>
      <Changes kinds={drawn.changes} />
      {lines
        .filter(({ key }) => drawn.lines.has(key))
        .map(({ key, className }) => (
          <li key={key}>
            <svg className="rs-chart" width="34" height="12" viewBox="0 0 34 12" aria-hidden="true">
              <path className={className} d="M1 6h32" />
              {key === "unreachable" ? <path className="rs-cross" d="M13 2l8 8m0 -8l-8 8" /> : undefined}
            </svg>
            {t(key)}
          </li>
        ))}
      {ticks
        .filter((tick) => drawn.areas.has(tick))
        .map((tick) => (
          <li key={tick}>
            <svg className="rs-chart" width="8" height="14" viewBox="0 0 8 14" aria-hidden="true">
              <rect className={`rs-${tick}`} x="2" y="1" width="4" height="12" />
            </svg>
            {t(tick)}
          </li>
        ))}
      {drawn.replies ? (
        <li>
          <svg className="rs-chart" width="34" height="12" viewBox="0 0 34 12" aria-hidden="true">
            <path className="rs-edge rs-edge-unreachable" d="M1 6h32" />
            <path className="rs-cross" d="M7 1v10" />
          </svg>
          {t("reply")}
        </li>
      ) : undefined}
      {drawn.trunks ? (
        <li>
          <svg className="rs-chart" width="34" height="12" viewBox="0 0 34 12" aria-hidden="true">
            <path className="rs-edge rs-trunk" d="M1 6h32" />
          </svg>
          {t("trunk")}
        </li>
      ) : undefined}
      {drawn.stacks ? (
        <li>
          <svg className="rs-chart" width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">
            <path className="rs-sheet" d="M4 11v2h21v-10h-2" />
            <rect className="rs-card" x="1" y="1" width="21" height="10" />
          </svg>
          {t("stack")}
        </li>
      ) : undefined}
      <Squares areas={drawn.areas} />
      {drawn.areas.has("hatch") ? (
        <li>
          <svg className="rs-chart" width="26" height="12" viewBox="0 0 26 12" aria-hidden="true">
            <defs>
              <pattern id="rs-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <path className="rs-hatch-line" d="M0 0v5" />
              </pattern>
            </defs>
            <rect className="rs-hatch" width="26" height="12" />
          </svg>
          {t("notRead")}
        </li>
      ) : undefined}
      {severities
        .filter((severity) => drawn.marks.has(severity))
        .map((severity) => (
          <li key={severity}>
            <SeverityMark name={severity} />
            {t(severity)}
          </li>
        ))}
    </ul>
  );
}

/** The signs of a comparison. */
function Changes({ kinds }: { readonly kinds: ReadonlySet<ChangeKind> }) {
  const t = useTranslations("map.marks");
  return changeKinds
    .filter((kind) => kinds.has(kind))
    .map((kind) => (
      <li key={kind}>
        <svg className="rs-chart" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <ChartSvg node={changeSign({ x: 7, y: 7, kind })} />
        </svg>
        {t(kind)}
      </li>
    ));
}

function Squares({ areas }: { readonly areas: ReadonlySet<Area["style"]> }) {
  const t = useTranslations("map.marks");
  return squares
    .filter((square) => areas.has(square))
    .map((square) => (
      <li key={square}>
        <svg className="rs-chart" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <path className={`rs-square rs-${square}`} d="M1 1h10v10h-10z" />
        </svg>
        {t(square)}
      </li>
    ));
}
