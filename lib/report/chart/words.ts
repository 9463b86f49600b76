import type { Severity } from "#lib/findings/finding.ts";
import type { Verdict } from "#lib/graph/graph.ts";
import type { ChangeKind } from "../changes/change-kind.ts";
import { demoWords } from "../text/demo-words.ts";
import type { LaneId } from "./geometry.ts";

/** The languages a chart is drawn in. */
export type ChartLanguage = "en" | "ja";

/** The signs that a legend explains. */
export type LegendKey =
  | "resolves" | "reachable" | "conditional" | "unreachable" | "reply" | "unknown" | "tick" | "tick-unwell" | "tick-stopping"
  | "hatch" | "added" | "removed" | "changed" | "critical" | "high" | "medium" | "low"; // prettier-ignore

type Words = {
  /** What became of a thing or line since the earlier survey, and of the tasks of a row. */
  readonly changes: { readonly [Kind in ChangeKind]: string };
  readonly cellsChanged: string;
  readonly legend: { readonly [Key in LegendKey]: string };
  readonly demo: string;
  readonly lanes: { readonly [Id in LaneId]: string };
  readonly severities: { readonly [Name in Severity]: string };
  readonly routeClasses: {
    readonly public: string;
    readonly nat: string;
    readonly isolated: string;
    readonly unknown: string;
  };
  /** What a subnet's network ACL does, in short and in whole. */
  readonly acl: { readonly [Flag in "filters" | "unknown"]: { readonly short: string; readonly whole: string } };
  readonly free: (free: number) => string;
  readonly clusterCounts: (services: number, tasks: number) => string;
  readonly services: (count: number) => string;
  readonly otherSubnets: (count: number) => string;
  /** How many lines have a verdict. */
  readonly verdict: (verdict: Verdict, count: number) => string;
  readonly healthy: (healthy: number, all: number) => string;
  readonly unread: string;
  readonly internal: string;
  readonly internetFacing: string;
  /** A card that stands for several of its lane. */
  readonly folded: (lane: LaneId, count: number) => string;
  /** Names beside those that are drawn one by one. */
  readonly moreNames: (count: number) => string;
  /** Names that are not drawn at all. */
  readonly otherNames: (count: number) => string;
  readonly foldedFor: (home: string) => string;
  readonly foldedRows: (services: number, tasks: number) => string;
  readonly foldedClusters: (clusters: number, services: number, tasks: number) => string;
  readonly interfaces: (count: number) => string;
  readonly moreOwners: (owners: number, interfaces: number) => string;
  readonly nobody: string;
  readonly troubled: (count: number) => string;
  readonly times: (count: number) => string;
  readonly reply: (tag: string) => string;
  readonly partly: (tag: string) => string;
  readonly replyBlocked: (what: string) => string;
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

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}

const foldedEn: { readonly [Id in LaneId]: string } = {
  names: "names",
  entries: "gateways",
  listeners: "load balancers",
  "target-groups": "target groups",
  berths: "services",
  exits: "ways out",
  dependencies: "dependencies",
};

const foldedJa: { readonly [Id in LaneId]: string } = {
  names: "名前",
  entries: "ゲートウェイ",
  listeners: "LB",
  "target-groups": "ターゲットグループ",
  berths: "サービス",
  exits: "出口",
  dependencies: "依存先",
};

const verdictsEn: { readonly [Name in Verdict]: string } = {
  reachable: "permitted",
  conditional: "conditional",
  unreachable: "blocked",
  unknown: "unknown",
};

const verdictsJa: { readonly [Name in Verdict]: string } = {
  reachable: "到達可",
  conditional: "条件付き",
  unreachable: "遮断",
  unknown: "不明",
};

