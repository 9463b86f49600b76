import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about load balancers. */
export const balancersInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "LB-001": {
    title: "ロードバランサーがアクティブになっていない",
    why: "起動に失敗したロードバランサーは誰にも応答しません。impaired のものは応答はしますが、拡張に必要なアドレスや容量を確保できていません。",
    fix: "AWS が示す理由を確認します。多くの場合はサブネットの空きアドレス不足です。空きを作るか、別のサブネットを割り当てます。起動に失敗したものは作り直します。",
    limits: "AWS がロードバランサー自体について示す状態だけを見ます。Classic Load Balancer は一覧に含まれません。",
    says: {
      failed: "ロードバランサー {loadBalancer} は起動に失敗しており、誰にも応答しません",
      impaired: "ロードバランサー {loadBalancer} は、スケーリングに必要なリソースを確保できない状態です",
      slow: "ロードバランサー {loadBalancer} のプロビジョニングが {minutes} 分たっても終わりません",
    },
    figures: {
      failed: "状態 {state}: {reason}。",
      impaired: "状態 {state}: {reason}。",
      slow: "状態 {state}: {reason}。作成時刻 {created}。",
    },
  },
  "LB-002": {
    title: "インターネット向けロードバランサーが、インターネットへのルートのないサブネットにある",
    why: "ロードバランサーの名前は、有効な各ゾーンのノードのアドレスを返します。インターネットゲートウェイへのルートがないサブネットのノードは VPC の外に応答を返せず、そこへ接続したクライアントはタイムアウトするまで待たされます。",
    fix: "インターネットゲートウェイへのルートがあるパブリックサブネットをロードバランサーに割り当てるか、サブネットのルートテーブルにそのルートを追加します。",
    limits:
      "デフォルトルートが Gateway Load Balancer エンドポイントやアプライアンスに向くサブネットは不明とします。VPC ブロックパブリックアクセスはここでは判定しません。",
    says: {
      all: "インターネットのどのクライアントも {protocol} で {loadBalancer} に到達できません。{subnets} 個のサブネットのいずれにもインターネットゲートウェイへのルートがありません",
      some: "{loadBalancer} の {subnets} ゾーンのうち {closed} ゾーンは、インターネットゲートウェイへのルートがなく、{protocol} で応答できません",
    },
    figures: {
      all: "ルートのないサブネット: {list}。デフォルトルート: {routes}。",
      some: "ルートのないサブネット: {list}。デフォルトルート: {routes}。",
    },
  },
  "LB-003": {
    title: "ロードバランサーが有効でないゾーンでタスクが動いている",
    why: "ロードバランサーは、有効になっていないアベイラビリティーゾーンのターゲットには何も送りません。そこで動くタスクは費用だけがかかり、リクエストを 1 つも受けません。すべてのタスクがそこにあれば、誰も応答しません。",
    fix: "そのゾーンのサブネットをロードバランサーに追加するか、サービスからそのゾーンのサブネットを外します。",
    limits: "ゾーンは名前で比べます（同じアカウント内なら正確です）。Local Zones と Outposts は区別しません。",
    says: {
      running: "{loadBalancer} は {zones} で有効になっておらず、そこで動く {service} のタスクにリクエストを送りません",
      listed: "{service} は、{loadBalancer} が有効でない {zones} でもタスクを起動する可能性があります",
    },
    figures: {
      running:
        "ロードバランサー: {covered}。実行中のタスク {tasks} 個のうち {idle} 個が {zones} にあります。unused のターゲット: {unused}。",
      listed:
        "ロードバランサー: {covered}。{zones} にあるサービスのサブネット: {subnets}。現在そこにタスクはありません。",
    },
  },
};
