import type { MuteScope } from "#lib/model/mute.ts";
import type { Verdict } from "#lib/graph/graph.ts";
import type { Language } from "./text/language.ts";

/** The fixed words of a report. */
export type ReportWords = {
  readonly title: string;
  readonly demo: string;
  readonly sections: {
    readonly result: string;
    readonly unseen: string;
    readonly problems: string;
    readonly reachability: string;
    readonly map: string;
    readonly inventory: string;
    readonly evidence: string;
  };
  readonly columns: {
    readonly severity: string;
    readonly rule: string;
    readonly subject: string;
    readonly problem: string;
    readonly confidence: string;
    readonly affected: string;
    readonly scope: string;
    readonly area: string;
    readonly call: string;
    readonly reason: string;
    readonly mutes: string;
    readonly fact: string;
    readonly source: string;
    readonly loadBalancer: string;
    readonly listener: string;
    readonly targetGroup: string;
    readonly service: string;
    readonly verdict: string;
    readonly because: string;
    readonly health: string;
    readonly kind: string;
    readonly name: string;
    readonly id: string;
    readonly status: string;
    readonly count: string;
    readonly at: string;
    readonly requestId: string;
    readonly items: string;
  };
  readonly labels: {
    readonly snapshot: string;
    readonly read: string;
    readonly source: string;
    readonly scopes: string;
    readonly version: string;
    readonly why: string;
    readonly whatToDo: string;
    readonly limits: string;
    readonly affects: string;
    readonly causedBy: string;
    readonly evidence: string;
    readonly state: string;
    readonly mutedBecause: string;
    readonly mutedUntil: string;
  };
  /** What follows the result when problems are muted, with the space before it. */
  readonly mutedToo: (count: number) => string;
  readonly mutedHeading: (count: number) => string;
  /** Until when, and what else is silent with it. */
  readonly mutedFor: { readonly [Kind in MuteScope["kind"]]: string };
  readonly untilTakenBack: string;
  readonly states: { readonly open: string; readonly muted: string };
  readonly result: (problems: number, worst: string) => string;
  readonly counted: (severity: string, count: number) => string;
  readonly noProblems: string;
  readonly coverage: (complete: number, wanted: number) => string;
  readonly everythingRead: string;
  /** What no report of ours looks at, whatever was read. */
  readonly never: readonly string[];
  readonly none: string;
  readonly notRead: string;
  readonly healthy: (healthy: number, all: number) => string;
  readonly verdicts: { readonly [Name in Verdict]: string };
};

const en: ReportWords = {
  title: "Reachability report",
  demo: "Demo data — no AWS account was read",
  sections: {
    result: "Result",
    unseen: "What this report does not tell you",
    problems: "Problems",
    reachability: "Reachability of load-balanced services",
    map: "Map",
    inventory: "Inventory",
    evidence: "Evidence",
  },
  columns: {
    severity: "Severity",
    rule: "Rule",
    subject: "Subject",
    problem: "Problem",
    confidence: "Confidence",
    affected: "Affected",
    scope: "Scope",
    area: "Area",
    call: "Call",
    reason: "Reason",
    mutes: "Rules it mutes",
    fact: "Fact",
    source: "Source",
    loadBalancer: "Load balancer",
    listener: "Listener",
    targetGroup: "Target group",
    service: "Service",
    verdict: "Verdict",
    because: "Because",
    health: "Targets",
    kind: "Kind",
    name: "Name",
    id: "Id",
    status: "Status",
    count: "Calls",
    at: "Last answer",
    requestId: "Request id",
    items: "Items",
  },
  labels: {
    snapshot: "Snapshot",
    read: "Read",
    source: "Source",
    scopes: "Scopes",
    version: "Roadstead",
    why: "Why it matters",
    whatToDo: "What to do",
    limits: "What this rule cannot see",
    affects: "Affects",
    causedBy: "Caused by",
    evidence: "What we saw",
    state: "State",
    mutedBecause: "Muted because",
    mutedUntil: "Muted until",
  },
  mutedToo: (count) => ` ${String(count)} more ${count === 1 ? "is" : "are"} muted.`,
  mutedHeading: (count) => `Muted (${String(count)})`,
  mutedFor: { finding: "this finding", subject: "this rule on this resource", rule: "this rule everywhere" },
  untilTakenBack: "taken back",
  states: { open: "open", muted: "muted" },
  result: (problems, worst) => `${String(problems)} ${problems === 1 ? "problem" : "problems"} found: ${worst}.`,
  counted: (severity, count) => `${String(count)} ${severity}`,
  noProblems: "No problems found in what could be read.",
  coverage: (complete, wanted) => `${String(complete)} of ${String(wanted)} areas were read to their end.`,
  everythingRead: "Every area that was asked for was read to its end.",
  never: [
    "Whether a process listens on the port, and what a firewall inside a host does.",
    "AWS Network Firewall, Gateway Load Balancer appliances, and policies of VPC endpoints.",
    "Names outside Route 53 and Cloud Map, and what custom DNS servers answer.",
    "Environment values: only the hosts and ports in them were kept.",
  ],
  none: "None.",
  notRead: "not read",
  healthy: (healthy, all) => `${String(healthy)} of ${String(all)} healthy`,
  verdicts: { reachable: "permitted", conditional: "conditional", unreachable: "blocked", unknown: "unknown" },
};