const en: Words = {
  changes: { added: "new", removed: "gone", changed: "changed" },
  cellsChanged: "tasks changed",
  legend: {
    resolves: "name resolves to",
    reachable: "permitted",
    conditional: "conditional",
    unreachable: "blocked",
    reply: "blocked: the reply is lost",
    unknown: "unknown",
    tick: "task, healthy",
    "tick-unwell": "task, not healthy or pending",
    "tick-stopping": "task, stopping",
    hatch: "not read",
    added: "new",
    removed: "gone",
    changed: "changed",
    critical: "critical finding",
    high: "high",
    medium: "medium",
    low: "low",
  },
  demo: demoWords.en,
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
  acl: {
    filters: { short: "ACL", whole: "its network ACL filters" },
    unknown: { short: "ACL ?", whole: "its network ACL was not read" },
  },
  free: (free) => `${String(free)} free`,
  clusterCounts: (services, tasks) => `${counted(services, "service")} · ${counted(tasks, "task")}`,
  services: (count) => counted(count, "service"),
  otherSubnets: (count) => `+ ${counted(count, "subnet")} without tasks`,
  verdict: (verdict, count) => `${String(count)} ${verdictsEn[verdict]}`,
  healthy: (healthy, all) => `${String(healthy)}/${String(all)} healthy`,
  unread: "not read",
  internal: "internal",
  internetFacing: "internet-facing",
  folded: (lane, count) => `${String(count)} ${foldedEn[lane]}`,
  moreNames: (count) => `+ ${counted(count, "name")}`,
  otherNames: (count) => `${counted(count, "name")} off the chart`,
  foldedFor: (home) => `to ${home}`,
  foldedRows: (services, tasks) => `+ ${counted(services, "service")} · ${counted(tasks, "task")}`,
  foldedClusters: (clusters, services, tasks) =>
    `+ ${counted(clusters, "cluster")} · ${counted(services, "service")} · ${counted(tasks, "task")}`,
  interfaces: (count) => counted(count, "interface"),
  moreOwners: (owners, interfaces) => `+ ${counted(owners, "owner")} · ${counted(interfaces, "interface")}`,
  nobody: "no interfaces",
  troubled: (count) => `${String(count)} in trouble`,
  times: (count) => `×${String(count)}`,
  reply: (tag) => `reply ✕ ${tag}`,
  partly: (tag) => `part ✕ ${tag}`,
  replyBlocked: (what) => `reply blocked: ${what}`,
  more: (count) => `+ ${String(count)} more tasks`,
  row: ({ name, running, desired, places }) =>
    `${name}, ${String(running)}${desired === undefined ? "" : ` of ${String(desired)}`} tasks running${places === "" ? "" : `: ${places}`}`,
  finding: (severity) => `${severity} finding`,
  cutBy: (what) => `blocked by ${what}`,
};

const ja: Words = {
  changes: { added: "追加", removed: "削除", changed: "変更" },
  cellsChanged: "タスクに変化あり",
  legend: {
    resolves: "名前解決",
    reachable: "到達可",
    conditional: "条件付き",
    unreachable: "遮断",
    reply: "遮断: 応答が届かない",
    unknown: "不明",
    tick: "正常なタスク",
    "tick-unwell": "異常または保留中のタスク",
    "tick-stopping": "停止中のタスク",
    hatch: "未取得",
    added: "追加",
    removed: "削除",
    changed: "変更",
    critical: "重要度 重大",
    high: "高",
    medium: "中",
    low: "低",
  },
  demo: demoWords.ja,
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
  acl: {
    filters: { short: "ACL", whole: "ネットワーク ACL がフィルタリング" },
    unknown: { short: "ACL ?", whole: "ネットワーク ACL は未取得" },
  },
  free: (free) => `空き ${String(free)}`,
  clusterCounts: (services, tasks) => `サービス ${String(services)} · タスク ${String(tasks)}`,
  services: (count) => `サービス ${String(count)} 件`,
  otherSubnets: (count) => `タスクのないサブネット ほか ${String(count)}`,
  verdict: (verdict, count) => `${verdictsJa[verdict]} ${String(count)}`,
  healthy: (healthy, all) => `正常 ${String(healthy)}/${String(all)}`,
  unread: "未取得",
  internal: "内部",
  internetFacing: "インターネット向け",
  folded: (lane, count) => `${foldedJa[lane]} ${String(count)} 件`,
  moreNames: (count) => `ほか 名前 ${String(count)} 件`,
  otherNames: (count) => `図の外の名前 ${String(count)} 件`,
  foldedFor: (home) => `${home} 向け`,
  foldedRows: (services, tasks) => `+ サービス ${String(services)} · タスク ${String(tasks)}`,
  foldedClusters: (clusters, services, tasks) =>
    `+ クラスター ${String(clusters)} · サービス ${String(services)} · タスク ${String(tasks)}`,
  interfaces: (count) => `ENI ${String(count)}`,
  moreOwners: (owners, interfaces) => `ほか 所有者 ${String(owners)} · ENI ${String(interfaces)}`,
  nobody: "ENI なし",
  troubled: (count) => `問題あり ${String(count)}`,
  times: (count) => `×${String(count)}`,
  reply: (tag) => `応答 ✕ ${tag}`,
  partly: (tag) => `一部 ✕ ${tag}`,
  replyBlocked: (what) => `応答を遮断: ${what}`,
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
