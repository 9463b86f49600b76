import type { Severity } from "#lib/findings/finding.ts";
import type { LaneId } from "./geometry.ts";

/** The languages a chart is drawn in. */
export type ChartLanguage = "en" | "ja";

type Words = {
  readonly lanes: { readonly [Id in LaneId]: string };
  readonly severities: { readonly [Name in Severity]: string };
  readonly routeClasses: {
    readonly public: string;
    readonly nat: string;
    readonly isolated: string;
    readonly unknown: string;
  };
  readonly free: (free: number) => string;
  readonly clusterCounts: (services: number, tasks: number) => string;
  readonly otherSubnets: (count: number) => string;
  readonly healthy: (healthy: number, all: number) => string;
  readonly unread: string;
  readonly internal: string;
  readonly internetFacing: string;
  readonly users: (count: number) => string;
  readonly more: (count: number) => string;
  readonly row: (row: {
    readonly name: string;
    readonly running: number;
    readonly desired?: number;
    readonly places: string;
  }) => string;
  readonly finding: (severity: string) => string;
  readonly cutBy: (what: string) => string;
};

const en: Words = {
  lanes: {
    names: "Names",
    entries: "Edge",
    listeners: "Listeners",
    "target-groups": "Target groups",
    berths: "Berths",
    exits: "Outbound",
    dependencies: "Dependencies",
  },
  severities: { critical: "critical", high: "high", medium: "medium", low: "low", info: "info" },
  routeClasses: { public: "public", nat: "NAT", isolated: "isolated", unknown: "route ?" },
  free: (free) => `${String(free)} free`,
  clusterCounts: (services, tasks) =>
    `${String(services)} ${services === 1 ? "service" : "services"} · ${String(tasks)} ${tasks === 1 ? "task" : "tasks"}`,
  otherSubnets: (count) => `+ ${String(count)} ${count === 1 ? "subnet" : "subnets"} without tasks`,
  healthy: (healthy, all) => `${String(healthy)}/${String(all)} healthy`,
  unread: "not read",
  internal: "internal",
  internetFacing: "internet-facing",
  users: (count) => `${String(count)} ${count === 1 ? "service" : "services"}`,
  more: (count) => `+ ${String(count)} more tasks`,
  row: ({ name, running, desired, places }) =>
    `${name}, ${String(running)}${desired === undefined ? "" : ` of ${String(desired)}`} tasks running${places === "" ? "" : `: ${places}`}`,
  finding: (severity) => `${severity} finding`,
  cutBy: (what) => `blocked by ${what}`,
};

const ja: Words = {
  lanes: {
    names: "名前",
    entries: "入口",
    listeners: "リスナー",
    "target-groups": "ターゲットグループ",
    berths: "タスクの配置",
    exits: "出口",
    dependencies: "依存先",
  },
  severities: { critical: "重大", high: "高", medium: "中", low: "低", info: "情報" },
  routeClasses: { public: "パブリック", nat: "NAT", isolated: "隔離", unknown: "経路不明" },
  free: (free) => `空き ${String(free)}`,
  clusterCounts: (services, tasks) => `サービス ${String(services)} · タスク ${String(tasks)}`,
  otherSubnets: (count) => `タスクのないサブネット ほか ${String(count)}`,
  healthy: (healthy, all) => `正常 ${String(healthy)}/${String(all)}`,
  unread: "未取得",
  internal: "内部",
  internetFacing: "インターネット向け",
  users: (count) => `サービス ${String(count)}`,
  more: (count) => `ほか ${String(count)} タスク`,
  row: ({ name, running, desired, places }) =>
    `${name}、実行中タスク ${String(running)}${desired === undefined ? "" : ` / ${String(desired)}`}${places === "" ? "" : `（${places}）`}`,
  finding: (severity) => `重要度 ${severity} の検出あり`,
  cutBy: (what) => `${what} により遮断`,
};

/** The words of the chart in a language. */
export function chartWords(language: ChartLanguage): Words {
  return language === "ja" ? ja : en;
}
