import type { ChangeWords } from "../report-wording.ts";

/** The fixed words of what changed, in Japanese. */
export const japaneseChangeWords: ChangeWords = {
  since: (at, snapshotId) => `${at} に取得したスナップショット ${snapshotId} と比較しています。`,
  inResult: (pairs, resources) =>
    pairs === 0 && resources === 0
      ? "比較対象のスナップショットから、到達可能性にも設定にも変化はありません。"
      : `比較対象のスナップショットから、${String(pairs)} 組の到達可能性が変わり、${String(resources)} 件のリソースが追加、削除、または変更されました。`,
  reachability: "到達可能性",
  configuration: "設定",
  findings: "問題",
  map: "変更されたものと、到達可能性が変わったもの、その間の経路だけを描いています。",
  notOnMap: "変更されたものの中に、マップに描かれるものはありません。",
  noReachability: "両方のスナップショットにあるものの間で、到達可能性に変化はありません。",
  noConfiguration: "設定に変更はありません。",
  noFindings: "新たに生じた問題も、解消した問題もありません。",
  pairs: (pairs) =>
    `サービス、ロードバランサー、インターネットの間で ${String(pairs)} 組の到達可能性が変わりました（すべてのプロトコルとポート）。経路上で変更されたものを添えています。`,
  onlyBefore: (names) => `なくなったため比較していないもの: ${names}`,
  onlyAfter: (names) => `新しいため比較していないもの: ${names}`,
  unread: (areas) => `どちらかのスナップショットで最後まで読み取れておらず、増減を判定できない領域: ${areas}`,
  folded: ({ added, removed, changed }) => `追加 ${String(added)}、削除 ${String(removed)}、変更 ${String(changed)}`,
  became: { opened: "到達可能になった", closed: "遮断された", changed: "変わった", unknown: "不明" },
  change: { added: "追加", removed: "削除", changed: "変更" },
  findingBecame: { new: "新規", resolved: "解消", unknown: "未検出（判定不能）" },
  before: "変更前",
  after: "変更後",
  cause: "経路上の変更",
  noCause: "経路上に変更されたものは見つかりませんでした。",
  what: "リソース",
};
