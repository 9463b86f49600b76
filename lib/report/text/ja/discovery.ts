import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about service discovery. */
export const discoveryInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "SD-001": {
    title: "タスクが存在しないインスタンスが Cloud Map に残っている",
    why: "サービスを検出したクライアントは、誰もいないアドレスや、別のものになったアドレスを受け取ります。登録が解除されるまで、Cloud Map はそのアドレスを返し続けます。",
    fix: "インスタンスの登録を解除し、ECS が解除しなかった理由を調べます。多くの場合、タスクの停止時にエージェントが切断されていたか、サービスが強制削除されたことが原因です。",
    limits: "ECS が登録したもの以外は対象にしません。1 時間より前に停止したタスクの情報は残りません。",
    says: {
      gone: "{name} は、{services} のもう存在しないタスクのアドレス {stale} 個を返し続けています",
      reused: "{name} が返す {address} は、現在 {owner} のものです",
    },
    figures: {
      gone: "インスタンス {instances} 個のうち {stale} 個: {list}。",
      reused: "インスタンス {instances} 個のうち {stale} 個: {list}。{address} の現在の所有者: {owner}。",
    },
  },
  "SD-002": {
    title: "レコードタイプがネットワークモードに合っていない",
    why: "bridge や host モードのタスクはインスタンスのアドレスを共有するため、ポートを伝えられるのは SRV レコードだけです。一方、SRV レコードにはどのコンテナポートを指すかの指定が要ります。どちらかが欠けると、クライアントが使える情報は登録されません。",
    fix: "awsvpc モードに移して A レコードを使うか、SRV レコードにコンテナ名とポートを指定し、SRV を解釈できるクライアントを使います。Service Connect ならどちらも不要です。",
    limits: "クライアントが SRV レコードを読むかどうかは見えません。別アカウントのレジストリも見えません。",
    says: {
      address: "{service} は {mode} モードですが、{name} には {types} レコードしかなく、タスクのポートを伝えられません",
      portless: "{name} は SRV レコードを使いますが、{service} のレジストリ設定にコンテナポートの指定がありません",
      none: "{service} にはネットワークがないため、{name} に登録できるものがありません",
    },
    figures: {
      address: "ネットワークモード {mode}。{name} の DNS レコード: {types}。",
      portless: "ネットワークモード {mode}。containerName {container}、containerPort {port}。",
      none: "ネットワークモード {mode}。{name} の DNS レコード: {types}。",
    },
  },
  "SD-003": {
    title: "クライアントのいる VPC で名前空間を解決できない",
    why: "プライベート名前空間の名前は、そのホストゾーンが関連付けられた VPC の中で、VPC の DNS 属性が 2 つとも有効で、より長い名前のプライベートゾーンが問い合わせを引き受けない場合にだけ解決されます。それ以外では名前解決が必ず失敗します。",
    fix: "名前空間のホストゾーンをクライアントの VPC に関連付けるか、その VPC で enableDnsSupport と enableDnsHostnames を有効にします。",
    limits:
      "クライアントはタスク定義に書かれたホスト名から判断します。イメージやファイルの中の設定は見えません。Resolver ルールは読み取らないため、ルールが代わりに応答する場合があります。",
    says: {
      notAssociated:
        "{clients} は {names} を解決できません。{namespace} のホストゾーンが {vpc} に関連付けられていません",
      attributes: "{clients} は {names} を解決できません。{vpc} の {attribute} が無効です",
      hidden: "{clients} は {names} を解決できません。{namespace} より先にプライベートゾーン {zone} が応答します",
    },
    figures: {
      notAssociated: "名前の使用箇所: {where}。ホストゾーン {zoneId}。{vpc} に関連付けられたゾーン: {zones}。",
      attributes: "名前の使用箇所: {where}。ホストゾーン {zoneId} は {vpc} に関連付けられていますが、使われません。",
      hidden: "名前の使用箇所: {where}。ホストゾーン {zoneId}。{vpc} に関連付けられたゾーン: {zones}。",
    },
  },
};
