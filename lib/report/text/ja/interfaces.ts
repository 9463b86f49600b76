import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about trunks and the interfaces of instances. */
export const interfacesInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "ENI-003": {
    title: "トランキングが有効なのに、トランクのないコンテナインスタンスがある",
    why: "トランクはインスタンスの登録時に、その時点でインスタンスロールに対して awsvpcTrunking が有効な場合にだけ作られます。トランクがないと、タスクごとにインスタンスのネットワークインターフェイスを 1 つずつ使います。",
    fix: "インスタンスをドレインして入れ替えます。その前に、インスタンスロールにも効く put-account-setting-default で awsvpcTrunking を有効にし、エージェントが 1.28.1 以降であること、リソース名の DNS A レコードが無効であることを確認します。",
    limits:
      "設定を有効にした時刻や、インスタンスロールだけに効く設定は、調査で使う読み取りの呼び出しからは分かりません。トランクに対応するかどうかは、インスタンスタイプのファミリーで判断します。",
    says: {
      launched:
        "クラスター {cluster} のコンテナインスタンス {instances} 台に、awsvpcTrunking が有効なのにトランクがありません。有効化の前、または別の設定のもとで登録されています",
      agent:
        "クラスター {cluster} のコンテナインスタンス {instances} 台に、awsvpcTrunking が有効なのにトランクがありません。{first} のエージェントが古すぎます",
      name: "クラスター {cluster} のコンテナインスタンス {instances} 台に、awsvpcTrunking が有効なのにトランクがありません。{first} でリソース名の DNS A レコードが有効です",
      shared:
        "クラスター {cluster} のコンテナインスタンス {instances} 台に、awsvpcTrunking が有効なのにトランクがありません。{first} は別のアカウントのサブネットにあります",
    },
    figures: {
      launched: "トランクのないインスタンス: {table}。タスク用インターフェイスを必要とするサービス: {services}。",
      agent: "トランクのないインスタンス: {table}。タスク用インターフェイスを必要とするサービス: {services}。",
      name: "トランクのないインスタンス: {table}。タスク用インターフェイスを必要とするサービス: {services}。",
      shared: "トランクのないインスタンス: {table}。タスク用インターフェイスを必要とするサービス: {services}。",
    },
  },
  "ENI-004": {
    title: "CPU とメモリより先にインターフェイスが尽き、トランクも使えない",
    why: "トランクがないと、awsvpc のタスクはインスタンスのネットワークインターフェイスを 1 つずつ使い、小さなタイプが持てるのは 2、3 枚です。バースト可能なタイプ（t2、t3、t3a、t4g）と Xen 世代のタイプはトランクを持てません。",
    fix: "インスタンスの起動前に awsvpcTrunking を有効にして、m5.large や m6g.medium などトランクに対応するタイプへ移します。同じファミリーの大きなタイプで増えるのは 1、2 枚です。bridge モードならインターフェイスは不要です。",
    limits: "トランクに対応するかどうかは、インスタンスタイプのファミリーで判断します。配置の式は評価しません。",
    says: {
      type: "クラスター {cluster} のコンテナインスタンスには、あと {more} タスク分の CPU とメモリがありますが、インターフェイスの空きがなく、{types} はトランクを持てません",
      setting:
        "クラスター {cluster} のコンテナインスタンスには、あと {more} タスク分の CPU とメモリがありますが、インターフェイスの空きがなく、awsvpcTrunking も無効です",
    },
    figures: {
      type: "空きのないインスタンス: {table}。サービス: {services}。",
      setting: "空きのないインスタンス: {table}。サービス: {services}。",
    },
  },
  "ENI-005": {
    title: "タスクのネットワークインターフェイスがプロビジョニングされない",
    why: "awsvpc のタスクは、インターフェイスがアタッチされるまで PROVISIONING で待ち、時間がかかりすぎると停止します。EC2 では、ECS が知らない手動アタッチのインターフェイスや、インスタンスの不調が主な原因です。",
    fix: "EC2 では、ECS がアタッチしたのではないインターフェイスをデタッチし、同じインスタンスで繰り返す場合は入れ替えます。Fargate では、別のアベイラビリティーゾーンも含めて再実行し、続く場合はサポートに問い合わせます。",
    limits:
      "AWS が保持するのは停止したタスク 1 時間分です。アタッチの状態が続いた時間は、タスクの時刻から求めています。",
    says: {
      stopped:
        "{group} の {tasks} タスクが、ネットワークインターフェイスがプロビジョニングされず、この 1 時間に停止しました",
      attaching: "{group} の {tasks} タスクが、5 分以上ネットワークインターフェイスを待っています",
      detaching: "{group} の {tasks} タスクが、15 分以上ネットワークインターフェイスを返していません",
    },
    figures: {
      stopped: "場所: {table}。最新の理由: {reason}",
      attaching: "場所: {table}。アタッチの状態: {reason}。",
      detaching: "場所: {table}。アタッチの状態: {reason}。",
    },
  },
};
