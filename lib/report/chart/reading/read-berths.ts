import type { Urn } from "#lib/model/urn.ts";
import type { ChartCell, ChartCluster, ChartColumn, ChartModel, ChartRow, ChartVpc } from "../chart-model.ts";
import { berth } from "../berth-pen.ts";
import { summedCells } from "../draw-cluster.ts";
import type { Box, Geometry } from "../geometry.ts";
import { chartWords, type ChartLanguage } from "../words.ts";
import { tellConnections, type Connections } from "./connections.ts";
import { boxSentence } from "./box-sentence.ts";
import type { ReadingBlock, ReadingRow, Stop } from "./reading.ts";
import { readingWords } from "./reading-words.ts";
import { indexRows, rowSentence, type RowIndex } from "./row-sentence.ts";

/** What a chart is read from. */
export type ReadingInput = {
  readonly model: ChartModel;
  readonly geometry: Geometry;
  readonly connections: Connections;
  readonly language: ChartLanguage;
  /** What was opened by hand. */
  readonly opened: ReadonlySet<Urn>;
};

/** Where a connection handle is: in the gap beside the berths, where lines leave. */
const HANDLE = 24;

/** How the cells of a row look: what a box of the berths shows below the subnets of its VPC. */
type Berth = {
  readonly says: string;
  /** Absent where a line is not divided by subnets. */
  readonly cells?: readonly ChartCell[];
  /** Subnets where tasks may be that were not read. */
  readonly unreadIn?: readonly Urn[] | undefined;
  /** Closed it holds something that is not drawn; absent where there is nothing to open. */
  readonly expanded?: boolean;
};

type Block = {
  readonly vpc: ChartVpc;
  readonly boxes: readonly Box[];
  readonly input: ReadingInput;
  readonly index: RowIndex;
  readonly rows: ReadonlyMap<Urn, { readonly row: ChartRow; readonly cluster: ChartCluster }>;
  readonly tasks: ReadonlyMap<Urn, ChartCell>;
};

function rowsWithin(members: readonly Urn[], { clusters }: ChartVpc): readonly ChartRow[] {
  const those = new Set(members);
  return clusters.flatMap(({ rows }) => rows.filter(({ urn }) => those.has(urn)));
}

function isOpened(urn: Urn, { opened }: ReadingInput): boolean {
  return opened.has(urn) || opened.has(`${urn}#folded`);
}

/** Where tasks of rows may be that were not read. */
function unreadOf(rows: readonly ChartRow[]): readonly Urn[] {
  return rows.flatMap(({ unreadIn = [] }) => unreadIn);
}

/** A cluster with its services below it. */
function isOpenCluster({ style }: Box, next: Box | undefined): boolean {
  return style === "group" && next?.style === "row";
}

/** What is known of a service, a task or a fold, by the box that is drawn of it. */
function berthOf(box: Box, place: number, { vpc, boxes, input, index, rows, tasks }: Block): Berth {
  const { geometry, language } = input;
  const says = boxSentence(box, input);
  const fold = geometry.folds.find(({ urn }) => urn === box.urn);
  if (fold !== undefined) {
    const within = rowsWithin(fold.members, vpc);
    const cells = box.style === "head" ? {} : { cells: summedCells(within), unreadIn: unreadOf(within) };
    return { says, ...cells, expanded: false };
  }
  const known = rows.get(box.urn);
  if (known !== undefined) {
    const { row, cluster } = known;
    const sentence = [rowSentence(row, { index, cluster, columns: vpc.columns, language }), ...changeSaid(box, language)].join(readingWords(language).comma); // prettier-ignore
    const drawn = boxes[place + 1]?.style === "line";
    const holds = row.cells.length > 0 && (!drawn || isOpened(row.urn, input));
    return { says: sentence, cells: row.cells, unreadIn: row.unreadIn, ...(holds ? { expanded: drawn } : {}) };
  }
  const cell = tasks.get(box.urn);
  if (cell !== undefined) return { says, cells: [cell] };
  return { says, ...(isOpenCluster(box, boxes[place + 1]) || isOpened(box.urn, input) ? { expanded: true } : {}) };
}

/** What became of a row since the earlier survey. */
function changeSaid({ change }: Box, language: ChartLanguage): readonly string[] {
  return change === undefined ? [] : [chartWords(language).changes[change]];
}

/** What became of a cell since the earlier survey: its sign, in words. */
function cellChangeSaid(box: Box, x: number, language: ChartLanguage): readonly string[] {
  const sign = box.changes?.find((one) => one.x > x + berth.column / 2 && one.x < x + berth.column);
  return sign === undefined ? [] : [chartWords(language).changes[sign.kind]];
}

function cellSays(cell: ChartCell | undefined, isUnread: boolean, language: ChartLanguage): string {
  const words = readingWords(language);
  if (cell === undefined) return isUnread ? chartWords(language).unread : words.noTasks;
  const counts = words.cell({ well: cell.healthy, unwell: cell.unwell, stopping: cell.stopping });
  const ports = [...new Set(cell.ports)].join(" ");
  return ports === "" ? counts : `${counts}${words.comma}${words.ports(ports)}`;
}

