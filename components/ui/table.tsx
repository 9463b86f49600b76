"use client";

import { useRef, type ComponentPropsWithoutRef, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./table.module.css";
import { useGoesOn } from "./use-goes-on.ts";

/** A column's head; `number` columns align right. */
export type Column = { readonly key: string; readonly title: ReactNode; readonly number?: boolean };

/**
 * A table that scrolls sideways by itself, so that the page never does, and fades where it goes on. `label` is its caption, read but not drawn. One that
 * `stacks` has its rows as blocks in a narrow window instead: each cell goes there by its {@link Place}.
 */
export function Table({
  label,
  columns,
  rowCount,
  stacks = false,
  children,
}: {
  readonly label: string;
  readonly columns: readonly Column[];
  /** How many rows there are, the head included, when not all are drawn. */
  readonly rowCount?: number;
  readonly stacks?: boolean;
  readonly children: ReactNode;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  const goesOn = useGoesOn(scroll);
  return (
    <div className={styles["place"]} data-more={goesOn}>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={scroll} className={styles["scroll"]} role="group" aria-label={label} tabIndex={0}>
        <table className={classNames(styles["table"], stacks && styles["stacks"])} aria-rowcount={rowCount}>
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={classNames(column.number === true && styles["number"])}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </div>
  );
}

/** Where a cell stands when rows are blocks: before the row's name, at the end of its line, or on a line of its own. */
type Place = "mark" | "end" | "line";

/** What a cell of a table that stacks is told: its place, and its column's title where it would not be understood without. */
export function stacked(
  place?: Place,
  label?: string,
): { readonly "data-place"?: Place; readonly "data-label"?: string } {
  return { ...(place !== undefined && { "data-place": place }), ...(label !== undefined && { "data-label": label }) };
}

/** A cell with a figure. */
export function NumberCell(cell: Omit<ComponentPropsWithoutRef<"td">, "className">) {
  return <td className={styles["number"]} {...cell} />;
}
