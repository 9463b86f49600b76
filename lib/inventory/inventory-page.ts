import type { FieldValue, Filter, UnreadFact } from "#lib/filter/filter.ts";
import { printFilter } from "#lib/filter/print-filter.ts";
import { severityRank } from "#lib/findings/severity.ts";
import type { Severity } from "#lib/findings/finding.ts";
import type { Graph } from "#lib/graph/graph.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { isShownIn, isUrnShownIn } from "#lib/report/report-scope.ts";
import { unreadAreas } from "#lib/analysis/reach/unread.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { isGlobal } from "#lib/model/snapshot.ts";
import type { Urn } from "#lib/model/urn.ts";
import { columns, type Cell, type CellValue, type Column, type ColumnKey } from "./column-table.ts";
import { filterSubjects, type Filtered } from "./filter-resources.ts";
import { inventoryTypes, type InventoryType, type InventoryTypeName } from "./inventory-types.ts";
import { resourcesOf, type Resource, type Resources } from "./subjects.ts";
import { compareKeys, compareTexts, textKey, type TextKey } from "./text-order.ts";

/** How rows are ordered: a column, or their name, and which way. */
export type SortBy = { readonly column: ColumnKey | "name"; readonly descending: boolean };

/** Which rows are wanted, in which order, and which columns of them. */
export type InventoryWanted = {
  readonly type: InventoryTypeName;
  readonly filter: Filter;
  /** Only what a page of this scope shows. */
  readonly scope?: string | undefined;
  readonly sort: readonly SortBy[];
  /** Rows are put together by the first value of a column. */
  readonly group?: ColumnKey | undefined;
  readonly columns: readonly ColumnKey[];
  readonly offset: number;
  readonly limit: number;
};

/** A row: the name is left out where it is the end of the URN. */
export type InventoryRow = { readonly urn: Urn; readonly name?: string; readonly cells: readonly Cell[] };

/** A window over a table. */
export type InventoryPage = {
  readonly snapshotId: string;
  /** How many rows match, of how many, and of how many it cannot be told. */
  readonly total: number;
  readonly all: number;
  readonly open: number;
  readonly because: readonly UnreadFact[];
  readonly offset: number;
  readonly rows: readonly InventoryRow[];
  /** With `group`: the groups in their order, with how many rows each has. */
  readonly groups?: readonly { readonly value: string; readonly count: number }[];
  /** The names of the resources that cells name by their URN, where they differ from the end of it. */
  readonly names: { readonly [urn: Urn]: string };
  /** What was not read of the table's own kind: there may be more rows. */
  readonly unread: readonly UnreadFact[];
};

const MOST_VALUES = 6;

type Ordered = Filtered<Resource> & { readonly rows: readonly Resource[]; readonly groups?: InventoryPage["groups"] };

/** The last table that was ordered: who scrolls asks for the same one again and again. */
const last = new WeakMap<Resources, { readonly key: string; readonly ordered: Ordered }>();

/** A window over the rows of a table. */
export function inventoryPage(inspection: Inspection, wanted: InventoryWanted): InventoryPage {
  const resources = resourcesOf(inspection);
  const { graph, snapshot } = inspection;
  const { rows, open, because, groups } = orderedOnce(resources, wanted, graph);
  const names = new Map<Urn, string>();
  const written = rows
    .slice(wanted.offset, wanted.offset + wanted.limit)
    .map((one) => rowOf(one, { columns: wanted.columns, graph, names }));
  return {
    snapshotId: snapshot.snapshotId,
    total: rows.length,
    all: rowsIn(resources, wanted).length,
    open: open.length,
    because,
    offset: wanted.offset,
    rows: written,
    ...(groups === undefined ? {} : { groups }),
    names: Object.fromEntries(names),
    unread: unreadOf(inspection, wanted),
  };
}

/** All rows that a filter leaves, in order. */
export function filteredRows(inspection: Inspection, wanted: InventoryWanted): readonly Resource[] {
  return orderedOnce(resourcesOf(inspection), wanted, inspection.graph).rows;
}

/** Every row of a table, of the whole snapshot or of a scope. */
function rowsIn(resources: Resources, { type, scope }: Pick<InventoryWanted, "type" | "scope">): readonly Resource[] {
  const rows = resources.ofKind(inventoryTypes[type].kind);
  return scope === undefined ? rows : rows.filter(({ urn }) => isUrnShownIn(urn, scope));
}

function orderedOnce(resources: Resources, wanted: InventoryWanted, graph: Graph): Ordered {
  const key = JSON.stringify([wanted.type, printFilter(wanted.filter), wanted.scope, wanted.sort, wanted.group]);
  const known = last.get(resources);
  if (known?.key === key) return known.ordered;
  const filtered = filterSubjects(rowsIn(resources, wanted), wanted.filter);
  const sorted = inOrder(filtered.matches, wanted.sort, graph);
  const ordered = { ...filtered, ...grouped(sorted, wanted.group, graph) };
  last.set(resources, { key, ordered });
  return ordered;
}

