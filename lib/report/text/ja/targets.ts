import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about target groups. */
export const targetsInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "TG-001": {
    title: "ターゲットタイプがネットワークモードに合っていない",
    why: "awsvpc のタスクは自分のアドレスを持ちますが、ターゲットタイプが instance のターゲットグループにはインスタンスしか登録できません。ECS はタスクを登録できず、応答するものがなくなります。",
    fix: "ターゲットタイプは変更できません。タイプ ip のターゲットグループを新しく作り、リスナールールに追加して、サービスを更新します。",
    limits:
      "サービスまたはタスクセットが宣言している関連付けだけを見ます。もう参照されていない、残されたターゲットグループは分かりません。",
    says: {
      instance:
        "{service} は awsvpc モードですが、ターゲットグループ {targetGroup} はインスタンス用のため、タスクを登録できません",
    },
    figures: {
      instance:
        "ターゲットタイプ {targetType}、{definitions} のネットワークモードは awsvpc。現在登録されているターゲット: {targets}。",
    },
  },
  "TG-002": {
    title: "使用中のリスナールールの先に正常なターゲットがない",
    why: "このルールに一致するリクエストには、正常な行き先がありません。ターゲットが 1 つもなければ Application Load Balancer は 503 を返します。異常なターゲットだけの場合は、Network Load Balancer も含め、すべてのターゲットに送信します。",
    fix: "ターゲットが正常にならない原因を取り除きます。この検出結果に示された原因、なければ理由コードに従います。",
    limits: "ヘルスステータスは、読み取った時点でのロードバランサー自身のチェック結果です。",
    says: {
      empty: "{loadBalancer} は {targetGroup} 宛てに 503 を返します。ターゲットが登録されていません",
      emptyNetwork: "{loadBalancer} は {targetGroup} 宛ての接続を受け付けません。ターゲットが登録されていません",
      failOpen:
        "{loadBalancer} は {targetGroup} 宛てのリクエストを異常なターゲットに送っています。ターゲット {targets} 個のうち正常なものはありません",
      unused:
        "{loadBalancer} には {targetGroup} 宛てのリクエストの送り先がありません。ターゲット {targets} 個のうち使用中のものはありません",
      standby: "待機中の {targetGroup} に正常なターゲットがありません",
    },
    figures: {
      empty: "転送元: {rules}。サービス: {services}。",
      emptyNetwork: "転送元: {rules}。サービス: {services}。",
      failOpen: "転送元: {rules}。理由: {reasons}。サービス: {services}。",
      unused: "転送元: {rules}。理由: {reasons}。サービス: {services}。",
      standby: "ターゲット: {targets}。理由: {reasons}。サービス: {services}。",
    },
  },
  "TG-003": {
    title: "ターゲットがヘルスチェックに失敗している",
    why: "ロードバランサーは異常なターゲットを外し、残りのターゲットがその負荷を引き受けます。残りがなくなるとリクエストは失敗します。",
    fix: "理由コードに従います。タイムアウト: セキュリティグループ、ネットワーク ACL、次にアプリケーションの遅さ。失敗: ポートで待ち受けていないか、127.0.0.1 だけで待ち受けている。コードの不一致: パス、リダイレクト、認証、またはチェックが受け入れるコード。",
    limits:
      "アプリケーションがなぜそう応答するかは見えません。Network Load Balancer の理由コードは 1 種類しかありません。",
    says: {
      timeout: "{targetGroup} のターゲット {targets} 個のうち {unhealthy} 個がヘルスチェックに応答しません",
      failed:
        "{targetGroup} のターゲット {targets} 個のうち {unhealthy} 個がヘルスチェックの接続を拒否または切断しています",
      mismatch:
        "{targetGroup} のターゲット {targets} 個のうち {unhealthy} 個が、ヘルスチェックで受け入れられないコードを返しています",
      internal:
        "{targetGroup} のターゲット {targets} 個のうち {unhealthy} 個が、ロードバランサーの内部エラーで異常になっています",
      mixed: "{targetGroup} のターゲット {targets} 個のうち {unhealthy} 個が、複数の理由で異常になっています",
    },
    figures: {
      timeout: "チェック: {check}。理由: {reasons}。例: {sample}。",
      failed: "チェック: {check}。理由: {reasons}。例: {sample}。",
      mismatch: "チェック: {check}。理由: {reasons}。{detail}。例: {sample}。",
      internal: "チェック: {check}。理由: {reasons}。例: {sample}。",
      mixed: "チェック: {check}。理由: {reasons}。例: {sample}。",
    },
  },
  "TG-004": {
    title: "タスクが存在しないターゲットが登録されたままになっている",
    why: "ロードバランサーは、誰も持っていないアドレスや、別のものに割り当てられたアドレスに通信を送り続けます。",
    fix: "ターゲットの登録を解除し、ECS が解除しなかった理由を調べます。多くの場合、タスクの停止時にエージェントが切断されていたことが原因です。",
    limits: "ターゲットがいつから登録されているかを AWS は示しません。1 時間より前に停止したタスクの情報は残りません。",
    says: {
      gone: "{targetGroup} は、{services} のタスクが存在しないターゲット {stale} 個に通信を送り続けています",
      reused: "{targetGroup} は {services} の通信を {address} に送っていますが、このアドレスは現在 {owner} のものです",
    },
    figures: {
      gone: "ターゲット {targets} 個のうち {stale} 個: {list}。",
      reused: "ターゲット {targets} 個のうち {stale} 個: {list}。{address} の現在の所有者: {owner}。",
    },
  },
};
