"use client";

import { useRef, type CSSProperties, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { TypeTag } from "#components/ui/type-tag.tsx";
import { useNarrow } from "#components/ui/use-narrow.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { portLabel, type MatrixCells, type MatrixClass } from "./matrix-cells.ts";
import { MatrixMark } from "./matrix-mark.tsx";
import styles from "./matrix.module.css";
import { useWindow } from "#components/ui/use-window.ts";

const SIZE = 28;
/** Of columns whose cells name ports. */
const WIDE = 68;
/** Of the heads of rows: wide, and in a narrow window. */
const HEAD_WIDTHS = { wide: 232, narrow: 136 };
const HEAD_HEIGHT = 168;

/** A pair by its places in the lists of rows and columns shown. */
export type Pair = { readonly row: number; readonly column: number };

const steps: { readonly [key: string]: (pair: Pair, last: Pair) => Pair } = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, last) => ({ row, column: last.column }),
  PageUp: ({ row, column }) => ({ row: row - 10, column }),
  PageDown: ({ row, column }) => ({ row: row + 10, column }),
};

function within(pair: Pair, last: Pair): Pair {
  const clamp = (value: number, max: number) => Math.max(0, Math.min(max, value));
  return { row: clamp(pair.row, last.row), column: clamp(pair.column, last.column) };
}

/**
 * All pairs as a grid: senders down, receivers across, heads that stay. Arrow keys move, Enter asks for the path.
 * Only what is in view is drawn.
 */
