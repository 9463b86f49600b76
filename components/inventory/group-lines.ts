/** A group of rows: its value and how many rows it has. */
export type Group = { readonly value: string; readonly count: number };

/** A line of a table whose rows are grouped: the head of a group, or a row by its place among all rows. */
export type PlacedLine =
  | { readonly kind: "group"; readonly group: Group; readonly isOpen: boolean }
  | { readonly kind: "row"; readonly place: number };

/** How the lines of a table lie: a head before each group, and its rows unless it is folded. */
export type Lines = { readonly count: number; readonly at: (line: number) => PlacedLine | undefined };

/** Lays out the lines of a table of `total` rows; without groups each row is a line. */
export function groupLines(total: number, groups: readonly Group[] | undefined, folded: ReadonlySet<string>): Lines {
  if (groups === undefined) {
    return { count: total, at: (line) => (line < 0 || line >= total ? undefined : { kind: "row", place: line }) };
  }
  const starts: { readonly line: number; readonly place: number; readonly group: Group; readonly isOpen: boolean }[] =
    [];
  let line = 0;
  let place = 0;
  for (const group of groups) {
    const isOpen = !folded.has(group.value);
    starts.push({ line, place, group, isOpen });
    line += 1 + (isOpen ? group.count : 0);
    place += group.count;
  }
  return { count: line, at: (wanted) => lineIn(starts, wanted) };
}

function lineIn(
  starts: readonly { readonly line: number; readonly place: number; readonly group: Group; readonly isOpen: boolean }[],
  wanted: number,
): PlacedLine | undefined {
  const start = starts.findLast(({ line }) => line <= wanted);
  if (start === undefined) return undefined;
  const { group, isOpen } = start;
  if (start.line === wanted) return { kind: "group", group, isOpen };
  const offset = wanted - start.line - 1;
  return isOpen && offset < group.count ? { kind: "row", place: start.place + offset } : undefined;
}