function grouped(
  rows: readonly Resource[],
  group: ColumnKey | undefined,
  graph: Graph,
): { readonly rows: readonly Resource[]; readonly groups?: InventoryPage["groups"] } {
  if (group === undefined) return { rows };
  const column: Column = columns[group];
  const valueOf = (one: Resource): string => {
    const [first] = column.read(one, graph).values;
    return first === undefined ? "" : textOf(first);
  };
  const byValue = [...groupBy(rows, valueOf)].sort(([a], [b]) => compareTexts(a, b));
  return {
    rows: byValue.flatMap(([, of]) => of),
    groups: byValue.map(([value, of]) => ({ value, count: of.length })),
  };
}

function inOrder(rows: readonly Resource[], sort: readonly SortBy[], graph: Graph): readonly Resource[] {
  const orders: readonly SortBy[] = [...sort, { column: "name", descending: false }];
  const keyed = rows.map((row) => ({ row, keys: orders.map(({ column }) => sortKey(row, column, graph)) }));
  const compare = (a: readonly SortKey[], b: readonly SortKey[]): number => {
    for (const [at, { descending }] of orders.entries()) {
      const found = compareValues(a[at] ?? [], b[at] ?? [], descending);
      if (found !== 0) return found;
    }
    return 0;
  };
  return keyed.sort((a, b) => compare(a.keys, b.keys)).map(({ row }) => row);
}

/** A figure, or the parts of a text; of what is not there none. */
type SortKey = TextKey | number;

function sortKey(row: Resource, key: SortBy["column"], graph: Graph): SortKey {
  if (key === "name") return textKey(row.footing.name);
  const column: Column = columns[key];
  const [first] = column.read(row, graph).values;
  if (first === undefined) return [];
  // Names of severities; the worst come first.
  if (column.look === "severity") return severityRank(first as Severity);
  return typeof first === "number" ? first : textKey(textOf(first));
}

/** What is not there stands last, whichever way the others go. */
function compareValues(a: SortKey, b: SortKey, descending: boolean): number {
  if (typeof a === "number" && typeof b === "number") return descending ? b - a : a - b;
  const [one, other] = [a, b].map((key) => (typeof key === "number" ? textKey(String(key)) : key));
  if (one === undefined || other === undefined) return 0;
  const found = compareKeys(one, other);
  return descending && one.length > 0 && other.length > 0 ? -found : found;
}

/** A value as text. */
export function textOf(value: FieldValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if ("id" in value) return value.name;
  return value.from === value.to ? String(value.from) : `${String(value.from)}-${String(value.to)}`;
}

type Writing = { readonly columns: readonly ColumnKey[]; readonly graph: Graph; readonly names: Map<Urn, string> };

function rowOf(one: Resource, writing: Writing): InventoryRow {
  const { urn, footing } = one;
  return {
    urn,
    ...(urn.endsWith(`/${footing.name}`) ? {} : { name: footing.name }),
    cells: writing.columns.map((key) => cellOf(columns[key].read(one, writing.graph), columns[key], writing.names)),
  };
}

function cellOf({ values, unread = [] }: ReturnType<Column["read"]>, { look }: Column, names: Writing["names"]): Cell {
  const shown = values.slice(0, MOST_VALUES);
  const value = look === "things" ? thingsOf(shown, names) : plainOf(shown);
  const more = values.length - shown.length;
  const [gap] = unread;
  if (more === 0 && gap === undefined) return value;
  return { value, ...(more === 0 ? {} : { more }), ...(gap === undefined ? {} : { unread: gap.call }) };
}

function plainOf(values: readonly FieldValue[]): CellValue {
  const [first] = values;
  if (first === undefined) return null;
  if (values.length > 1) return values.map(textOf);
  return typeof first === "number" ? first : textOf(first);
}

function thingsOf(values: readonly FieldValue[], names: Writing["names"]): CellValue {
  return values.map((value) => {
    if (typeof value !== "object" || !("urn" in value)) return textOf(value);
    if (!value.urn.endsWith(`/${value.name}`)) names.set(value.urn, value.name);
    return value.urn;
  });
}

function unreadOf({ topology }: Inspection, wanted: Pick<InventoryWanted, "type" | "scope">): readonly UnreadFact[] {
  const { areas }: InventoryType = inventoryTypes[wanted.type];
  const ofAccount = areas.includes("hostedZones");
  const scopes = [...topology.scopes.values()].filter(
    (scoped) => isGlobal(scoped) === ofAccount && isShownIn(scoped.scope, wanted.scope),
  );
  const found = scopes.flatMap(({ scope }) => unreadAreas(topology, scope, areas));
  return [...new Map(found.map(({ text, call }) => [text, { text, call }])).values()];
}