export function MatrixGrid({
  cells,
  chosen,
  onChoose,
  onOpen,
}: {
  readonly cells: MatrixCells;
  readonly chosen: Pair;
  readonly onChoose: (pair: Pair) => void;
  readonly onOpen: (pair: Pair) => void;
}) {
  const t = useTranslations("matrix");
  const frame = useRef<HTMLDivElement>(null);
  const headWidth = useNarrow() ? HEAD_WIDTHS.narrow : HEAD_WIDTHS.wide;
  const columnSize = cells.hasPorts ? WIDE : SIZE;
  const view = useWindow(frame, { size: SIZE, columnSize, headWidth, headHeight: HEAD_HEIGHT });
  const last = { row: cells.rows.length - 1, column: cells.columns.length - 1 };
  const here = within(chosen, last);
  const move = (pair: Pair): void => {
    onChoose(pair);
    reveal(frame.current, pair, { headWidth, columnSize });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
    if (step !== undefined) move(within(step(here, last), last));
    else if (event.key === "Enter" || event.key === " ") onOpen(here);
    else return;
    event.preventDefault();
  };
  const columns = span(cells.columns, view.left, view.right);
  return (
    <div ref={frame} className={styles["frame"]}>
      <div
        role="grid"
        tabIndex={0}
        aria-label={t("grid")}
        aria-rowcount={cells.rows.length + 1}
        aria-colcount={cells.columns.length + 1}
        aria-activedescendant={cellId(here)}
        className={styles["grid"]}
        style={{
          ...widthsStyle(headWidth, columnSize),
          width: headWidth + cells.columns.length * columnSize,
          height: HEAD_HEIGHT + cells.rows.length * SIZE,
        }}
        onKeyDown={onKeyDown}
      >
        <div role="row" aria-rowindex={1} className={styles["heads"]}>
          <div role="columnheader" aria-colindex={1} className={styles["corner"]}>
            {t("corner")}
          </div>
          {columns.map(({ place, at }) => (
            <div
              key={place}
              role="columnheader"
              aria-colindex={at + 2}
              className={styles["column"]}
              data-chosen={at === here.column}
              style={{ left: columnLeft(at) }}
            >
              <ClassName one={cells.classOf(place)} withTag={false} />
            </div>
          ))}
        </div>
        {span(cells.rows, view.top, view.bottom).map((row) => (
          <Row
            key={row.place}
            row={row}
            columns={columns}
            cells={cells}
            here={here}
            onChoose={onChoose}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}

type At = { readonly place: number; readonly at: number };

function span(places: readonly number[], from: number, until: number): readonly At[] {
  return places.slice(from, until).map((place, i) => ({ place, at: from + i }));
}

/** Row heads and columns read them from the style sheet. React's type knows no custom properties. */
function widthsStyle(head: number, column: number): CSSProperties {
  return { "--head-width": `${String(head)}px`, "--column-width": `${String(column)}px` } as CSSProperties;
}

function columnLeft(at: number): string {
  return `calc(var(--head-width) + ${String(at)} * var(--column-width))`;
}

function cellId({ row, column }: Pair): string {
  return `pair-${String(row)}-${String(column)}`;
}

/** Scrolls so far that a pair stands beside the heads, not under them. */
function reveal(
  frame: HTMLElement | null,
  { row, column }: Pair,
  { headWidth, columnSize }: { readonly headWidth: number; readonly columnSize: number },
): void {
  if (frame === null) return;
  const top = row * SIZE;
  const left = column * columnSize;
  const room = { height: frame.clientHeight - HEAD_HEIGHT - SIZE, width: frame.clientWidth - headWidth - columnSize };
  if (top < frame.scrollTop) frame.scrollTop = top;
  else if (top > frame.scrollTop + room.height) frame.scrollTop = top - room.height;
  if (left < frame.scrollLeft) frame.scrollLeft = left;
  else if (left > frame.scrollLeft + room.width) frame.scrollLeft = left - room.width;
}

function Row({
  row,
  columns,
  cells,
  here,
  onChoose,
  onOpen,
}: {
  readonly row: At;
  readonly columns: readonly At[];
  readonly cells: MatrixCells;
  readonly here: Pair;
  readonly onChoose: (pair: Pair) => void;
  readonly onOpen: (pair: Pair) => void;
}) {
  const t = useTranslations("matrix");
  const from = cells.classOf(row.place)?.name ?? "";
  const isHere = row.at === here.row;
  return (
    <div role="row" aria-rowindex={row.at + 2} className={styles["row"]} style={{ top: HEAD_HEIGHT + row.at * SIZE }}>
      <div role="rowheader" aria-colindex={1} className={styles["head"]} data-chosen={isHere}>
        <ClassName one={cells.classOf(row.place)} />
      </div>
      {columns.map(({ place, at }) => {
        const { verdict = "unknown", ports } = cells.outcomeOf(row.place, place) ?? {};
        return (
          // The grid has the keys; a cell is a place to point at.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
          <div
            key={place}
            id={cellId({ row: row.at, column: at })}
            role="gridcell"
            aria-colindex={at + 2}
            aria-selected={isHere && at === here.column}
            aria-label={t("pair", {
              from,
              to: cells.classOf(place)?.name ?? "",
              verdict,
              ports: ports?.join(", ") ?? "none",
            })}
            title={ports?.join(", ")}
            className={styles["cell"]}
            data-line={isHere || at === here.column}
            data-same={row.place === place}
            style={{ left: columnLeft(at) }}
            onClick={() => onChoose({ row: row.at, column: at })}
            onDoubleClick={() => onOpen({ row: row.at, column: at })}
          >
            <MatrixMark verdict={verdict} />
            {ports === undefined ? undefined : <span className={styles["ports"]}>{portLabel(ports)}</span>}
          </div>
        );
      })}
    </div>
  );
}

/** A class by its tag and name, and how many ends it stands for when it is more than one. */
function ClassName({
  one,
  withTag = true,
}: {
  readonly one: MatrixClass | undefined;
  /** A tag lies on its side badly: columns go without. */
  readonly withTag?: boolean;
}) {
  if (one === undefined) return undefined;
  const { kind, name, count, nodes } = one;
  const parsed = parseUrn(nodes[0] ?? "");
  return (
    <span className={styles["name"]} title={name}>
      {parsed === undefined || kind === "mixed" || !withTag ? undefined : <TypeTag kind={parsed.kind} id={parsed.id} />}
      <bdi>{name}</bdi>
      {count > 1 ? <span className={styles["count"]}>{count}</span> : undefined}
    </span>
  );
}
