import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about subnets, addresses and ranges. */
export const addressesInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "IPAM-002": {
    title: "必要なタスク数またはデプロイに対してサブネットのアドレスが足りない",
    why: "awsvpc のタスクはサービスのサブネットのアドレスを 1 つずつ使い、ローリングデプロイは古いタスクを止める前に新しいタスクを起動します。途中でアドレスが尽きると、デプロイはそこで止まります。",
    fix: "/24 以上のサブネットをサービスに追加するか、maximumPercent を下げます。同じサブネットに Application Load Balancer がある場合は、そのために 8 アドレスを空けておきます。",
    limits:
      "空きアドレス数は AWS の報告値をそのまま使います。全タスクを一度に入れ替えるデプロイは同数がもう 1 組必要と数えますが、AWS が保証する値ではありません。スケーリングポリシーは読み取りません。",
    says: {
      desired: "{service} はタスクが {tasks} 不足していますが、サブネットに入るのは {room} です",
      surge: "{service} のデプロイは古いタスクと並べて {tasks} タスクを起動しますが、サブネットに入るのは {room} です",
      replacement: "{service} のデプロイは {tasks} タスクを一度に入れ替えますが、サブネットに入るのは {room} です",
    },
    figures: {
      desired:
        "必要数 {desired}、実行中 {running}、保留中 {pending}。空きアドレス: {table}。ロードバランサー用に残す数: {kept}。",
      surge:
        "必要数 {desired}、実行中 {running}、maximumPercent による上限 {maxTasks}。空きアドレス: {table}。ロードバランサー用に残す数: {kept}。同時にデプロイする場合: {others}。",
      replacement:
        "必要数 {desired}、実行中 {running}。空きアドレス: {table}。ロードバランサー用に残す数: {kept}。同時にデプロイする場合: {others}。",
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
};
