"use client";

import { parseAsArrayOf, parseAsString, useQueryState } from "nuqs";
import { useEffect, useInsertionEffect, useMemo } from "react";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import { boxesOfWay, linesOfWay } from "#lib/report/chart/way-on-chart.ts";

const shapes = ".rs-card,.rs-row,.rs-group,.rs-head,.rs-line";
const strokes = ".rs-edge,.rs-edge-rest,.rs-cross";

/** How long a newly found path takes to be drawn, once. */
const DRAWN_MS = 240;

/** What a path passes, as `path` in the address says: the resources from one end to the other, as a text that is a key. */
function usePathKey(): string {
  const [path] = useQueryState("path", parseAsArrayOf(parseAsString).withDefault([]));
  return JSON.stringify(path);
}

/** Outlines what a path passes. What the map does not draw has no outline. */
export function usePathOnMap(): void {
  useSheet(usePathKey(), boxOf, `>:is(${shapes}){stroke:var(--sea);stroke-width:2.5}`);
}

/** The boxes that keep their ink while a path is shown; `undefined` while none is. */
export function useWayBoxes(model: ChartModel): ReadonlySet<string> | undefined {
  const key = usePathKey();
  // Written above.
  return useMemo(() => boxesOfWay(model, JSON.parse(key) as readonly string[]), [model, key]);
}

/** Draws the lines of a way stronger, in their own colours; a newly found one runs along its lines once. */
export function useWayLines(geometry: Geometry, boxes: ReadonlySet<string> | undefined): void {
  const ids = useMemo(() => (boxes === undefined ? [] : linesOfWay(geometry, boxes)), [geometry, boxes]);
  useSheet(JSON.stringify(ids), lineOf, `>:is(${strokes}){stroke-width:2.5}`);
  const key = usePathKey();
  useEffect(() => {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    // What is out of sight is not drawn, and does not move.
    const frame = requestAnimationFrame(() => {
      for (const id of ids)
        for (const path of document.querySelectorAll<SVGPathElement>(`${lineOf(id)}>.rs-edge`)) drawAlong(path);
    });
    return () => cancelAnimationFrame(frame);
    // A chart that is laid out anew shows the same path.
  }, [key, ids.length === 0]);
}

function drawAlong(path: SVGPathElement): void {
  const length = path.getTotalLength();
  path.animate(
    [{ strokeDasharray: `${String(length)} ${String(length)}`, strokeDashoffset: length }, { strokeDasharray: `${String(length)} ${String(length)}`, strokeDashoffset: 0 }], // prettier-ignore
    { duration: DRAWN_MS, easing: "ease-out" },
  );
}

/** A style sheet beside the chart's own: the drawing need not know. `key` is a list of what it is about, as JSON. */
function useSheet(key: string, selectorOf: (one: string) => string, rule: string): void {
  useInsertionEffect(() => {
    // Written by the callers. Only a browser can escape a selector, so it is made here.
    const all = JSON.parse(key) as readonly string[];
    if (all.length === 0) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:is(${all.map(selectorOf).join(",")})${rule}`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
    };
  }, [key, selectorOf, rule]);
}

/** A gateway stands on both sides of the chart, told apart by what follows a `#`. */
function boxOf(urn: string): string {
  const text = CSS.escape(urn);
  return `[data-urn="${text}"],[data-urn^="${text}\\#"]`;
}

function lineOf(id: string): string {
  return `[data-id="${CSS.escape(id)}"]`;
}
