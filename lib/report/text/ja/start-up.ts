import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about what a task's start needs: image, secrets, logs. */
export const startUpInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "ROUTE-001": {
    title: "Fargate タスクからイメージ、シークレット、ログへの経路がない",
    why: "Fargate タスクは、自身のネットワークインターフェイスを通ってイメージとシークレットを取得し、ログストリームを開きます。外への経路もエンドポイントもなければ、起動前に停止します。",
    fix: "サブネットに NAT ゲートウェイへのルートを設定するか、不足している VPC エンドポイントを作成します。パブリックアドレスは、インターネットゲートウェイへのルートがあるサブネットでのみ役立ちます。",
    limits:
      "Transit Gateway、VPN、ファイアウォール、アプライアンスの先は追わず、不明とします。ECR プルスルーキャッシュの初回プルと、Route 53 Profiles で共有されたエンドポイントは見分けられません。IPv6 はたどりません。",
    says: {
      stranded: "{services} の Fargate タスクはサブネット {subnet} で起動できません。{missing} への経路がありません",
    },
    figures: {
      stranded:
        "ルートテーブル {table} のデフォルトルート: {route}。{vpc} に不足しているエンドポイント: {missing}。必要とするもの: {needs}。",
    },
  },
  "ROUTE-002": {
    title: "パブリックサブネットの Fargate タスクにパブリックアドレスがない",
    why: "インターネットゲートウェイが通すのは、パブリックアドレスを持つものだけです。Fargate タスクのパブリックアドレスは assignPublicIp だけで決まり、サブネット側の設定は使われません。アドレスもエンドポイントもなければ、イメージを取得できず、起動前に停止します。",
    fix: "assignPublicIp を ENABLED にするか、デフォルトルートが NAT ゲートウェイに向くサブネットへサービスを移すか、VPC エンドポイントを作成します。インターネットゲートウェイへのルートがない場所のパブリックアドレスは、料金だけがかかり役に立ちません。",
    limits: "IPv6 の出口はたどりません。その場合、IPv6 でも応答する名前については不明とします。",
    says: {
      unaddressed:
        "{service} の Fargate タスクは {subnets} で起動できません。{missing} に出るためのパブリックアドレスがありません",
      useless:
        "{service} のパブリックアドレスは {subnets} では役に立ちません。インターネットゲートウェイへのルートがありません",
    },
    figures: {
      unaddressed: "assignPublicIp は {assign}、{tables} のデフォルトルートは {route}。必要とするもの: {needs}。",
      useless: "assignPublicIp は {assign}、{tables} のデフォルトルートは {route}。",
    },
  },
  "ROUTE-003": {
    title: "インスタンス上の awsvpc タスクがパブリックサブネットにある",
    why: "EC2 インスタンス上では、タスク自身のインターフェイスにパブリックアドレスが割り当てられないため、タスクの送信はインターネットゲートウェイですべて破棄されます。イメージはホストが自身のインターフェイスで取得するので、タスクは起動し、その後の呼び出しがタイムアウトします。",
    fix: "デフォルトルートが NAT ゲートウェイに向くサブネットへタスクを移すか、bridge または host モードを使うか、呼び出す AWS サービスのエンドポイントを作成します。",
    limits:
      "タスクが何を呼び出すかは見えません。定義にインターネット上の名前やアドレスがなく、ECS Exec も無効であれば、可能性の指摘にとどまります。",
    says: {
      needed:
        "{service} のタスクは {subnets} から {hosts} に到達できません。インターフェイスにパブリックアドレスがありません",
      suspected:
        "{service} のタスクは {subnets} からインターネットに出られません。インターフェイスにパブリックアドレスがありません",
    },
    figures: {
      needed: "{tables} のデフォルトルートは {route}。呼び出し元: {from}。",
      suspected: "{tables} のデフォルトルートは {route}。タスクが外部を呼び出す形跡はありません。",
    },
  },
  "ROUTE-006": {
    title: "インターフェイスエンドポイントがタスクを受け入れない",
    why: "プライベート DNS により、VPC 内の呼び出しはすべてエンドポイントに向かいます。エンドポイントのセキュリティグループが呼び出し元を許可していなければそこで止まり、NAT ゲートウェイがあっても助けになりません。パブリックアドレスはもう使われないからです。",
    fix: "エンドポイントのセキュリティグループで、呼び出し元のセキュリティグループまたは VPC の範囲からの tcp 443 を許可します。",
    limits: "独自の DNS サーバーで名前を引く呼び出し元は対象外です。",
    says: {
      shut: "{awsService} のエンドポイント {endpoint} は {services} のタスクを受け入れません。セキュリティグループ {group} が {callers} を許可していません",
    },
    figures: {
      shut: "{group} のインバウンド: {open}。不足: {callers} からの tcp {port}。サブネット: {subnets}。",
    },
  },
  "ROUTE-007": {
    title: "Amazon S3 のゲートウェイエンドポイントがルートテーブルに関連付けられていない",
    why: "Amazon ECR はイメージレイヤーを Amazon S3 に置いています。ゲートウェイエンドポイントは、関連付けた各ルートテーブルのルートとして働きます。それがなく、ほかに出口もなければ、ログインとマニフェストの取得は成功しても、レイヤーは届きません。",
    fix: "サブネットのルートテーブルにエンドポイントを関連付けます。",
    limits:
      "タスクの起動に必要な通信だけを見ています。これらのサブネットから Amazon S3 を使うほかの呼び出し元は分かりません。",
    says: {
      missing:
        "ルートテーブル {table} に {endpoint} へのルートがなく、{services} のタスクは Amazon S3 からイメージレイヤーを取得できません",
    },
    figures: {
      missing: "サブネット: {subnets}。デフォルトルート: {route}。{endpoint} の関連付け先: {others}。",
    },
  },
  "SG-005": {
    title: "タスクまたはホストのアウトバウンドが AWS エンドポイントに届かない",
    why: "タスクの起動に必要なものは、Fargate ではタスクの、それ以外ではインスタンスのインターフェイスから取得され、そのアウトバウンドルールがなければ出られません。VPC の範囲への許可はインターフェイスエンドポイントには足りますが、ゲートウェイエンドポイント経由の Amazon S3 には足りません。宛先は Amazon S3 のパブリックアドレスのままだからです。",
    fix: "エンドポイントのセキュリティグループと Amazon S3 のプレフィックスリストへの tcp 443 を許可します。NAT ゲートウェイから出る場合は 0.0.0.0/0 への tcp 443 を許可します。",
    limits: "経路が見当たらないのにエージェントが接続しているホストは、見えない経路を使っているため対象外です。",
    says: {
      shut: "セキュリティグループ {group} により、{services} は {missing} に到達できません。該当するアウトバウンドルールがありません",
    },
    figures: { shut: "{group} のアウトバウンド: {open}。必要とするもの: {needs}。" },
  },
};
