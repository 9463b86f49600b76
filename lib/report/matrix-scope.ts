import type { MatrixTable } from "#lib/analysis/matrix/table.ts";
import { isUrnShownIn } from "./report-scope.ts";

/** All pairs of a scope: its rows and columns, and how many classes are left out. */
export type ScopedMatrix = MatrixTable & { readonly hidden?: number };

/** Leaves the rows and columns whose ends are all elsewhere out of a table. The internet is everywhere. */
export function matrixWithin(table: MatrixTable, scope: string | undefined): ScopedMatrix {
  if (scope === undefined) return table;
  const isKept = table.classes.map(
    ({ kind, nodes }) => kind === "internet" || nodes.some((node) => isUrnShownIn(node, scope)),
  );
  const classes = table.classes.filter((_, at) => isKept[at]);
  const ids = new Set(classes.map(({ id }) => id));
  const rows = table.rows
    .filter(({ from }) => ids.has(from))
    .map(({ from, cells }) => ({ from, cells: keptRuns(cells, isKept) }));
  return {
    ...table,
    classes,
    rows,
    counts: countsOf(rows, table.outcomes),
    hidden: table.classes.length - classes.length,
  };
}

/** Runs of outcome and length without the columns that are not kept. */
function keptRuns(cells: readonly number[], isKept: readonly boolean[]): readonly number[] {
  const kept: number[] = [];
  let column = 0;
  for (let at = 0; at + 1 < cells.length; at += 2) {
    const end = column + (cells[at + 1] ?? 0);
    const length = isKept.slice(column, end).filter(Boolean).length;
    column = end;
    if (length === 0) continue;
    if (kept.at(-2) === cells[at]) kept.push((kept.pop() ?? 0) + length);
    else kept.push(cells[at] ?? 0, length);
  }
  return kept;
}

function countsOf(rows: MatrixTable["rows"], outcomes: MatrixTable["outcomes"]): MatrixTable["counts"] {
  const counts = { reachable: 0, conditional: 0, unreachable: 0, unknown: 0 };
  for (const { cells } of rows) {
    for (let at = 0; at + 1 < cells.length; at += 2) {
      counts[outcomes[cells[at] ?? 0]?.verdict ?? "unknown"] += cells[at + 1] ?? 0;
    }
  }
  return counts;
}
