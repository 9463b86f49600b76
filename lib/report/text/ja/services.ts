import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about ECS services, their deployments and their hosts. */
export const servicesInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "PORT-003": {
    title: "ポートの空いたホストがなく、ローリング更新で新しいタスクを起動できない",
    why: "ホストポートを固定すると、1 台のコンテナインスタンスで実行できる同じタスクは 1 つだけです。全台で実行中のとき、minimumHealthyPercent が先に停止することを許さなければ、デプロイは始まりません。",
    fix: "先に 1 つ停止できるように minimumHealthyPercent を下げる（50、タスクが 1 つなら 0）、Docker にポートを選ばせる（hostPort 0）、コンテナインスタンスを増やす、のいずれかです。",
    limits:
      "配置の式は評価しません。マネージドスケーリングが有効なキャパシティープロバイダーは、足りないホストを増やすものとみなします。",
    says: {
      stuck:
        "{service} のデプロイはクラスター {cluster} でタスクを起動できません。{port} が {hosts} 台のコンテナインスタンスすべてで使用中です",
    },
    figures: {
      stuck:
        "必要数 {desired}、実行中 {running}、minimumHealthyPercent {minimum}、maximumPercent {maximum}。{port} を提供できるホスト: {table}。",
    },
  },
  "ECS-002": {
    title: "サービスのタスクが必要数に届かず、進んでいない",
    why: "ECS は足りないタスクを起動し続けます。10 分たっても届かないのは、置き場所、アドレス、イメージまでの経路がないか、タスクがすぐに落ちるか、何かが妨げているためです。",
    fix: "一緒に示される原因に従います。原因が示されない場合は、サービスの最新のイベントと、停止したタスクの理由を確認します。",
    limits:
      "AWS が保持するのは、サービスのイベント約 100 件と、停止したタスク 1 時間分です。スケジュールで停止と再開をするサービスは、再開後の数分間は同じように見えます。",
    says: {
      short:
        "クラスター {cluster} の {service} は必要な {desired} タスクのうち {running} しか実行できず、10 分間進んでいません",
      failed:
        "クラスター {cluster} の {service} のデプロイが失敗しました。必要な {desired} タスクのうち {running} が実行中です",
      starting:
        "クラスター {cluster} の {service} のタスクが起動後に続きません。必要な {desired} のうち {running} が実行中です",
    },
    figures: {
      short: "必要数 {desired}、実行中 {running}、保留中 {pending}。最新のイベント（{at}）: {message}",
      failed: "必要数 {desired}、実行中 {running}、保留中 {pending}。{reason} 最新のイベント（{at}）: {message}",
      starting: "必要数 {desired}、実行中 {running}、保留中 {pending}。最新のイベント（{at}）: {message}",
    },
  },
  "ECS-003": {
    title: "デプロイの割合の設定で、タスクを起動も停止もできない",
    why: "ローリングデプロイでは、必要数の maximumPercent（切り捨て）まで起動し、minimumHealthyPercent（切り上げ）以上を維持します。タスクが少ないと両方が必要数と同じになり、デプロイは始まりません。",
    fix: "maximumPercent を 200 にするか、minimumHealthyPercent を 50（タスクが 1 つなら 0）にします。",
    limits:
      "REPLICA サービスのローリングデプロイだけを判定します。CodeDeploy、外部コントローラー、ブルー/グリーンのデプロイはこの割合に従いません。",
    says: {
      deadlock:
        "{service} のデプロイはタスクを起動も停止もできません。必要数 {desired} に対し、実行できる上限は {maxTasks}、維持すべき下限は {minTasks} です",
      event:
        "{service} のデプロイが割合の設定のため止まっています。必要数 {desired} に対し、実行できる上限は {maxTasks}、維持すべき下限は {minTasks} です",
    },
    figures: {
      deadlock: "maximumPercent {maximum}、minimumHealthyPercent {minimum}、実行中 {running}。",
      event: "maximumPercent {maximum}、minimumHealthyPercent {minimum}、実行中 {running}。ECS のイベントは {at}。",
    },
  },
  "ECS-004": {
    title: "タスクを起動できる場所にコンテナインスタンスがない",
    why: "EC2 の awsvpc タスクは、サービスのサブネットと同じ VPC、同じアベイラビリティーゾーンにあり、エージェントがインターフェイスをアタッチできるインスタンスに置かれます。そのようなインスタンスがなければ、何も配置されません。",
    fix: "サービスのサブネットがあるゾーンにコンテナインスタンスを追加するか、インスタンスがある場所のサブネットをサービスに指定します。",
    limits:
      "一致が必要なのはゾーンで、サブネットそのものではありません。マネージドスケーリングが有効なキャパシティープロバイダーは、インスタンスを追加するものとみなします。",
    says: {
      empty: "クラスター {cluster} に {service} を実行できるコンテナインスタンスがありません",
      zones:
        "{service} のサブネットは {wanted} にありますが、クラスター {cluster} のコンテナインスタンスは {found} にあります",
      vpc: "{service} のサブネットは {wanted} にありますが、クラスター {cluster} のコンテナインスタンスは {found} にあります",
      ability:
        "{service} にはタスク用インターフェイスをアタッチできるコンテナインスタンスが必要ですが、クラスター {cluster} には 1 台もありません",
    },
    figures: {
      empty: "必要数 {desired}、実行中 {running}。ACTIVE で接続中: {instances}。",
      zones: "必要数 {desired}、実行中 {running}。ACTIVE で接続中: {instances}。",
      vpc: "必要数 {desired}、実行中 {running}。ACTIVE で接続中: {instances}。",
      ability: "必要数 {desired}、実行中 {running}。ACTIVE で接続中、ecs.capability.task-eni なし: {instances}。",
    },
  },
};
