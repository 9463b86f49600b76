import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about service discovery. */
export const discoveryInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "SD-001": {
    title: "タスクが存在しないインスタンスが Cloud Map に残っている",
    why: "サービスを検出したクライアントは、誰もいないアドレスや、別のものになったアドレスを受け取ります。登録が解除されるまで、Cloud Map はそのアドレスを返し続けます。",
    fix: "インスタンスの登録を解除し、ECS が解除しなかった理由を調べます。多くの場合、タスクの停止時にエージェントが切断されていたか、サービスが強制削除されたことが原因です。",
    limits:
      "ECS 以外が登録したものと、別のアカウントが登録したものは対象にしません。1 時間より前に停止したタスクの情報は残りません。別のアカウントから共有された名前空間は判定しません。",
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
    why: "プライベート名前空間の名前は、そのホストゾーンが関連付けられた VPC の中で、VPC の DNS 属性が 2 つとも有効で、より長い名前のプライベートゾーンや、同じ名前かより長い名前の Resolver ルールが問い合わせを引き受けない場合にだけ解決されます。それ以外では名前解決が必ず失敗します。",
    fix: "名前空間のホストゾーンをクライアントの VPC に関連付けるか、その VPC で enableDnsSupport と enableDnsHostnames を有効にします。Resolver ルールが先に適用される場合は、ルールと VPC の関連付けを解除します。",
    limits:
      "クライアントはタスク定義に書かれたホスト名から判断します。イメージやファイルの中の設定、Resolver ルールの転送先の応答、Route 53 プロファイルによって VPC に適用されるものは見えません。",
    says: {
      notAssociated:
        "{clients} は {names} を解決できません。{namespace} のホストゾーンが {vpc} に関連付けられていません",
      attributes: "{clients} は {names} を解決できません。{vpc} の {attribute} が無効です",
      hidden: "{clients} は {names} を解決できません。{namespace} より先にプライベートゾーン {zone} が応答します",
      forwarded:
        "{clients} は {names} を解決できない可能性があります。{vpc} では {namespace} より先に Resolver ルール {rule} が適用されます",
    },
    figures: {
      notAssociated: "名前の使用箇所: {where}。ホストゾーン {zoneId}。{vpc} に関連付けられたゾーン: {zones}。",
      attributes: "名前の使用箇所: {where}。ホストゾーン {zoneId} は {vpc} に関連付けられていますが、使われません。",
      hidden: "名前の使用箇所: {where}。ホストゾーン {zoneId}。{vpc} に関連付けられたゾーン: {zones}。",
      forwarded:
        "名前の使用箇所: {where}。ルールは {domain} を {targets} に転送するため、ホストゾーン {zoneId} には問い合わせません。",
    },
  },
  "SD-004": {
    title: "実行中のタスクが Cloud Map に登録されていない、または異常とされている",
    why: "サービスを検出するクライアントはこのタスクを知ることができず、ほかのタスクがその負荷を引き受けます。そのタスクが停止すると、タスクが動いているのに名前は誰も返さなくなります。",
    fix: "サービスの新しいデプロイを強制します。新しいタスクはすべて登録し直され、ヘルスステータスも送り直されます。再発する場合は、サービスイベントで Cloud Map のスロットリングを確認します。",
    limits:
      "Cloud Map サービスにヘルスチェックがなければ、すべてのインスタンスが応答に含まれるため、未登録のタスクだけを検出します。コンテナのヘルスチェックがないタスクは、正常かどうかを ECS が示さないため比べません。",
    says: {
      missing: "{name} には、{service} の実行中のタスク {tasks} 個のうち {missing} 個が登録されていません",
      unhealthy:
        "{name} は、{service} の実行中のタスク {tasks} 個のうち {unhealthy} 個を異常とみなし、応答から外しています",
      allUnhealthy:
        "{name} は、{service} の正常なタスク {unhealthy} 個を含むすべてのインスタンスを異常とみなしています",
    },
    figures: {
      missing: "登録: {tasks} 個中 {registered} 個。未登録: {list}。",
      unhealthy: "ECS では HEALTHY、Cloud Map では UNHEALTHY: {list}。",
      allUnhealthy:
        "ECS では HEALTHY、Cloud Map では UNHEALTHY: {list}。正常なインスタンスが 1 つもない間はすべてが応答に含まれますが、1 つが正常に戻ると、そこにすべての負荷がかかります。",
    },
  },
  "SD-005": {
    title: "DNS キャッシュがタスクより長く残る",
    why: "ECS はタスクを停止するときに登録を解除しますが、キャッシュが消えるのを待ちません。応答を保持しているクライアントは、デプロイやスケールインのたびに、もう誰もいないアドレスに接続します。",
    fix: "Cloud Map サービスの TTL を 5〜15 秒に下げます。コンテナは SIGTERM を受けた後もその間は応答を続けるようにし、stopTimeout を合わせます。Service Connect やロードバランサーは TTL に左右されません。",
    limits:
      "クライアントが実際にどれだけ応答を保持するかは見えません。二度と問い合わせないものもあります。SIGTERM を受けたコンテナの動作は見えません。",
    says: {
      outlives:
        "クライアントは {name} のアドレスを {ttl} 秒保持しますが、{services} のタスクは停止の開始から {grace} 秒で消えます",
    },
    figures: { outlives: "TTL {ttl} 秒、stopTimeout {stop} 秒、登録解除の遅延 {delay} 秒。" },
  },
  "SD-006": {
    title: "Service Connect のポートが閉じている",
    why: "クライアントのプロキシは、サーバーのプロキシに接続します。ネットワーク上で使われるのはエイリアスのポートではなく、サーバーの受信ポート（指定されたポート、またはコンテナのポート）です。サーバーのセキュリティグループがそれを許可している必要があります。",
    fix: "サーバーのセキュリティグループで、クライアントのセキュリティグループを送信元として受信ポートを許可します。",
    limits:
      "クライアントはタスク定義に書かれたエイリアスから判断します。IPv4 のみです。ルートとネットワーク ACL はここでは判定しません。",
    says: {
      ingress:
        "{client} は Service Connect で {alias} に到達できません。{server} の {group} が {source} からの tcp/{port} を許可していません",
      egress:
        "{client} は Service Connect で {alias} に到達できません。自身の {source} が tcp/{port} の送信を許可していません",
    },
    figures: {
      ingress:
        "{server} のエイリアス {alias}:{aliasPort}、ネットワーク上のポート {port}。タスクの組 {pairs} 個のうち {shut} 個が遮断。例: {sample}。名前の使用箇所: {where}。",
      egress:
        "{server} のエイリアス {alias}:{aliasPort}、ネットワーク上のポート {port}。タスクの組 {pairs} 個のうち {shut} 個が遮断。例: {sample}。名前の使用箇所: {where}。",
    },
  },
  "SD-007": {
    title: "クライアントのデプロイが Service Connect エンドポイントより古い",
    why: "タスクのプロキシが名前空間のエンドポイントを知るのは、デプロイの開始時です。後から追加されたエンドポイントは知らず、クライアントを再デプロイするまで名前は解決されません。",
    fix: "クライアントのサービスで新しいデプロイを強制します。両方が新しい場合は、サーバーを先にデプロイします。",
    limits:
      "クライアントはタスク定義に書かれたエイリアスから判断します。サーバーの再デプロイは影響しないため、数えません。",
    says: { older: "{client} は {alias} が追加される {minutes} 分前にデプロイされており、この名前を解決できません" },
    figures: {
      older:
        "{client} のデプロイ: {deployed}。{server} のエンドポイント {endpoint} の作成: {created}。名前の使用箇所: {where}。",
    },
  },
  "SD-008": {
    title: "パブリック名前空間がプライベートアドレスを公開している",
    why: "ECS は、パブリック名前空間にも常にタスクのプライベートアドレスを登録します。インターネットからは誰も接続できず、内部ネットワークの構成だけが誰にでも見えます。",
    fix: "内部の通信にはプライベート DNS 名前空間を、公開するものにはロードバランサーとエイリアスを使います。",
    limits: "ほかの方法で登録された、パブリックアドレスのインスタンスは対象にしません。",
    says: {
      published:
        "パブリック名前空間 {namespace} は、{services} のプライベートアドレス {count} 個をインターネットに返します",
    },
    figures: { published: "インスタンス {instances} 個のうち {count} 個: {list}。" },
  },
  "SD-009": {
    title: "レジストリが指す Cloud Map サービスがない",
    why: "クライアントがサービスを検出しようとしても、誰も返されません。ECS がタスクを登録するのは起動時の一度だけなので、削除された、または実行中に作り直された Cloud Map サービスは空のままです。",
    fix: "Cloud Map サービスを作り直してサービスのレジストリを更新し、新しいデプロイを強制します。新しいタスクはすべて登録されます。",
    limits: "別アカウントが共有する Cloud Map サービスは見えないため、判定しません。",
    says: {
      missing: "{service} の登録先 {registry} は存在しません。誰もこのサービスを検出できません",
      empty:
        "{name} には、{service} の実行中のタスク {tasks} 個が 1 つも登録されていません。作り直されたか、登録に失敗しています",
    },
    figures: {
      missing: "registryArn {arn}。読み取った Cloud Map サービス: {known} 個。",
      empty: "登録されたインスタンス: 0。実行中のタスク: {tasks}。",
    },
  },
  "SD-010": {
    title: "インスタンス数が DNS の 1 回の応答に収まらない",
    why: "複数値回答に含まれるのは、無作為に選ばれた正常なレコード最大 8 個です。応答を保持し続けるクライアントは 8 個のタスクしか知らず、負荷が偏り、追加したタスクは使われにくくなります。",
    fix: "クライアントが頻繁に問い合わせるなら問題ありません。そうでなければ、Service Connect、ロードバランサー、またはすべてのインスタンスを返す Cloud Map API を使います。",
    limits: "クライアントがどの方法で検出するかは見えません。API にはこの制限がありません。",
    says: { more: "{namespace} の {count} 個の名前で、インスタンス数が DNS の 1 回の応答に収まりません" },
    figures: { more: "{most} 個を超えるもの: {list}。" },
  },
  "SD-011": {
    title: "サービスの規模がレジストリの上限に近い",
    why: "1 つの Cloud Map サービス（サービス検出と Service Connect も同じ）に登録できるタスクは 1,000 個までです。ECS は、登録が必要なサービスのタスクをそれ以上起動しません。",
    fix: "サービスを分割してそれぞれにレジストリを用意するか、代わりにロードバランサーを使います。",
    limits:
      "スケーリングポリシーとスケジュールは読み取りません。Auto Scaling がどこまで増やせるかは分かりますが、実際に増やすかどうかは分かりません。",
    says: {
      near: "{service} の必要数は {desired} で、レジストリの上限 {quota} に近づいています",
      scaledOut: "{service} は Auto Scaling で {most} タスクまで増える可能性があり、レジストリの上限は {quota} です",
    },
    figures: {
      near: "必要数 {desired}、実行中 {running}、上限 {quota}。登録方法: {registry}。",
      scaledOut:
        "必要数 {desired}、実行中 {running}、Auto Scaling の最大数 {most}、上限 {quota}。登録方法: {registry}。",
    },
  },
  "SD-012": {
    title: "Service Connect の名前が名前空間の外から使われている",
    why: "Service Connect のエイリアスは DNS にはなく、名前空間のメンバーごとに置かれたプロキシが応答します。外のタスク、関数、ホストからは解決できません。",
    fix: "呼び出し元を名前空間のメンバーにする（クライアント専用で十分です）か、Cloud Map サービスや内部ロードバランサーで、サーバーに DNS の名前を付けます。",
    limits: "ECS サービスである呼び出し元と、そのタスク定義に書かれた名前だけが分かります。",
    says: {
      outside: "{client} は {server} の Service Connect 名 {alias} を使っていますが、その名前空間に参加していません",
    },
    figures: {
      outside:
        "名前の使用箇所: {where}。{server} の名前空間: {namespace}、{client} の名前空間: {own}。{alias} に応答する DNS レコードはありません。",
    },
  },
};
