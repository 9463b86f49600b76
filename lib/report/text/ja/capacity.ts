import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about room: interfaces, addresses, host ports. */
export const capacityInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "ENI-001": {
    title: "ネットワークインターフェイスが残っておらず、タスクを配置できない",
    why: "awsvpc モードでは、タスクごとにコンテナインスタンスのネットワークインターフェイスを 1 つ使います。インスタンスタイプごとに上限があり、インスタンス自身の分も含まれます。CPU やメモリが空いていても、タスクは入りません。",
    fix: "コンテナインスタンスを増やすか、大きなタイプに変えます。または、アカウントで awsvpcTrunking を有効にしてから、対応するタイプのインスタンスに入れ替えます。bridge モードのタスクはインターフェイスを使いません。",
    limits:
      "根拠は ECS 自身のイベントです。イベントには最も近いインスタンスしか書かれず、解決しない限り 6 時間ごとに繰り返されます。",
    says: {
      closest:
        "{service} はクラスター {cluster} にタスクをもう 1 つ配置できません。コンテナインスタンス {instance}（{instanceType}）に空きのネットワークインターフェイスがありません",
      event:
        "{service} はクラスター {cluster} にタスクをもう 1 つ配置できません。どのコンテナインスタンスにも空きのネットワークインターフェイスがありません",
    },
    figures: {
      closest:
        "必要なタスク {desired} のうち {running} が実行中です。{instanceType} が持てるネットワークインターフェイスは {max}、アタッチ済みは {attached}、そのうちタスクの分は {tasks}。ECS のイベントは {at}。",
      event: "必要なタスク {desired} のうち {running} が実行中です。ECS のイベントは {at}。",
    },
  },
  "ENI-002": {
    title: "必要なタスク数またはデプロイに対してネットワークインターフェイスが足りない",
    why: "awsvpc モードでは、タスクごとにコンテナインスタンスのネットワークインターフェイスを 1 つ使います。空きがなくなると、タスクは配置されず、デプロイは途中で止まります。",
    fix: "コンテナインスタンスを増やすか、大きなタイプに変えます（1 つ大きいタイプにしても、増えるのは 1 つだけかもしれません）。または awsvpcTrunking を有効にして対応タイプに入れ替えるか、maximumPercent 100、minimumHealthyPercent 50（タスクが 1 つなら 0）として先に停止できるようにします。",
    limits:
      "トランクの収容数は AWS のインスタンスタイプ一覧に基づき、一覧にないタイプでは不明とします。配置の式は、属性を比べる部分だけを評価します。Auto Scaling グループがまだ増やせるかどうかは読み取りません。",
    says: {
      desired:
        "{service} はクラスター {cluster} でタスクが {short} 不足していますが、空きは {free} しかありません。ネットワークインターフェイスが尽きています",
      surge:
        "{service} のデプロイはクラスター {cluster} で {surge} タスクを起動できません。空きのネットワークインターフェイスは {free} です",
      daemon:
        "{service} はクラスター {cluster} の {short} 台のコンテナインスタンスで実行できません。空きのネットワークインターフェイスがありません",
    },
    figures: {
      desired:
        "必要数 {desired}、実行中 {running}。対象のコンテナインスタンス {instances} 台で持てるタスク用インターフェイスは {limit}、使用中は {used}: {table}。",
      surge:
        "必要数 {desired}、実行中 {running}、maximumPercent による上限 {maxTasks}。対象のコンテナインスタンス {instances} 台で持てるタスク用インターフェイスは {limit}、使用中は {used}: {table}。",
      daemon: "対象のコンテナインスタンス {instances} 台のうち、空きがないもの: {table}。",
    },
  },
  "IPAM-001": {
    title: "サブネットの IPv4 アドレスが尽きている",
    why: "awsvpc のタスクとロードバランサーのノードは、サブネットのアドレスを 1 つずつ使います。空きがなくなると、タスクは起動せず、ロードバランサーはスケールできません。API の呼び出し自体は成功します。",
    fix: "セカンダリ CIDR ブロックと大きなサブネットを追加してサービスに割り当てます。ロードバランサーやエンドポイントは専用のサブネットに移し、使われていないインターフェイスは削除します。",
    limits:
      "空きアドレス数は AWS の報告値をそのまま使います。ほかのアカウントと共有しているサブネットの使用者は見えません。Auto Scaling グループはインスタンスから分かるだけで、起動できる台数やほかのサブネットは読み取りません。",
    says: {
      refused: "{service} はサブネット {subnet} でタスクを起動できません。IPv4 アドレスの残りは {free} です",
      full: "サブネット {subnet} の IPv4 アドレスの残りは {free} で、{consumers} はこれ以上起動できません",
      zone: "サブネット {subnet} の IPv4 アドレスの残りは {free} です。{consumers} はほかのサブネットでならまだ起動できます",
    },
    figures: {
      refused:
        "{cidr} の使用可能な {usable} アドレスのうち空きは {free}。使用者: {owners}。使用者不明: {unaccounted}。AWS のメッセージは {at}。",
      full: "{cidr} の使用可能な {usable} アドレスのうち空きは {free}。使用者: {owners}。使用者不明: {unaccounted}。予約: {reservations}。",
      zone: "{cidr} の使用可能な {usable} アドレスのうち空きは {free}。使用者: {owners}。使用者不明: {unaccounted}。予約: {reservations}。",
    },
  },
  "PORT-001": {
    title: "ホストポートを必要とするタスクが、提供できるホストより多い",
    why: "host モード、および hostPort を固定した bridge モードでは、1 台のコンテナインスタンスで実行できる同じタスクは 1 つだけです。それを超えるタスクは配置されません。",
    fix: "hostPort を 0 にして Docker にポートを選ばせ、インスタンスをターゲットとするロードバランサーを前段に置きます。または、タスクごとにポートを持つ awsvpc モードにするか、コンテナインスタンスを増やします。",
    limits:
      "配置の式は、属性を比べる部分だけを評価します。Auto Scaling グループがホストを増やすかどうかは読み取りません。",
    says: {
      alone:
        "{service} はホストポート {port} で {desired} タスクを必要としていますが、クラスター {cluster} で提供できるコンテナインスタンスは {hosts} 台です",
      together:
        "{service} は全タスクにホストポート {port} を割り当てられません。{services} が合わせて {wanted} タスクを必要とし、クラスター {cluster} で提供できるコンテナインスタンスは {hosts} 台です",
    },
    figures: {
      alone: "必要数 {desired}、実行中 {running}。{port} を提供できるホスト: {table}。",
      together: "必要数 {desired}、実行中 {running}。全サービスの必要数 {wanted}。{port} を提供できるホスト: {table}。",
    },
  },
  "PORT-002": {
    title: "ホストポートがすでに使われている",
    why: "2 つのタスクが同じホストの同じポートを必要としています。後のタスクは配置されないか、起動してすぐに停止します。",
    fix: "Docker にポートを選ばせる（hostPort 0）、awsvpc モードを使う、コンテナインスタンスを増やす、のいずれかです。独自の範囲が尽きている場合は ECS_DYNAMIC_HOST_PORT_RANGE を広げます。",
    limits: "AWS が保持するのは、サービスのイベント約 100 件と、停止したタスク 1 時間分です。",
    says: {
      placement:
        "{service} はクラスター {cluster} にタスクを配置できません。必要なホストポートがどのコンテナインスタンスでも使用中です",
      stopped: "クラスター {cluster} で {service} のタスクが停止しました。必要なホストポートが使用中でした",
    },
    figures: {
      placement:
        "必要なタスク {desired} のうち {running} が実行中です。最も近いコンテナインスタンス: {instance}、そこでの使用者: {holder}。ECS のイベントは {at}。",
      stopped:
        "必要なタスク {desired} のうち {running} が実行中です。コンテナインスタンス: {instance}、そこでの使用者: {holder}。停止は {at}: {reason}",
    },
  },
};
