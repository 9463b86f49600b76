import type { Verdict } from "#lib/graph/graph.ts";
import type { ChartLanguage } from "../words.ts";

/** How a connection is told; absent when nothing was to be judged. */
type Told = Verdict | "plain";

type ReadingWords = {
  /** Between the parts of a sentence. */
  readonly comma: string;
  readonly healthy: (healthy: number, all: number) => string;
  readonly running: (running: number, desired: number | undefined) => string;
  readonly unwell: (count: number) => string;
  readonly place: (name: string, tasks: number) => string;
  readonly cell: (counts: { readonly well: number; readonly unwell: number; readonly stopping: number }) => string;
  readonly noTasks: string;
  readonly ports: (ports: string) => string;
  readonly incoming: { readonly [Key in Told]: (names: string) => string };
  readonly outgoing: { readonly [Key in Told]: (names: string) => string };
  readonly because: (what: string) => string;
  readonly more: (names: string, more: number) => string;
  readonly noConnections: string;
  readonly count: (lane: string, count: number) => string;
};

function tasks(count: number): string {
  return count === 1 ? "task" : "tasks";
}

const en: ReadingWords = {
  comma: ", ",
  healthy: (healthy, all) => `${String(healthy)} of ${String(all)} ${tasks(all)} healthy`,
  running: (running, desired) =>
    desired === undefined
      ? `${String(running)} ${tasks(running)} running`
      : `${String(running)} of ${String(desired)} ${tasks(desired)} running`,
  unwell: (count) => `${String(count)} not healthy or not yet running`,
  place: (name, count) => `${String(count)} in ${name}`,
  cell: ({ well, unwell, stopping }) =>
    [
      ...(well > 0 ? [`${String(well)} ${tasks(well)}`] : []),
      ...(unwell > 0 ? [`${String(unwell)} not healthy or not yet running`] : []),
      ...(stopping > 0 ? [`${String(stopping)} stopping`] : []),
    ].join(", "),
  noTasks: "no tasks",
  ports: (ports) => `ports ${ports}`,
  incoming: {
    plain: (names) => `from ${names}`,
    reachable: (names) => `reachable from ${names}`,
    conditional: (names) => `reachable under conditions from ${names}`,
    unreachable: (names) => `blocked from ${names}`,
    unknown: (names) => `unknown whether reachable from ${names}`,
  },
  outgoing: {
    plain: (names) => `leads to ${names}`,
    reachable: (names) => `reaches ${names}`,
    conditional: (names) => `reaches ${names} under conditions`,
    unreachable: (names) => `blocked on the way to ${names}`,
    unknown: (names) => `unknown whether it reaches ${names}`,
  },
  because: (what) => ` (${what})`,
  more: (names, more) => `${names} and ${String(more)} more`,
  noConnections: "no connections",
  count: (lane, count) => `${lane}: ${String(count)}`,
};

const ja: ReadingWords = {
  comma: "、",
  healthy: (healthy, all) => `タスク ${String(all)} 件中 ${String(healthy)} 件が正常`,
  running: (running, desired) =>
    desired === undefined
      ? `タスク ${String(running)} 件を実行中`
      : `タスク ${String(desired)} 件中 ${String(running)} 件を実行中`,
  unwell: (count) => `${String(count)} 件が異常または起動前`,
  place: (name, count) => `${name} に ${String(count)} 件`,
  cell: ({ well, unwell, stopping }) =>
    [
      ...(well > 0 ? [`タスク ${String(well)} 件`] : []),
      ...(unwell > 0 ? [`異常または起動前 ${String(unwell)} 件`] : []),
      ...(stopping > 0 ? [`停止中 ${String(stopping)} 件`] : []),
    ].join("、"),
  noTasks: "タスクなし",
  ports: (ports) => `ポート ${ports}`,
  incoming: {
    plain: (names) => `${names} から`,
    reachable: (names) => `${names} から到達可`,
    conditional: (names) => `${names} から条件付きで到達可`,
    unreachable: (names) => `${names} からは遮断`,
    unknown: (names) => `${names} から到達できるかは不明`,
  },
  outgoing: {
    plain: (names) => `${names} へ`,
    reachable: (names) => `${names} へ到達可`,
    conditional: (names) => `${names} へ条件付きで到達可`,
    unreachable: (names) => `${names} へは遮断`,
    unknown: (names) => `${names} へ到達できるかは不明`,
  },
  because: (what) => `（${what}）`,
  more: (names, more) => `${names} ほか ${String(more)} 件`,
  noConnections: "接続なし",
  count: (lane, count) => `${lane} ${String(count)} 件`,
};

/** The words in which the chart is read, in a language. */
export function readingWords(language: ChartLanguage): ReadingWords {
  return language === "ja" ? ja : en;
}