const ja: ReportWords = {
  title: "到達可能性レポート",
  demo: "デモデータ — AWS アカウントは読み取っていません",
  sections: {
    result: "結果",
    unseen: "このレポートではわからないこと",
    problems: "問題",
    reachability: "ロードバランサー配下のサービスの到達可能性",
    map: "マップ",
    inventory: "リソース一覧",
    evidence: "根拠",
  },
  columns: {
    severity: "重要度",
    rule: "ルール",
    subject: "対象",
    problem: "問題",
    confidence: "確度",
    affected: "影響",
    scope: "スコープ",
    area: "領域",
    call: "呼び出し",
    reason: "理由",
    mutes: "判定できなくなったルール",
    fact: "事実",
    source: "取得元",
    loadBalancer: "ロードバランサー",
    listener: "リスナー",
    targetGroup: "ターゲットグループ",
    service: "サービス",
    verdict: "判定",
    because: "理由",
    health: "ターゲット",
    kind: "種類",
    name: "名前",
    id: "ID",
    status: "状態",
    count: "呼び出し回数",
    at: "最後の応答",
    requestId: "リクエスト ID",
    items: "件数",
  },
  labels: {
    snapshot: "スナップショット",
    read: "取得時刻",
    source: "取得元",
    scopes: "スコープ",
    version: "Roadstead",
    why: "なぜ問題か",
    whatToDo: "対処",
    limits: "このルールで見えないもの",
    affects: "影響を受けるもの",
    causedBy: "原因",
    evidence: "確認した事実",
    state: "状態",
    mutedBecause: "ミュートの理由",
    mutedUntil: "ミュートの期限",
  },
  mutedToo: (count) => `ほかに ${String(count)} 件をミュート中。`,
  mutedHeading: (count) => `ミュート中 (${String(count)})`,
  mutedFor: { finding: "この検出のみ", subject: "このリソースに対するこのルール", rule: "このルールのすべて" },
  untilTakenBack: "解除するまで",
  states: { open: "未対応", muted: "ミュート中" },
  result: (problems, worst) => `問題が ${String(problems)} 件見つかりました（${worst}）。`,
  counted: (severity, count) => `${severity} ${String(count)} 件`,
  noProblems: "読み取れた範囲では、問題は見つかりませんでした。",
  coverage: (complete, wanted) => `${String(wanted)} 領域のうち ${String(complete)} 領域を最後まで読み取りました。`,
  everythingRead: "対象の領域はすべて最後まで読み取りました。",
  never: [
    "プロセスがそのポートで待ち受けているか、ホスト内のファイアウォールが何をしているか。",
    "AWS Network Firewall、Gateway Load Balancer のアプライアンス、VPC エンドポイントのポリシー。",
    "Route 53 と Cloud Map 以外の名前、独自の DNS サーバーの応答。",
    "環境変数の値。保持しているのは、その中のホストとポートだけです。",
  ],
  none: "なし。",
  notRead: "未取得",
  healthy: (healthy, all) => `${String(all)} 件中 ${String(healthy)} 件が正常`,
  verdicts: { reachable: "到達可", conditional: "条件つき", unreachable: "遮断", unknown: "不明" },
};

/** The fixed words of a report in a language. */
export function reportWords(language: Language): ReportWords {
  return language === "ja" ? ja : en;
}
