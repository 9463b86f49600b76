import type { Urn } from "#lib/model/urn.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type {
  ChartCell,
  ChartCluster,
  ChartColumn,
  ChartEdge,
  ChartLoadBalancer,
  ChartModel,
  ChartRow,
  ChartTargetGroup,
} from "../chart-model.ts";
import { chartWords, type ChartLanguage } from "../words.ts";
import { tellConnections, type Connection } from "./connections.ts";
import { readingWords } from "./reading-words.ts";

/** What leads to services, indexed once for all of them. */
export type RowIndex = {
  readonly into: ReadonlyMap<Urn, readonly ChartEdge[]>;
  readonly groups: ReadonlyMap<Urn, ChartTargetGroup>;
  readonly balancers: ReadonlyMap<Urn, ChartLoadBalancer>;
};

/** Indexes what leads to services. */
export function indexRows({ edges, targetGroups, loadBalancers }: ChartModel): RowIndex {
  return {
    into: groupBy(edges, ({ to }) => to),
    groups: new Map(targetGroups.map((group) => [group.urn, group])),
    balancers: new Map(loadBalancers.flatMap((one) => one.listeners.map(({ urn }) => [urn, one]))),
  };
}

/** What the sentence of a row is made from, besides the row. */
export type RowContext = {
  readonly index: RowIndex;
  readonly cluster: ChartCluster;
  readonly columns: readonly ChartColumn[];
  readonly language: ChartLanguage;
};

/** How many tasks a cell holds. */
export function tasksIn({ healthy, unwell, stopping }: ChartCell): number {
  return healthy + unwell + stopping;
}

function edgesTo({ into }: RowIndex, to: Urn, kind: "registers" | "forwards"): readonly ChartEdge[] {
  return (into.get(to) ?? []).filter((edge) => edge.kind === kind);
}

/** The listeners that lead to a target group, by load balancer, tag and port; several load balancers are not told apart. */
function sourceOf(index: RowIndex, groupUrn: Urn): string {
  const listeners = new Set(edgesTo(index, groupUrn, "forwards").map(({ from }) => from));
  const [balancer, ...others] = new Set([...listeners].flatMap((urn) => index.balancers.get(urn) ?? []));
  if (balancer === undefined || others.length > 0) return `TG ${index.groups.get(groupUrn)?.name ?? ""}`;
  const ports = balancer.listeners.filter(({ urn }) => listeners.has(urn)).map(({ port }) => port);
  return `${balancer.tag} ${balancer.name} ${ports.join(" ")}`;
}

/** Where a row can be reached from, told by the load balancers in front of its target groups. */
function reachedFrom(row: ChartRow, { index, language }: RowContext): readonly string[] {
  const registered = edgesTo(index, row.urn, "registers").filter(({ verdict }) => verdict !== undefined);
  const names = new Map(registered.map(({ from }) => [from, sourceOf(index, from)]));
  const words = chartWords(language);
  const connections = registered.map(({ from, to, label, verdict, blocker, missing }): Connection => ({
    from,
    to,
    label,
    ...(verdict === undefined ? {} : { verdict }),
    ...(blocker === undefined ? {} : { because: `${blocker.tag} ${blocker.text}`.trimStart() }),
    ...(missing === undefined ? {} : { because: `${words.unread}: ${missing}` }),
  }));
  return tellConnections(connections, "incoming", { names, language });
}

/** Healthy is said only where every task is on the map and is a target, and the health of all targets was read. */
function isHealthKnown(row: ChartRow, index: RowIndex): boolean {
  const groups = edgesTo(index, row.urn, "registers").map(({ from }) => index.groups.get(from));
  const seen = row.cells.reduce((sum, cell) => sum + tasksIn(cell), 0);
  return groups.length > 0 && groups.every((group) => (group?.health?.all ?? 0) >= row.running) && seen >= row.running;
}

function tasksOf(row: ChartRow, { index, language }: RowContext): readonly string[] {
  const words = readingWords(language);
  const { running, desired } = row;
  const healthy = row.cells.reduce((sum, cell) => sum + cell.healthy, 0);
  const unwell = row.cells.reduce((sum, cell) => sum + cell.unwell, 0);
  if (isHealthKnown(row, index)) return [words.healthy(healthy, Math.max(desired ?? running, healthy))];
  return [words.running(running, desired), ...(unwell > 0 ? [words.unwell(unwell)] : [])];
}

/**
 * The sentence a sighted reader would form of a row: "api, 8 of 10 tasks healthy, 4 in app-1a, 4 in app-1c, reachable from
 * ALB web 443, medium finding". What was not read is said as such.
 */
export function rowSentence(row: ChartRow, context: RowContext): string {
  const { cluster, columns, language } = context;
  const words = readingWords(language);
  const chart = chartWords(language);
  const places = columns.flatMap(({ urn, name }) => {
    const cell = row.cells.find(({ subnetUrn }) => subnetUrn === urn);
    return cell === undefined ? [] : [words.place(name, tasksIn(cell))];
  });
  return [
    row.name,
    ...(row.networkMode === "awsvpc" ? [] : [row.networkMode]),
    ...tasksOf(row, context),
    ...places,
    ...reachedFrom(row, context),
    ...(cluster.unread === undefined ? [] : [`${chart.unread}: ${cluster.unread}`]),
    ...(row.severity === undefined ? [] : [chart.finding(chart.severities[row.severity])]),
  ].join(words.comma);
}
