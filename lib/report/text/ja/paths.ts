import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about what may pass: security groups, routes, containers of one task. */
export const pathsInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "SG-001": {
    title: "セキュリティグループがロードバランサーとターゲットの間を遮断している",
    why: "ロードバランサーは、トラフィックポートとヘルスチェックポートで、各ターゲットに自ら接続します。ロードバランサー側のアウトバウンドとターゲット側のインバウンドの両方で許可が必要で、許可のない通信は黙って破棄されます。",
    fix: "ターゲットのセキュリティグループで、ロードバランサーのセキュリティグループを送信元として、必要なポートを許可します。",
    limits:
      "IPv4 のみ。この調査の VPC の外にあるターゲットと、ネットワーク ACL やルートによる遮断は、ここでは判定しません。",
    says: {
      ingress:
        "{loadBalancer} は {targetGroup} のターゲット {shut} 個に到達できません。セキュリティグループ {group} が {source} からの {ports} を許可していません",
      egress:
        "{loadBalancer} は {targetGroup} のターゲット {shut} 個に到達できません。自身のセキュリティグループ {source} が {ports} への送信を許可していません",
      both: "{loadBalancer} は {targetGroup} のターゲット {shut} 個に到達できません。{source} は {ports} への送信を、{group} は受信を許可していません",
    },
    figures: {
      ingress:
        "ターゲット {targets} 個のうち {shut} 個（例: {sample}）。不足: {group} での {source} からの {ports}。正常なターゲット: {healthy}。",
      egress:
        "ターゲット {targets} 個のうち {shut} 個（例: {sample}）。不足: {source} からの {ports} への送信。正常なターゲット: {healthy}。",
      both: "ターゲット {targets} 個のうち {shut} 個（例: {sample}）。不足: {source} からの {ports} への送信と、{group} での受信。正常なターゲット: {healthy}。",
    },
  },
  "SG-003": {
    title: "動的ホストポートがロードバランサーに開かれていない",
    why: "hostPort が 0 の場合、Docker はタスクの起動のたびに範囲内から新しいポートを選びます。その一部しか許可していないセキュリティグループは、次に別のポートが選ばれるまでしか機能しません。",
    fix: "ロードバランサーのセキュリティグループからのみ、範囲全体を許可します。コンテナポートに直接届く awsvpc モードのほうが良い方法です。",
    limits:
      "エージェントが実際に使う範囲（ECS_DYNAMIC_HOST_PORT_RANGE やカーネルの設定）はどの AWS API からも見えません。割り当て済みのポートが証拠であり、デフォルトの範囲は仮定です。",
    says: {
      observed:
        "{loadBalancer} は {service} のタスクに {uncovered} で到達できません。セキュリティグループ {group} がこれらのホストポートを許可していません",
      latent:
        "セキュリティグループ {group} が許可していないホストポートを Docker が選ぶと、{service} は {loadBalancer} から切り離されます",
    },
    figures: {
      observed:
        "割り当て済み: {observed}。ロードバランサーに開いている範囲: {open}。特に設定がなければ Docker は {range} から選びます。",
      latent:
        "割り当て済み: {observed}。ロードバランサーに開いている範囲: {open}。{range} のうち開いていない範囲: {uncovered}。",
    },
  },
  "ROUTE-004": {
    title: "存在しない宛先へのルートがある",
    why: "ブラックホールのルートは、その送信先のパケットを受け取ったまま破棄します。より短いプレフィックスのルートには回りません。",
    fix: "機能するターゲットにルートを向け直すか、ルートを削除します。",
    limits:
      "その送信先へ実際に通信があるかどうかは見えません。より具体的なルートですべて覆われている送信先だけを除外します。",
    says: {
      used: "ルートテーブル {table} は {destination} 宛てをすべて破棄します。ターゲット {target} はもう存在しません",
      unused:
        "ルートテーブル {table} の {destination} へのルートのターゲット {target} はもう存在しません。このテーブルを使う稼働中のサブネットはありません",
    },
    figures: {
      used: "稼働中のタスク、インスタンス、ロードバランサーがあるサブネット {subnets} 個がこのテーブルに従います: {names}。そこにあるサービス: {services}。",
      unused:
        "このテーブルに従うサブネットのうち、稼働中のタスク、インスタンス、ロードバランサーがあるもの: {subnets}。",
    },
  },
  "ECS-001": {
    title: "同じタスクのコンテナ同士の指定方法が誤っている",
    why: "awsvpc モードでは、タスク内のコンテナは 1 つのネットワークを共有して localhost で通信し、コンテナ名や Docker のアドレスではつながりません。bridge モードではコンテナごとにネットワークが分かれ、localhost は自分自身を指し、Docker のアドレスは起動順で変わります。",
    fix: "awsvpc モードでは localhost とコンテナポートを使います。bridge モードでは links を宣言してその名前を使います。172.17.x.x は書かないでください。",
    limits:
      "環境変数の値、コマンド、ヘルスチェック、extraHosts にあるホスト名だけを見ます。イメージ内の設定ファイルは見えません。Docker ブリッジの範囲を変更している場合は分かりません。",
    says: {
      localhost:
        "{service} のコンテナ {container} は {peer} を localhost:{port} で呼び出していますが、bridge モードではそこで待ち受けるのは自分自身だけです",
      containerName:
        "{service} のコンテナ {container} は {peer} をコンテナ名で呼び出していますが、awsvpc モードでは名前解決できません",
      dockerAddress: "{service} のコンテナ {container} は、起動順で変わる Docker のアドレス {host} を使っています",
      noDockerBridge:
        "{service} のコンテナ {container} は、awsvpc モードには存在しない Docker のアドレス {host} を使っています",
    },
    figures: {
      localhost:
        "{definition} の {container} の {source}: {host}:{port}。コンテナポート {port} を持つのは {peer} です。同種の参照: {count}。",
      containerName:
        "{definition} の {container} の {source}: {host}:{port}。localhost:{port} を使います。同種の参照: {count}。",
      dockerAddress: "{definition} の {container} の {source}: {host}:{port}。同種の参照: {count}。",
      noDockerBridge: "{definition} の {container} の {source}: {host}:{port}。同種の参照: {count}。",
    },
  },
};
