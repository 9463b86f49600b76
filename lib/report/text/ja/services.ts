import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about ECS services, their deployments and their hosts. */
export const servicesInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "PORT-003": {
    title: "ポートの空いたホストがなく、ローリング更新で新しいタスクを起動できない",
    why: "ホストポートを固定すると、1 台のコンテナインスタンスで実行できる同じタスクは 1 つだけです。全台で実行中のとき、minimumHealthyPercent が先に停止することを許さなければ、デプロイは始まりません。",
    fix: "先に 1 つ停止できるように minimumHealthyPercent を下げる（50、タスクが 1 つなら 0）、Docker にポートを選ばせる（hostPort 0）、コンテナインスタンスを増やす、のいずれかです。",
    limits:
      "配置の式は、属性を比べる部分だけを評価します。マネージドスケーリングが有効なキャパシティプロバイダーは、足りないホストを増やすものとみなします。",
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
        "クラスター {cluster} の {service} のタスクは起動しても動き続けません。必要な {desired} タスクのうち {running} が実行中です",
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
    why: "EC2 の awsvpc タスクは、サービスのサブネットと同じ VPC、同じアベイラビリティーゾーンにあり、エージェントがインターフェイスをアタッチできるインスタンスに置かれます。配置の式があれば、さらに絞り込まれます。そのようなインスタンスがなければ、何も配置されません。",
    fix: "サービスのサブネットがあるゾーンにコンテナインスタンスを追加するか、インスタンスがある場所のサブネットをサービスに指定します。",
    limits:
      "一致が必要なのはゾーンで、サブネットそのものではありません。マネージドスケーリングが有効なキャパシティプロバイダーは、インスタンスを追加するものとみなします。",
    says: {
      empty: "クラスター {cluster} に {service} を実行できるコンテナインスタンスがありません",
      zones:
        "{service} のサブネットは {wanted} にありますが、クラスター {cluster} のコンテナインスタンスは {found} にあります",
      vpc: "{service} のサブネットは {wanted} にありますが、クラスター {cluster} のコンテナインスタンスは {found} にあります",
      expression:
        "{service} は {expression} を満たすコンテナインスタンスを必要としますが、クラスター {cluster} にはありません",
      ability:
        "{service} にはタスク用インターフェイスをアタッチできるコンテナインスタンスが必要ですが、クラスター {cluster} には 1 台もありません",
    },
    figures: {
      empty: "必要数 {desired}、実行中 {running}。ACTIVE で接続中: {instances}。",
      zones: "必要数 {desired}、実行中 {running}。ACTIVE で接続中: {instances}。",
      vpc: "必要数 {desired}、実行中 {running}。ACTIVE で接続中: {instances}。",
      expression: "必要数 {desired}、実行中 {running}。ACTIVE で接続中: {instances}。",
      ability: "必要数 {desired}、実行中 {running}。ACTIVE で接続中、ecs.capability.task-eni なし: {instances}。",
    },
  },

  "PORT-004": {
    title: "固定したホストポートが、ほかで使われうる範囲にある",
    why: "カーネルはエフェメラルポートの範囲から外向きの接続のポートを取り、Docker も自分で選ぶポートを取ります。その範囲のポートを固定したタスクは、今日は起動しても明日は起動しないかもしれません。エージェントと SSH のポートは割り当てられません。",
    fix: "ほかで使われない 32768 未満のポートに固定する、Docker に選ばせる（hostPort 0）、awsvpc モードを使う、のいずれかです。",
    limits: "範囲は Amazon Linux と Windows のデフォルトです。インスタンスの実際の設定は見えません。",
    says: {
      ephemeral: "{service} はホストポート {ports} を固定していますが、カーネルや Docker が使っているかもしれません",
      reserved:
        "{service} はホストポート {ports} を固定していますが、ホスト自身のためのポートで、タスクは配置されません",
    },
    figures: {
      ephemeral: "ネットワークモード {mode}、エフェメラルポートの範囲 {from}〜{to}。",
      reserved: "ネットワークモード {mode}、ホスト自身のためのポート: {kept}。",
    },
  },
  "PORT-005": {
    title: "サービスが求めるコンテナポートがタスク定義にない",
    why: "サービスのロードバランサー、サービスレジストリ、Service Connect はコンテナとポートを指定します。現在のタスク定義にそのマッピングがないと、次のタスクは登録できず、次のデプロイは失敗します。",
    fix: "タスク定義にポートマッピングを追加するか、サービスの指定を実際の名前とポートに合わせます。",
    limits:
      "CodeDeploy と外部コントローラーのサービスは、デプロイごとにポートを指定するため判定しません。範囲だけに含まれるポートは、使えるかどうか分かりません。",
    says: {
      missing: "{service} が求める {wanted} は、タスク定義 {definition} にマッピングがありません",
      ranged: "{service} が求める {wanted} は、タスク定義 {definition} では範囲の中にしかありません",
    },
    figures: {
      missing: "指定元: {by}。{definition} のマッピング: {mapped}。",
      ranged: "指定元: {by}。{definition} のマッピング: {mapped}。",
    },
  },
  "PORT-006": {
    title: "1 つのタスクのコンテナが同じポートを取り合っている",
    why: "awsvpc と host モードでは、タスクのコンテナは 1 つのネットワークを共有します。ポートは 1 度しか使えず、ホストポートはコンテナポートと同じです。同じポートで待ち受ける 2 つ目のコンテナは address already in use で停止します。",
    fix: "コンテナごとに別のポートで待ち受け、hostPort は空にします。",
    limits: "マッピング以外に待ち受けているポートは見えません。AWS が保持するのは停止したタスク 1 時間分です。",
    says: {
      twice: "{service} のコンテナ {containers} は同時に動けません。1 つのネットワークの {port} を取り合っています",
      differs:
        "{service} は {mode} モードで {port} をマッピングしていますが、ホストポートはコンテナポートと同じでなければなりません",
      stopped: "{service} のコンテナが停止しました。アドレスがタスクの中ですでに使われていました",
    },
    figures: {
      twice: "ネットワークモード {mode}、タスク定義 {definition}。",
      differs: "タスク定義 {definition}。",
      stopped: "ネットワークモード {mode}、タスク定義 {definition}。{reason}",
    },
  },
  "PORT-007": {
    title: "コンテナインスタンスの予約ホストポートが残り少ない",
    why: "コンテナインスタンスが予約できるホストポートは、エージェントの分を含めて 100 までです。上限に達すると、ポートを固定したタスクは配置されません。",
    fix: "Docker にポートを選ばせる（hostPort 0 は数えられません）、awsvpc モードを使う、インスタンスを増やす、のいずれかです。",
    limits: "Docker が選んだポートは ECS が数えず、ここでも数えません。",
    says: {
      near: "クラスター {cluster} のコンテナインスタンス {instances} 台で、上限 100 のうち 80 を超えるホストポートが予約されています",
    },
    figures: { near: "予約数: {table}。" },
  },
  "ECS-005": {
    title: "タスクを配置できず、原因はネットワークではない",
    why: "ECS は、CPU、メモリ、属性、エージェントの接続がそろったインスタンス、または Fargate のキャパシティーを探します。見つからなければタスクは配置されません。ルートやセキュリティグループを調べても解決しません。",
    fix: "理由に従います。インスタンスの追加や大型化、予約量の削減、足りない属性や制約の修正、ECS に届かないエージェントの復旧、Fargate が対応しないゾーンの除外、クォータの引き上げなどです。",
    limits:
      "エージェントは 1 時間に何度か再接続するため、調査時に切断されていても、すぐに戻ることがあります。AWS が保持するのは、サービスのイベント約 100 件です。",
    says: {
      capacity:
        "{service} はクラスター {cluster} にタスクを配置できません。CPU、メモリ、キャパシティーの不足で、ネットワークではありません",
      attribute:
        "{service} はクラスター {cluster} にタスクを配置できません。必要な属性を持つコンテナインスタンスがありません",
      agent:
        "{service} はクラスター {cluster} にタスクを配置できません。最も近いコンテナインスタンスのエージェントが切断されています",
      zone: "{service} はクラスター {cluster} にタスクを配置できません。AWS Fargate の内部エラーで、対応しないゾーンで起こります",
      agents:
        "クラスター {cluster} のコンテナインスタンス {instances} 台のエージェントが切断され、タスクは配置されません",
    },
    figures: {
      capacity: "必要なタスク {desired} のうち {running} が実行中です。ECS のイベント（{at}）: {message}",
      attribute: "必要なタスク {desired} のうち {running} が実行中です。ECS のイベント（{at}）: {message}",
      agent: "必要なタスク {desired} のうち {running} が実行中です。ECS のイベント（{at}）: {message}",
      zone: "必要なタスク {desired} のうち {running} が実行中です。ECS のイベント（{at}）: {message}",
      agents: "切断中: {table}。",
    },
  },
  "ECS-006": {
    title: "起動が終わる前にタスクが停止されている",
    why: "ロードバランサーは最初の 1 秒からターゲットを確認します。猶予期間が起動にかかる時間より短いと、ECS はヘルスチェックの失敗でタスクを停止し、次のタスクでも同じことを繰り返します。",
    fix: "healthCheckGracePeriodSeconds を、タスクが応答するまでの時間より長くします。",
    limits:
      "起動にかかる時間を示す API はありません。同じグループに正常なターゲットがある場合だけ判定します。1 つもなければ、原因はネットワークかアプリケーションかもしれません。",
    says: {
      early:
        "{service} の {tasks} タスクが、起動から {lifetime} 秒以内に、最初の機会でヘルスチェックにより停止されました",
    },
    figures: {
      early: "猶予期間 {grace} 秒、異常と判定されるまで {window} 秒。正常なターゲット: {healthy}。停止: {table}。",
    },
  },
  "ECS-008": {
    title: "Fargate のプラットフォームバージョンのサポートが終わっている",
    why: "AWS は Linux の Fargate プラットフォームバージョン 1.3.0 以前を廃止しています。そのタスクは停止され、新しいタスクは起動しません。また、イメージの取得がタスク自身のインターフェイスを通らないため、ネットワークが見た目と異なります。",
    fix: "プラットフォームバージョンを LATEST または 1.4.0 にしてデプロイし直します。1.4.0 からは、イメージ、シークレット、ログの通信がタスクのインターフェイスを通るため、届くことを確認します。",
    limits: "廃止の日付は AWS が決め、変更されたこともあります。Windows のバージョンは別に数えられます。",
    says: { old: "{name} は、AWS が廃止する Fargate プラットフォームバージョン {version} で動いています" },
    figures: { old: "指定または実行中: {versions}。" },
  },
  "ECS-010": {
    title: "bridge タスクのコンテナが、links のない名前で隣を呼んでいる",
    why: "bridge モードでは、Docker がほかのコンテナの名前を解決するのは links で宣言した場合だけです。Compose のように名前が自然に解決される独自ネットワークは ECS にはありません。",
    fix: "呼び出す側のコンテナに links を宣言するか、awsvpc モードにして localhost を使います。",
    limits:
      "環境変数の値、コマンド、ヘルスチェックに現れるホストだけを見ます。DNS の検索ドメインによって名前が解決されることもあります。",
    says: { unlinked: "{service} のコンテナ {container} は {peer} を名前で呼んでいますが、links がありません" },
    figures: { unlinked: "同じ種類の参照: {table}。" },
  },
  "ECS-011": {
    title: "ローリングデプロイにサーキットブレーカーがない",
    why: "サーキットブレーカーがないと、ECS は壊れたリビジョンのタスクを起動し続け、デプロイの失敗を知らせません。",
    fix: "ロールバック付きでデプロイのサーキットブレーカーを有効にします。",
    limits: "デプロイを止める CloudWatch アラームは読み取りません。",
    says: {
      off: "クラスター {cluster} の {services} サービスはサーキットブレーカーが無効で、壊れたデプロイを試し続けます",
    },
    figures: { off: "サーキットブレーカーなし: {table}。" },
  },
  "ECS-012": {
    title: "サービスが 1 つのアベイラビリティーゾーンだけにある",
    why: "1 つのゾーンにあるサービスは、タスクがいくつあっても、そのゾーンとともに失われます。",
    fix: "2 つ目のゾーンのサブネットをサービスに、またはインスタンスをクラスターに追加します。",
    limits: "同じゾーンの何かの近くにある必要があるサービスも、同じように見えます。配置の制約は評価しません。",
    says: {
      one: "クラスター {cluster} の {services} サービスは、すべてのタスクが 1 つのアベイラビリティーゾーンにあります",
    },
    figures: { one: "ゾーンが 1 つ: {table}。" },
  },
};
