/** A term in both languages, as it is written everywhere: on the pages, in reports, in sentences of rules. */
export type Term = {
  readonly en: string;
  readonly ja: string;
  /** Other ways to write it in Japanese that are not used: AWS Japan does not, or another word would be two for one thing. */
  readonly notJa?: readonly string[];
  /** Shorter ways to say it in a sentence. */
  readonly alsoJa?: readonly string[];
};

/**
 * The glossary, the one place where a term is decided. Source: AWS's documentation in Japanese; what has no Japanese
 * name there stays Latin.
 */
export const glossary: readonly Term[] = [
  {
    en: "security group",
    ja: "セキュリティグループ",
    notJa: ["セキュリティーグループ", "セキュリティ・グループ", "セキュリティ グループ"],
  },
  { en: "network ACL", ja: "ネットワーク ACL", notJa: ["ネットワークACL", "ネットワークアクセスコントロールリスト"] },
  { en: "route table", ja: "ルートテーブル", notJa: ["ルーティングテーブル", "経路表", "ルート テーブル"] },
  { en: "subnet", ja: "サブネット", notJa: ["サブネットワーク"] },
  { en: "target group", ja: "ターゲットグループ", notJa: ["ターゲット グループ", "目標グループ"] },
  { en: "load balancer", ja: "ロードバランサー", notJa: ["ロード バランサー", "負荷分散装置"] },
  { en: "listener", ja: "リスナー", notJa: ["リスナ "] },
  { en: "task definition", ja: "タスク定義", notJa: ["タスク デフィニション"] },
  { en: "container instance", ja: "コンテナインスタンス", notJa: ["コンテナーインスタンス", "コンテナ インスタンス"] },
  { en: "cluster", ja: "クラスター", notJa: ["クラスタ "] },
  {
    en: "network interface",
    ja: "ネットワークインターフェイス",
    notJa: ["ネットワークインターフェース", "ネットワーク インターフェイス"],
    alsoJa: ["ENI"],
  },
  { en: "NAT gateway", ja: "NAT ゲートウェイ", notJa: ["NATゲートウェイ", "NAT ゲートウェー"] },
  { en: "internet gateway", ja: "インターネットゲートウェイ", notJa: ["インターネット ゲートウェイ"] },
  { en: "VPC endpoint", ja: "VPC エンドポイント", notJa: ["VPCエンドポイント"] },
  { en: "hosted zone", ja: "ホストゾーン", notJa: ["ホスト ゾーン", "ホステッドゾーン"] },
  {
    en: "capacity provider",
    ja: "キャパシティプロバイダー",
    notJa: ["キャパシティープロバイダー", "容量プロバイダー"],
  },
  { en: "deployment", ja: "デプロイ", notJa: ["デプロイメント", "配備"] },
  { en: "health check", ja: "ヘルスチェック", notJa: ["ヘルス チェック", "健全性チェック"] },
  { en: "prefix list", ja: "プレフィックスリスト", notJa: ["プリフィックスリスト"] },
  { en: "flow log", ja: "フローログ", notJa: ["フロー ログ"] },
  { en: "private", ja: "プライベート", notJa: ["私設"] },
  { en: "policy", ja: "ポリシー", notJa: ["ポリシ "] },
  { en: "server", ja: "サーバー", notJa: ["サーバ "] },
  { en: "user", ja: "ユーザー", notJa: ["ユーザ "] },
  { en: "finding", ja: "検出結果", notJa: ["ファインディング", "発見事項"], alsoJa: ["検出", "件"] },
  { en: "survey", ja: "調査", notJa: ["サーベイ"] },
  { en: "snapshot", ja: "スナップショット" },
  { en: "request", ja: "リクエスト", notJa: ["要求"] },
  { en: "evidence", ja: "根拠", notJa: ["エビデンス", "証跡"] },
];
