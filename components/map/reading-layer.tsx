"use client";

import { memo } from "react";
import type { Reading, ReadingBlock, ReadingRegion, ReadingRow, Stop } from "#lib/report/chart/reading/reading.ts";
import styles from "./reading-layer.module.css";

/** What may change about the layer while the chart stays as it is. */
type Shown = {
  /** What is in view, in the chart's own units. */
  readonly top: number;
  readonly bottom: number;
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

function isShown({ stops }: ReadingRow, { top, bottom, tabStops }: Shown): boolean {
  const [{ y, height, kind }] = stops;
  if (kind === "column" || stops.some(({ id }) => tabStops.has(id))) return true;
  return y + height >= top && y <= bottom;
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
function stopProps(stop: Stop, isTabStop: boolean, origin = { x: 0, y: 0 }) {
  const { id, width, height } = stop;
  const [x, y] = [stop.x - origin.x, stop.y - origin.y];
  return {
    "data-stop": id,
    className: styles["stop"],
    style: { left: x, top: y, width, height },
    tabIndex: isTabStop ? 0 : -1,
    ...(stop.expanded === undefined ? {} : { "aria-expanded": stop.expanded }),
  };
}

function List({ block, shown }: { readonly block: ReadingBlock; readonly shown: Shown }) {
  return (
    <div role="listbox" aria-label={block.says}>
      {shownRows(block, shown).map(([place, { stops }]) => (
        <Option
          key={stops[0].id}
          stop={stops[0]}
          place={place}
          count={block.rows.length}
          isSelected={stops[0].urn === shown.selected}
          isTabStop={shown.tabStops.has(stops[0].id)}
        />
      ))}
    </div>
  );
}

// A choice, a step and a scroll change a few of hundreds of lines: the others are left as they are.
const Option = memo(function Option({
  stop,
  place,
  count,
  isSelected,
  isTabStop,
}: {
  readonly stop: Stop;
  readonly place: number;
  readonly count: number;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
}) {
  return (
    <div
      role="option"
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={place + 1}
      {...stopProps(stop, isTabStop)}
    >
      {stop.says}
    </div>
  );
});

const cellRoles = { row: "rowheader", column: "columnheader", cell: "gridcell", edges: "gridcell", item: "gridcell" } as const; // prettier-ignore

/** The stops of a line, and the columns in which it has none: browsers count the cells of a line to find the head of each. */
function withGaps(stops: ReadingRow["stops"]): readonly (Stop | number)[] {
  return stops.flatMap((stop, at) => {
    const before = stops[at - 1];
    const from = before === undefined ? 0 : before.column + before.span;
    return [...Array.from({ length: Math.max(0, stop.column - from) }, (_, gap) => from + gap), stop];
  });
}

function Grid({ block, shown }: { readonly block: ReadingBlock; readonly shown: Shown }) {
  return (
    <div role="grid" aria-label={block.says} aria-rowcount={block.rows.length} aria-colcount={block.columns}>
      {shownRows(block, shown).map(([place, row]) => (
        <GridRow
          key={row.urn}
          row={row}
          place={place}
          isSelected={row.urn === shown.selected}
          tabStop={row.stops.find(({ id }) => shown.tabStops.has(id))?.id}
          changed={row.stops.some(({ id }) => shown.changed.ids.has(id)) ? shown.changed : undefined}
        />
      ))}
    </div>
  );
}

const GridRow = memo(function GridRow({
  row,
  place,
  isSelected,
  tabStop,
  changed,
}: {
  readonly row: ReadingRow;
  readonly place: number;
  readonly isSelected: boolean;
  readonly tabStop: string | undefined;
  /** Given to rows that have a changed cell. */
  readonly changed: Shown["changed"] | undefined;
}) {
  const [first] = row.stops;
  return (
    <div
      role="row"
      aria-rowindex={place + 1}
      {...lineProps(row)}
      {...(first.kind === "row" ? { "aria-label": first.says, "aria-selected": isSelected } : {})}
    >
      {withGaps(row.stops).map((stop) =>
        typeof stop === "number" ? (
          <div key={stop} role="gridcell" aria-colindex={stop + 1} />
        ) : (
          <div
            key={stop.id}
            role={cellRoles[stop.kind]}
            aria-colindex={stop.column + 1}
            aria-colspan={stop.span > 1 ? stop.span : undefined}
            {...stopProps(stop, stop.id === tabStop, first)}
          >
            {stop.says}
            {changed?.ids.has(stop.id) === true ? <i key={changed.survey} className={styles["changed"]} /> : undefined}
          </div>
        ),
      )}
    </div>
  );
});
