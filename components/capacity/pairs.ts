/** The same thing today and as it would be; one of them is there. Without a what-if there is only today. */
export type Pair<Row> = { readonly urn: string; readonly today?: Row; readonly then?: Row };

/** Puts what is and what would be side by side: first what there is, in its order, then what would be added. */
export function pairsOf<Row extends { readonly urn: string }>(
  today: readonly Row[],
  then: readonly Row[] | undefined,
): readonly Pair<Row>[] {
  if (then === undefined) return today.map((row) => ({ urn: row.urn, today: row }));
  const thenByUrn = new Map(then.map((row) => [row.urn, row]));
  const known = new Set(today.map(({ urn }) => urn));
  const paired = today.map((row): Pair<Row> => {
    const other = thenByUrn.get(row.urn);
    return { urn: row.urn, today: row, ...(other === undefined ? {} : { then: other }) };
  });
  return [...paired, ...then.filter(({ urn }) => !known.has(urn)).map((row) => ({ urn: row.urn, then: row }))];
}

/** Whether a what-if would have it otherwise. */
export function changes({ today, then }: Pair<unknown>): boolean {
  return then !== undefined && JSON.stringify(today) !== JSON.stringify(then);
}

/** Those that a what-if changes before the others, each in their order. */
export function changedFirst<Row>(pairs: readonly Pair<Row>[]): readonly Pair<Row>[] {
  const changed = new Set(pairs.filter(changes));
  return [...changed, ...pairs.filter((pair) => !changed.has(pair))];
}

/** What is shown of a pair where only one can be: as it is, or as it would be when it is not there. */
export function shownOf<Row>({ today, then }: Pair<Row>): Row | undefined {
  return today ?? then;
}
