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
      "デフォルトルートが Gateway Load Balancer エンドポイントやアプライアンスに向くサブネットは不明とします。VPC のパブリックアクセスのブロックはここでは判定しません。",
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
      balanced:
        "アベイラビリティーゾーンの再調整で {service} のタスクは {zones} にも配置されますが、{loadBalancer} はそこにリクエストを送りません",
    },
    figures: {
      running:
        "ロードバランサー: {covered}。実行中のタスク {tasks} 個のうち {idle} 個が {zones} にあります。unused のターゲット: {unused}。",
      listed:
        "ロードバランサー: {covered}。{zones} にあるサービスのサブネット: {subnets}。現在そこにタスクはありません。",
      balanced:
        "ロードバランサー: {covered}。{zones} にあるサービスのサブネット: {subnets}。現在そこにタスクはありませんが、availabilityZoneRebalancing が ENABLED です。",
    },
  },
  "LB-004": {
    title: "リスナーがどこにもつながっていない",
    why: "リスナーのないロードバランサーは、すべての接続を拒否します。エラーを返すだけのリスナーは誰の役にも立ちません。また、前のルールがリクエストをすべて引き受けると、後ろのルールは評価されず、意図した宛先に届きません。",
    fix: "リスナーを作成するか、ロードバランサーを削除します。条件の狭いルールほど小さい優先度番号にして、先に評価されるようにします。",
    limits:
      "ルールは前のルール 1 つずつと比べます。複数のルールが合わせて引き受ける場合は分かりません。正規表現は読み取りません。ターゲットグループが空のリスナーは、そのグループの検出結果で示します。",
    says: {
      silent: "{loadBalancer} にはリスナーがなく、すべての接続を拒否します",
      refuses: "{loadBalancer} の {listener} は、すべてのリクエストに {codes} を返します",
      shadowed:
        "{loadBalancer} の {listener} のルール {priority} は評価されません。該当するリクエストはすべてルール {earlier} が引き受けます",
    },
    figures: {
      silent: "リスナー: 0。状態 {state}。",
      refuses: "ルール: {rules} 個。固定レスポンス: {codes}。",
      shadowed: "ルール {priority}: {conditions}。ルール {earlier}: {earlierConditions}。",
    },
  },
  "LB-005": {
    title: "ターゲットが、自分の前にある Network Load Balancer を呼び出している",
    why: "クライアント IP の保持が有効だと、パケットには呼び出し元のアドレスが残ります。ロードバランサーが呼び出し元と同じホストを選ぶと、送信元と宛先が同じになり、パケットは破棄されます。その割合だけ呼び出しがタイムアウトします。",
    fix: "ターゲットグループのクライアント IP の保持を無効にするか、インスタンスではなく IP アドレス（タイプ ip）を登録します。または、ロードバランサーを介さずに呼び出します。",
    limits:
      "呼び出し元はタスク定義に書かれたホスト名から判断します。インターネット向けのロードバランサーは対象外です（NAT ゲートウェイを通る呼び出しは別のアドレスで戻ってきます）。",
    says: {
      hairpin:
        "{clients} は、{targetGroup} を通じて自分自身が後ろにいる {loadBalancer} を呼び出しており、同じホストに戻された呼び出しはタイムアウトします",
    },
    figures: {
      hairpin:
        "preserve_client_ip {attribute}、ターゲットタイプ {targetType}、ターゲット {targets} 個。名前の使用箇所: {where}。",
    },
  },
  "LB-006": {
    title: "ターゲットグループとタスクの VPC が異なる",
    why: "ECS はタスクをアドレスで登録し、そのアドレスはターゲットグループの VPC のものとして扱われます。その VPC では、誰のものでもないか、別のもののアドレスです。",
    fix: "タスクのある VPC にターゲットグループとロードバランサーを作るか、サービスのサブネットを移します。ターゲットグループの VPC は変更できません。",
    limits: "手動で登録された別の VPC のアドレスは、ここでは判定しません。",
    says: {
      differ: "{service} のタスクは {taskVpcs} で動きますが、登録先の {targetGroup} は {groupVpc} にあります",
    },
    figures: {
      differ:
        "ターゲットグループ {targetGroup}: {groupVpc}。サービスのサブネット: {taskVpcs} の {subnets}。登録されたターゲット: {targets}。",
    },
  },
  "LB-007": {
    title: "ロードバランサーのゾーンに正常なターゲットがない",
    why: "クロスゾーン負荷分散が無効だと、ノードは自分のゾーンのターゲットにしか送りません。ターゲットのないゾーンのノードに接続したクライアントは拒否され、名前解決からゾーンが外れると、残りのゾーンがすべてを引き受けます。",
    fix: "ロードバランサーのすべてのゾーンでタスクを動かすか、クロスゾーン負荷分散を有効にするか、そのゾーンをロードバランサーから外します。",
    limits:
      "クロスゾーン負荷分散が有効なら、どのノードもすべてのターゲットに送れるため、報告しません。空のゾーンのアドレスを保持しているクライアントの数は見えません。",
    says: {
      empty: "{loadBalancer} の {zones} には {targetGroup} の正常なターゲットがなく、ほかのゾーンにも送られません",
      single: "{loadBalancer} は {zones} だけで有効です。このゾーンの障害で停止します",
    },
    figures: {
      empty: "ゾーン {covered}、正常なターゲットのあるゾーン {served}。クロスゾーン負荷分散は無効（{setting}）。",
      single: "ロードバランサーのゾーン: {covered}。VPC のゾーン: {others}。",
    },
  },
};
