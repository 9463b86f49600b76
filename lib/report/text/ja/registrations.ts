import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about who is registered with a target group, and how it is checked. */
export const registrationsInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "TG-005": {
    title: "ターゲットに別のサービスが応答している",
    why: "ロードバランサーが知っているのはアドレスとポートだけで、サービスは知りません。登録がタスクより長く残り、そのポートやアドレスが別のものに割り当てられると、あるサービスへのリクエストに別のサービスが応答します。ヘルスチェックに合格してしまうことさえあります。",
    fix: "ただちにターゲットの登録を解除し、ECS が解除しなかった理由を調べます。多くの場合、タスクの停止時にエージェントが切断されていたか、インスタンスが終了したことが原因です。",
    limits:
      "宣言された、または割り当てられたポートだけが分かります。プロキシを通して 1 つのアドレスを共有する 2 つのタスクは区別できません。",
    says: {
      service:
        "{targetGroup} は {services} へのリクエストを {address} に送っていますが、そこで応答するのは {owner} の {actual} です",
      container:
        "{targetGroup} は {services} へのリクエストを {address} に送っていますが、そこで応答するのは {expected} ではなく {actual} です",
    },
    figures: {
      service: "ターゲット {targets} 個のうち {count} 個: {list}。本来の宛先: {expected}。状態: {state}。",
      container: "ターゲット {targets} 個のうち {count} 個: {list}。本来の宛先: {expected}。状態: {state}。",
    },
  },
  "TG-006": {
    title: "ヘルスチェックのポートで応答できるターゲットがない",
    why: "ヘルスチェックのポートを番号で指定すると、すべてのターゲットで同じ番号が使われます。動的ホストポートのタスクはそれぞれ別のポートで待ち受けるため、その番号では誰も応答せず、アプリケーションが正常でもターゲットは異常のままです。",
    fix: "ヘルスチェックのポートを traffic-port にするか、すべてのタスクがマッピングしているポートにします。",
    limits:
      "awsvpc モードのコンテナは、タスク定義で宣言していないポートで待ち受けることがあります。そのため、ターゲットが異常になるまでは「可能性あり」とします。インスタンス上のその他のプロセスは見えません。",
    says: {
      dynamic:
        "{targetGroup} のヘルスチェックはポート {port} に送られますが、{services} のホストポートは起動時に決まります",
      closed:
        "{targetGroup} のヘルスチェックが送られるポート {port} を、{services} のどのコンテナもマッピングしていません",
    },
    figures: {
      dynamic:
        "HealthCheckPort {port}、コンテナポート {ports}（動的ホストポート）。正常なターゲット: {targets} 個中 {healthy} 個。",
      closed:
        "HealthCheckPort {port}、マッピングされたポート: {ports}。正常なターゲット: {targets} 個中 {healthy} 個。",
    },
  },
};
