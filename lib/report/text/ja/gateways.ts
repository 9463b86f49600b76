import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about routes, gateways and endpoints. */
export const gatewaysInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "ROUTE-005": {
    title: "プライベートサブネットの NAT ゲートウェイが機能しない",
    why: "プライベートサブネットにはほかに出口がありません。NAT ゲートウェイは、利用可能でないとき、パブリックアドレスがないとき、または自身のサブネットがインターネットゲートウェイに通じていないときは何も運びません。NAT ゲートウェイはパブリックサブネットに置く必要があります。",
    fix: "デフォルトルートがインターネットゲートウェイに向くサブネットに NAT ゲートウェイを作成し、プライベートサブネットのデフォルトルートをそこへ向けます。",
    limits:
      "IPv4 のみ。自身のサブネットがファイアウォール、アプライアンス、Transit Gateway に通じている NAT ゲートウェイは、その先が見えないため対象外です。",
    says: {
      state:
        "NAT ゲートウェイ {nat} の状態は {state} です。サブネット {subnets} 個にインターネットへの経路がありません",
      noInternet:
        "NAT ゲートウェイ {nat} 自身にインターネットへの経路がありません。これに頼るサブネット {subnets} 個にも経路がありません",
      noAddress:
        "NAT ゲートウェイ {nat} にパブリックアドレスがありません。サブネット {subnets} 個にインターネットへの経路がありません",
    },
    figures: {
      state: "{detail}。サブネット: {names}。そこにあるサービス: {services}。",
      noInternet: "{detail}。サブネット: {names}。そこにあるサービス: {services}。",
      noAddress: "{detail}。サブネット: {names}。そこにあるサービス: {services}。",
    },
  },
  "ROUTE-008": {
    title: "エンドポイントがあるのに、名前がそこに通じていない",
    why: "エージェントと SDK は、サービスをパブリックな名前で呼び出します。その名前がエンドポイントに通じるのはプライベート DNS があるときだけで、VPC の 2 つの DNS 属性も必要です。それがなければ名前はパブリックアドレスを返し、エンドポイントは使われません。",
    fix: "エンドポイントのプライベート DNS と、VPC の enableDnsSupport と enableDnsHostnames を有効にします。または、その名前をエンドポイントに向けるプライベートホストゾーンを VPC に関連付けます。",
    limits:
      "タスクの起動に必要な名前だけを見ます。エンドポイント自身の名前を使う呼び出し元のためのものかもしれないため、パブリックな名前でも通じる場合は可能性の指摘にとどまります。",
    says: {
      past: "{services} はエンドポイント {endpoint} を見つけられません。{awsService} の名前が返すパブリックアドレスには、そこから到達できません",
      bypassed:
        "{services} はエンドポイント {endpoint} を通りません。{awsService} の名前がパブリックアドレスを返します",
      noDns: "{vpc} では名前解決ができません。{attribute} が無効のため、{services} は {awsService} を見つけられません",
    },
    figures: {
      past: "privateDnsEnabled = {privateDns}、{vpc} の enableDnsHostnames = {hostnames}。サブネット: {subnets}。",
      bypassed: "privateDnsEnabled = {privateDns}、{vpc} の enableDnsHostnames = {hostnames}。サブネット: {subnets}。",
      noDns: "{vpc} の {attribute} = false。サブネット: {subnets}。",
    },
  },
  "ROUTE-009": {
    title: "別の VPC へのルートに、戻りのルートがない",
    why: "ピアリング接続も Transit Gateway も双方向に運びますが、ルートはそれぞれの側で設定します。戻りのルートがなければ、リクエストは届いても応答がすべて失われ、接続は成立しません。",
    fix: "相手側のルートテーブルに、同じ接続を通る、呼び出し側の範囲へのルートを追加します。",
    limits:
      "両方ともこの調査にある VPC の組だけを、何かが存在するサブネットについて判定します。双方向に通じるサブネットの組が 1 つあれば、それで意図どおりとみなします。",
    says: {
      lost: "{from} から {through} 経由で {to} に届きますが、応答が戻りません。{to} のどのルートテーブルにも {from} へのルートがありません",
    },
    figures: {
      lost: "行き: {tables} → {through}。戻り: {back} に {block} へのルートがありません。",
    },
  },
  "ROUTE-010": {
    title: "VPC のパブリックアクセスのブロックが、インターネットとの通信を止めている",
    why: "この設定は、ルート、セキュリティグループ、パブリックアドレスにかかわらず、リージョン内のすべての VPC に適用されます。インターネット向けロードバランサーは正常に見えても、誰にも応答しません。",
    fix: "公開すべき VPC またはサブネットを除外に追加します。外部から呼び出されるものには allow-bidirectional、外部を呼び出すだけのものには allow-egress を使います。または設定を無効にします。",
    limits: "同じ通信を止めるほかの要因は、ここでは判定しません。",
    says: {
      blocked: "VPC のパブリックアクセスのブロック（{mode}）が {vpc} をインターネットから切り離しています: {what}",
    },
    figures: {
      blocked: "モード: {mode}。除外: {exclusions}。ロードバランサー: {loadBalancers}。サービス: {services}。",
    },
  },
  "ROUTE-011": {
    title: "イメージがエンドポイントでは届かない場所にある",
    why: "エンドポイントが通じるのは、同じリージョンのサービスだけです。Docker Hub などの公開レジストリや、ほかのリージョンの Amazon ECR はインターネット上にあり、エンドポイントだけで出口のないサブネットからは届きません。ECR プルスルーキャッシュの初回プルにも出口が必要です。",
    fix: "イメージを同じリージョンのリポジトリにコピーするか、サブネットに NAT ゲートウェイへのルートを設定します。",
    limits:
      "プライベートなホストのレジストリは判定しません。リポジトリがプルスルーキャッシュのものかどうかは、名前から推測するだけです。",
    says: {
      beyond:
        "{service} のタスクは {subnets} で起動できません。そこから {registries} への経路がなく、エンドポイントでも届きません",
      firstPull:
        "{service} のタスクは {subnets} で起動できない可能性があります。{registries} はプルスルーキャッシュと見られ、初回プルには出口が必要です",
    },
    figures: {
      beyond: "イメージ: {images}。デフォルトルート: {routes}。",
      firstPull: "イメージ: {images}。デフォルトルート: {routes}。",
    },
  },
};