function cellStops(box: Box, { cells = [], unreadIn = [] }: Berth, { vpc, input }: Block): readonly Stop[] {
  return vpc.columns.map((column, index) => {
    const cell = cells.find(({ subnetUrn }) => subnetUrn === column.urn);
    const x = box.x + berth.rowHead + index * berth.column;
    const says = [
      cellSays(cell, unreadIn.includes(column.urn), input.language),
      ...cellChangeSaid(box, x, input.language),
    ];
    return {
      id: `${box.urn} ${column.urn}`,
      urn: box.urn,
      says: says.join(readingWords(input.language).comma),
      kind: "cell",
      x,
      y: box.y,
      width: berth.column,
      height: box.height,
      column: index + 1,
      span: 1,
      troubled: (cell?.unwell ?? 0) > 0,
    };
  });
}

/** The last cell of a row: what leads to it and from it, as a list. */
function edgesStop(box: Box, { vpc, input }: Block): Stop {
  const { incoming, outgoing, names } = input.connections;
  const { language } = input;
  const says = [
    ...tellConnections(incoming.get(box.urn) ?? [], "incoming", { names, language }),
    ...tellConnections(outgoing.get(box.urn) ?? [], "outgoing", { names, language }),
  ];
  const words = readingWords(language);
  return {
    id: `${box.urn} edges`,
    urn: box.urn,
    says: says.length === 0 ? words.noConnections : says.join(words.comma),
    kind: "edges",
    x: box.x + berth.rowHead + vpc.columns.length * berth.column,
    y: box.y,
    width: HANDLE,
    height: box.height,
    column: vpc.columns.length + 1,
    span: 1,
    troubled: false,
  };
}

function rowOf(box: Box, place: number, block: Block): ReadingRow {
  const { vpc } = block;
  const held = berthOf(box, place, block);
  const { says, cells, expanded } = held;
  const head: Stop = {
    id: box.urn,
    urn: box.urn,
    says,
    kind: "row",
    x: box.x,
    y: box.y,
    width: cells === undefined ? box.width : berth.rowHead,
    height: box.height,
    column: 0,
    span: cells === undefined ? vpc.columns.length + 2 : 1,
    ...(expanded === undefined ? {} : { expanded }),
    troubled: box.marks.length > 0,
  };
  if (cells === undefined) return { urn: box.urn, stops: [head] };
  const edges = box.style === "line" ? [] : [edgesStop(box, block)];
  return { urn: box.urn, stops: [head, ...cellStops(box, held, block), ...edges] };
}

function columnStop(box: Box, index: number, input: ReadingInput): Stop {
  const { x, y, width, height, marks, urn } = box;
  const says = boxSentence(box, input);
  return { id: urn, urn, says, kind: "column", x, y, width, height, column: index + 1, span: 1, troubled: marks.length > 0 }; // prettier-ignore
}

/** The boxes of the berths, a part for each VPC: its head, its subnets, and the lines below them. */
function partsOf({ model, geometry }: ReadingInput): ReadonlyMap<ChartVpc, readonly Box[]> {
  const vpcs = new Map(model.vpcs.map((vpc) => [vpc.urn, vpc]));
  const parts = new Map<ChartVpc, Box[]>();
  let current: Box[] = [];
  for (const box of geometry.boxes) {
    if (box.lane !== "berths") continue;
    const vpc = vpcs.get(box.urn);
    if (vpc !== undefined) parts.set(vpc, (current = []));
    current.push(box);
  }
  return parts;
}

function indexVpc({ clusters }: ChartVpc): Pick<Block, "rows" | "tasks"> {
  const all = clusters.flatMap((cluster) => cluster.rows.map((row) => ({ row, cluster })));
  return {
    rows: new Map(all.map((one) => [one.row.urn, one])),
    tasks: new Map(all.flatMap(({ row }) => row.tasks.map(({ urn, cell }) => [urn, cell] as const))),
  };
}

function isColumn(box: Box, columns: readonly ChartColumn[]): boolean {
  return columns.some(({ urn }) => urn === box.urn);
}

/** The grids of the berths, one a VPC: services by subnets, with what leads to and from each at the end of its row. */
export function readBerths(input: ReadingInput): readonly ReadingBlock[] {
  const index = indexRows(input.model);
  return [...partsOf(input)].map(([vpc, all]) => {
    const [head, ...others] = all;
    const columns = others.filter((box) => isColumn(box, vpc.columns));
    const [first, ...more] = columns.map((box, index) => columnStop(box, index, input));
    const boxes = others.filter((box) => !isColumn(box, vpc.columns));
    const block = { vpc, boxes, input, index, ...indexVpc(vpc) };
    return {
      id: vpc.urn,
      kind: "grid" as const,
      says: vpc.name,
      columns: vpc.columns.length + 2,
      rows: [
        ...(head === undefined ? [] : [rowOf(head, -1, { ...block, boxes: [] })]),
        ...(first === undefined ? [] : [{ urn: `${vpc.urn} subnets`, stops: [first, ...more] as const }]),
        ...boxes.map((box, place) => rowOf(box, place, block)),
      ],
    };
  });
}
