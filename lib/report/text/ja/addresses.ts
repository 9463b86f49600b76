import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about subnets, addresses and ranges. */
export const addressesInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "IPAM-002": {
    title: "必要なタスク数またはデプロイに対してサブネットのアドレスが足りない",
    why: "awsvpc のタスクはサービスのサブネットのアドレスを 1 つずつ使い、ローリングデプロイは古いタスクを止める前に新しいタスクを起動します。途中でアドレスが尽きると、デプロイはそこで止まります。Auto Scaling が増やすタスクも、アドレスがなければ起動しません。",
    fix: "/24 以上のサブネットをサービスに追加するか、maximumPercent か Auto Scaling の最大数を下げます。同じサブネットに Application Load Balancer がある場合は、そのために 8 アドレスを空けておきます。",
    limits:
      "空きアドレス数は AWS の報告値をそのまま使います。全タスクを一度に入れ替えるデプロイは同数がもう 1 組必要と数えますが、AWS が保証する値ではありません。スケーリングポリシーとスケジュールされたアクションは読み取りません。分かるのは Auto Scaling が増やせる上限で、実際に増やすかどうかではありません。",
    says: {
      desired: "{service} はタスクが {tasks} 不足していますが、サブネットに入るのは {room} です",
      surge: "{service} のデプロイは古いタスクと並べて {tasks} タスクを起動しますが、サブネットに入るのは {room} です",
      replacement: "{service} のデプロイは {tasks} タスクを一度に入れ替えますが、サブネットに入るのは {room} です",
      scaledOut:
        "Auto Scaling は {service} を最大 {most} タスクまで、あと {tasks} 増やせますが、サブネットに入るのは {room} です",
      scaledOutSurge:
        "{service} を {most} タスクまでスケールアウトしてデプロイすると、あと {tasks} アドレスが必要ですが、サブネットに残るのは {room} です",
    },
    figures: {
      desired:
        "必要数 {desired}、実行中 {running}、保留中 {pending}。空きアドレス: {table}。ロードバランサー用に残す数: {kept}。",
      surge:
        "必要数 {desired}、実行中 {running}、maximumPercent による上限 {maxTasks}。空きアドレス: {table}。ロードバランサー用に残す数: {kept}。同時にデプロイする場合: {others}。",
      replacement:
        "必要数 {desired}、実行中 {running}。空きアドレス: {table}。ロードバランサー用に残す数: {kept}。同時にデプロイする場合: {others}。",
      scaledOut:
        "現在の必要数 {desired}、実行中 {running}、Auto Scaling の最大数 {most}。空きアドレス: {table}。ロードバランサー用に残す数: {kept}。同時にスケールアウトする場合: {others}。",
      scaledOutSurge:
        "現在の必要数 {desired}、実行中 {running}、Auto Scaling の最大数 {most}、そのとき maximumPercent による上限 {maxTasks}。空きアドレス: {table}。ロードバランサー用に残す数: {kept}。同時にデプロイする場合: {others}。",
    },
  },
  "IPAM-003": {
    title: "Application Load Balancer のサブネットに余裕がない",
    why: "Application Load Balancer は、スケールするたびにノードを増やし、入れ替えます。サブネットごとに /27 以上の大きさと 8 つの空きアドレスが必要で、足りないとスケールも、故障したノードの入れ替えもできません。",
    fix: "ゾーンごとに /27 以上の専用サブネットをロードバランサーに割り当て、タスクやエンドポイントを置かないようにします。",
    limits:
      "ロードバランサーが必要とするノード数は AWS が決めます。Network Load Balancer は持っているアドレスを使い続けるため、判定しません。",
    says: {
      free: "{loadBalancer} のサブネット {subnet} の空きアドレスは {free} で、スケールに必要な 8 に足りません",
      small: "{loadBalancer} のサブネット {subnet} は {cidr} で、スケールするには小さすぎます",
    },
    figures: {
      free: "余裕のないサブネット: {table}。そこにあるロードバランサーのインターフェイス: {nodes}。",
      small: "余裕のないサブネット: {table}。そこにあるロードバランサーのインターフェイス: {nodes}。",
    },
  },

  "IPAM-004": {
    title: "Docker のブリッジの範囲が、経路のあるネットワークを隠している",
    why: "コンテナインスタンスでは 172.17.0.0/16 は Docker のブリッジのものです。コンテナからこの範囲へのパケットはインスタンスの外に出ないため、VPC やピア、オンプレミスにある同じ番号のホストには届きません。",
    fix: "インスタンスの Docker に別の範囲を設定する（daemon.json の bip）、awsvpc モードを使う、ネットワークの番号を変える、のいずれかです。",
    limits: "Docker に別の範囲を設定しているかどうかは見えないため、可能性としてのみ示します。",
    says: {
      used: "VPC {vpc} の bridge タスクが呼び出す {host} は、Docker の {docker} に隠れて届かないかもしれません",
      routed: "VPC {vpc} の bridge タスクは {range} に届かないかもしれません。Docker の {docker} に隠れています",
    },
    figures: {
      used: "重なる範囲: {table}。bridge タスクのあるコンテナインスタンス: {hosts}。",
      routed: "重なる範囲: {table}。bridge タスクのあるコンテナインスタンス: {hosts}。",
    },
  },
  "IPAM-005": {
    title: "アドレスは空いているのに、委任できる /28 がない",
    why: "プレフィックス委任では、インターフェイスは揃った /28 を 1 つ、16 アドレスまとめて受け取ります。ほかのアドレスが散らばっていると完全な /28 が残らず、サブネットに空きがあるように見えてもノードの Pod を増やせません。",
    fix: "ほかに使われる前にプレフィックス用の範囲を予約する（create-subnet-cidr-reservation の reservation-type prefix）か、ノード専用のサブネットを用意します。",
    limits:
      "ノードがアドレスを求めて拒否されたかどうかは見えません。見えないインターフェイスのアドレスがあれば、状況はさらに悪くなります。",
    says: {
      fragmented:
        "サブネット {subnet} の空きアドレスは {free} ですが、完全な /28 がなく、インターフェイスはプレフィックスを受け取れません",
    },
    figures: {
      fragmented:
        "{cidr} で委任できる /28 は {blocks} 個ですが、どれも使用中または予約済みのアドレスを含みます。使用中のプレフィックス: {prefixes}。",
    },
  },
  "IPAM-006": {
    title: "1 つのゾーンでアドレスが足りない",
    why: "ECS はサービスのタスクをゾーンに分散し、空いているサブネットを選びません。足りないゾーンでは起動の一部が失敗し、サービスはほかのゾーンに偏ります。",
    fix: "そのゾーンに /24 以上のサブネットを追加するか、大きなサブネットへ移します。",
    limits: "空きアドレス数は AWS の報告値をそのまま使います。スケーリングポリシーは読み取りません。",
    says: {
      desired:
        "{service} はタスクが {tasks} 不足し、ゾーン {zone} は割り当ての {share} に対して {room} アドレスしかありません",
      surge:
        "{service} のデプロイはゾーンごとに {share} タスクを起動しますが、ゾーン {zone} の残りは {room} アドレスです",
    },
    figures: { desired: "空きアドレス: {table}。", surge: "空きアドレス: {table}。" },
  },
  "IPAM-007": {
    title: "接続された VPC の範囲が重なっている",
    why: "VPC の中では自身の範囲が常に優先され、重なるアドレスへのパケットは外に出ません。もう一方の VPC のそのアドレスには届かず、別のホストが応答することもあります。",
    fix: "一方の VPC の番号を変えるか、AWS PrivateLink でサービスにつなぐか、プライベート NAT ゲートウェイで変換します。",
    limits:
      "調査したアカウントとリージョンの VPC だけを比べます。Transit Gateway のルートテーブルが互いに隔てている VPC は除きます。そのテーブルを読み取れなかった場合は、アタッチされた VPC がすべてつながっているとみなします。",
    says: {
      routed: "{connector} で接続された {vpcs} 個の VPC の範囲が重なり、そこへのルートがあります",
      idle: "{connector} で接続された {vpcs} 個の VPC の範囲が重なっています",
      pods: "{connector} で接続された {vpcs} 個の VPC で 100.64.0.0/10 の範囲が重なっています",
    },
    figures: {
      routed: "重なり: {table}。",
      idle: "重なり: {table}。そこへのルートはまだありません。",
      pods: "重なり: {table}。Pod 用に意図して共有されることの多い範囲で、そこへのルートはありません。",
    },
  },
  "IPAM-008": {
    title: "EKS コントロールプレーンのサブネットの空きが 6 アドレスに満たない",
    why: "Amazon EKS はクラスターのサブネットにコントロールプレーンのインターフェイスを 2〜4 個置き、アップグレードのたびに作り直します。サブネットごとに 6、推奨では 16 の空きアドレスが必要で、足りないとアップグレードが失敗します。",
    fix: "コントロールプレーン用に /28 以上の専用サブネットを用意し、ノードやタスクを置かないようにします。",
    limits:
      "アップグレードの予定や実行中かどうかは読み取りません。EKS が今インターフェイスを置いていないサブネットは、クラスターのものと分かりません。",
    says: {
      tight:
        "EKS クラスター {cluster} のサブネット {subnet} の空きは {free} アドレスで、アップグレードに必要な 6 に足りません",
    },
    figures: { tight: "{cidr} の空きは {free}。コントロールプレーンのインターフェイス: {nodes}。" },
  },
  "IPAM-010": {
    title: "余裕のないサブネットの多くが予約されている",
    why: "予約された範囲のアドレスは、明示的に指定しない限り割り当てられません。ほぼ埋まったサブネットでは、タスクに足りないアドレスがそこにあるかもしれません。",
    fix: "予約を小さくするか、使われなくなったものを削除します。",
    limits:
      "AWS の空きアドレス数が予約分を除いているかどうかは文書にありません。プレフィックス用の予約は、プレフィックスを使うインターフェイスがない場合だけ数えます。",
    says: {
      reserved: "サブネット {subnet} の使用可能な {usable} アドレスのうち {reserved} が予約され、空きは {free} です",
    },
    figures: { reserved: "予約: {table}。" },
  },
};
