import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import styles from "./table.module.css";

/** A column's head; `number` columns align right. */
export type Column = { readonly key: string; readonly title: ReactNode; readonly number?: boolean };

/** A table that scrolls sideways by itself, so that the page never does. `label` is its caption, read but not drawn. */
export function Table({
  label,
  columns,
  rowCount,
  children,
}: {
  readonly label: string;
  readonly columns: readonly Column[];
  /** How many rows there are, the head included, when not all are drawn. */
  readonly rowCount?: number;
  readonly children: ReactNode;
}) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles["scroll"]} role="group" aria-label={label} tabIndex={0}>
      <table className={styles["table"]} aria-rowcount={rowCount}>
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
  );
}

/** A cell with a figure. */
export function NumberCell({ children }: { readonly children: ReactNode }) {
  return <td className={styles["number"]}>{children}</td>;
}
