/** A cell of a grid; row -1 is the head. */
type Place = { readonly row: number; readonly column: number };
type Size = { readonly rows: number; readonly columns: number };

const PAGE = 10;

function within({ row, column }: Place, { rows, columns }: Size): Place {
  return { row: Math.max(-1, Math.min(row, rows - 1)), column: Math.max(0, Math.min(column, columns - 1)) };
}

/** Where the keys lead in a grid, by the names of the keys. */
export const gridSteps: { readonly [key: string]: (from: Place, size: Size) => Place } = {
  ArrowUp: ({ row, column }, size) => within({ row: row - 1, column }, size),
  ArrowDown: ({ row, column }, size) => within({ row: row + 1, column }, size),
  ArrowLeft: ({ row, column }, size) => within({ row, column: column - 1 }, size),
  ArrowRight: ({ row, column }, size) => within({ row, column: column + 1 }, size),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  PageUp: ({ row, column }, size) => within({ row: row - PAGE, column }, size),
  PageDown: ({ row, column }, size) => within({ row: row + PAGE, column }, size),
};

/** Scrolls so far that a cell stands below the heads and beside the first column, not behind them. */
export function revealCell(
  frame: HTMLElement | null,
  cell: Place & { readonly columns: readonly { readonly width: number }[]; readonly rowHeight: number; readonly headHeight: number }, // prettier-ignore
): void {
  if (frame === null) return;
  const { row, column, columns, rowHeight, headHeight } = cell;
  const top = Math.max(0, row) * rowHeight;
  const room = frame.clientHeight - headHeight - rowHeight;
  if (top < frame.scrollTop) frame.scrollTop = top;
  else if (top > frame.scrollTop + room) frame.scrollTop = top - room;
  const sticky = columns[0]?.width ?? 0;
  const left = columns.slice(1, column).reduce((sum, { width }) => sum + width, 0);
  const right = left + (columns[column]?.width ?? 0);
  if (column === 0 || left < frame.scrollLeft) frame.scrollLeft = column === 0 ? 0 : left;
  else if (right > frame.scrollLeft + frame.clientWidth - sticky) frame.scrollLeft = right - frame.clientWidth + sticky;
}
