/** A column of a grid; the first stays in sight. `width` in pixels. */
export type GridColumn = {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  readonly align?: "end";
  /** Which way the rows are sorted by it; a number beside it when there are several. */
  readonly sorted?: { readonly descending: boolean; readonly place?: number };
  readonly sortable: boolean;
};
