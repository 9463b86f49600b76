"use client";

import { memo } from "react";
import type { Reading, ReadingBlock, ReadingRegion, ReadingRow, Stop } from "#lib/report/chart/reading/reading.ts";
import styles from "./reading-layer.module.css";

type Window = { readonly top: number; readonly bottom: number };

/** The parts of the layer that do not change from stop to stop. */
type Shown = {
  readonly window: Window;
  readonly selected: string | undefined;
  /** The stops that Tab reaches. */
  readonly tabStops: ReadonlySet<string>;
  /** Cells that are other than before the last survey, and that survey. */
  readonly changed: { readonly ids: ReadonlySet<string>; readonly survey: string };
};

/**
 * The chart for those who read or walk it instead of looking at it: the same boxes at the same places, as lists and grids in
 * labelled regions, without any ink of its own but the ring of the focus. Only what is in view is there, besides heads.
 */
export const ReadingLayer = memo(function ReadingLayer({ reading, ...shown }: Shown & { readonly reading: Reading }) {
  return reading.regions.map((region) => <Region key={region.id} region={region} shown={shown} />);
});

function Region({ region, shown }: { readonly region: ReadingRegion; readonly shown: Shown }) {
  return (
    <section aria-label={region.says} data-region={region.id}>
      {region.blocks.map((block) =>
        block.kind === "list" ? (
          <List key={block.id} block={block} shown={shown} />
        ) : (
          <Grid key={block.id} block={block} shown={shown} />
        ),
      )}
    </section>
  );
}

function isShown({ stops }: ReadingRow, { window, tabStops }: Shown): boolean {
  const [{ y, height, kind }] = stops;
  if (kind === "column" || stops.some(({ id }) => tabStops.has(id))) return true;
  return y + height >= window.top && y <= window.bottom;
}

/** Places of lines in the whole of a block, those in view only. */
function shownRows({ rows }: ReadingBlock, shown: Shown): readonly (readonly [place: number, row: ReadingRow])[] {
  return rows.flatMap((row, place) => (isShown(row, shown) ? [[place, row] as const] : []));
}

/** The place of a line around all of its stops. */
function lineProps({ stops }: ReadingRow) {
  const [{ x, y, height }] = stops;
  const width = Math.max(...stops.map((stop) => stop.x + stop.width)) - x;
  return { className: styles["line"], style: { left: x, top: y, width, height } };
}

/** What every stop has: its place, within a line or on the whole, its words, and whether Tab reaches it. */
function stopProps(stop: Stop, { tabStops }: Shown, origin = { x: 0, y: 0 }) {
  const { id, width, height } = stop;
  const [x, y] = [stop.x - origin.x, stop.y - origin.y];
  return {
    "data-stop": id,
    className: styles["stop"],
    style: { left: x, top: y, width, height },
    tabIndex: tabStops.has(id) ? 0 : -1,
    ...(stop.expanded === undefined ? {} : { "aria-expanded": stop.expanded }),
  };
}

function List({ block, shown }: { readonly block: ReadingBlock; readonly shown: Shown }) {
  return (
    <div role="listbox" aria-label={block.says}>
      {shownRows(block, shown).map(
        ([
          place,
          {
            stops: [stop],
          },
        ]) => (
          <div
            key={stop.id}
            role="option"
            aria-selected={stop.urn === shown.selected}
            aria-setsize={block.rows.length}
            aria-posinset={place + 1}
            {...stopProps(stop, shown)}
          >
            {stop.says}
          </div>
        ),
      )}
    </div>
  );
}

const cellRoles = { row: "rowheader", column: "columnheader", cell: "gridcell", edges: "gridcell", item: "gridcell" } as const; // prettier-ignore

function Grid({ block, shown }: { readonly block: ReadingBlock; readonly shown: Shown }) {
  return (
    <div role="grid" aria-label={block.says} aria-rowcount={block.rows.length} aria-colcount={block.columns}>
      {shownRows(block, shown).map(([place, row]) => (
        <div
          key={row.urn}
          role="row"
          aria-rowindex={place + 1}
          {...lineProps(row)}
          {...(row.stops[0].kind === "row"
            ? { "aria-label": row.stops[0].says, "aria-selected": row.urn === shown.selected }
            : {})}
        >
          {row.stops.map((stop) => (
            <div
              key={stop.id}
              role={cellRoles[stop.kind]}
              aria-colindex={stop.column + 1}
              aria-colspan={stop.span > 1 ? stop.span : undefined}
              {...stopProps(stop, shown, row.stops[0])}
            >
              {stop.says}
              {shown.changed.ids.has(stop.id) ? (
                <i key={shown.changed.survey} className={styles["changed"]} />
              ) : undefined}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
