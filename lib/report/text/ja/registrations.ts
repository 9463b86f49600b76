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
  "TG-007": {
    title: "実行中のタスクがターゲットグループに登録されていない",
    why: "タスクは動いており数にも入っていますが、リクエストは 1 つも届かず、ほかのタスクがその負荷を引き受けます。サービスのタスク数からは分かりません。",
    fix: "サービスの新しいデプロイを強制します。新しいタスクはすべて登録し直されます。再発する場合は、サービスイベントで拒否の理由（ロールの不足、ターゲットグループの上限など）を確認します。",
    limits:
      "ブルー/グリーンのどちらのグループがいま応答すべきかは判定しません。どちらかに登録されていれば十分とみなします。",
    says: {
      missing:
        "{service} の実行中のタスク {tasks} 個のうち {missing} 個は、{targetGroup} に登録されておらず、リクエストを受けません",
    },
    figures: {
      missing: "{targetGroup} への登録: {tasks} 個中 {registered} 個。未登録: {list}。",
    },
  },
  "TG-008": {
    title: "登録されたターゲットが使われていない",
    why: "ロードバランサーはターゲットを知っていますが、何も送らず、ヘルスチェックもしません。登録されているように見えて、働いていません。",
    fix: "理由に従います。NotInUse: リスナールールからグループに転送するか、ターゲットのゾーンをロードバランサーで有効にします。InvalidState: インスタンスを起動するか、登録を解除します。IpUnusable: そのアドレスはロードバランサーのものです。その後ろにあるものを登録します。",
    limits: "ロードバランサーが示す理由はターゲットごとに 1 つだけです。複数あっても、示されたものしか分かりません。",
    says: {
      notInUse: "{targetGroup} は {services} のターゲット {count} 個に何も送っていません: {why}",
      invalidState: "{targetGroup} のターゲット {count} 個は、停止したインスタンスです",
      unusable: "{targetGroup} のターゲット {count} 個は、ロードバランサーのアドレスです",
    },
    figures: {
      notInUse: "ターゲット {targets} 個のうち {count} 個が unused（{reason}）: {list}。",
      invalidState: "ターゲット {targets} 個のうち {count} 個が unused（{reason}）: {list}。",
      unusable: "ターゲット {targets} 個のうち {count} 個が unused（{reason}）: {list}。",
    },
  },
  "TG-009": {
    title: "ターゲットグループとターゲットのプロトコルが合っていない",
    why: "ロードバランサーは、ターゲットグループのプロトコルで各ターゲットに新しい接続を開きます。平文 HTTP のサーバーへの TLS、TLS を待つサーバーへの平文 HTTP、gRPC サーバーへの HTTP/1.1、HTTP/1.1 だけのサーバーへの HTTP/2 は、ヘルスチェックもリクエストも毎回失敗します。",
    fix: "コンテナが話すプロトコルのターゲットグループを新しく作ります（プロトコルとバージョンは変更できません）。TLS はロードバランサーで終端してもかまいません。",
    limits:
      "コンテナのプロトコルは、ポート番号の慣例か、ポートマッピングの appProtocol から判断します。イメージの中は見えません。",
    says: {
      plain:
        "{targetGroup} は {services} のポート {port} に {protocol} で接続しますが、このポートでは平文 HTTP が一般的です",
      secure:
        "{targetGroup} は {services} のポート {port} に {protocol} で接続しますが、このポートでは TLS が一般的です",
      version:
        "{targetGroup} は {services} のポート {port} に {version} で接続しますが、ポートマッピングでは {appProtocol} です",
    },
    figures: {
      plain:
        "プロトコル {protocol}（{version}）、コンテナポート {port}。正常なターゲット: {targets} 個中 {healthy} 個。理由: {reasons}。",
      secure:
        "プロトコル {protocol}（{version}）、コンテナポート {port}。正常なターゲット: {targets} 個中 {healthy} 個。理由: {reasons}。",
      version:
        "プロトコルバージョン {version}、appProtocol {appProtocol}。正常なターゲット: {targets} 個中 {healthy} 個。理由: {reasons}。",
    },
  },
  "TG-011": {
    title: "ターゲットグループに VPC 外のターゲットがある",
    why: "こうしたターゲットには、ピアリング接続、Transit Gateway、専用線などを通って到達します。意図した構成であることも多いですが、ターゲットにはゾーンがなく、そこまでの経路が開いているかはこの VPC からは分かりません。",
    fix: "意図したものなら何もする必要はありません。そうでなければ登録を解除するか、VPC 内のターゲットを登録します。",
    limits: "アドレスの先に何があるかは見えません。",
    says: { outside: "{targetGroup} は、VPC の外のアドレス {count} 個に通信を送ります" },
    figures: { outside: "ターゲット {targets} 個のうち {count} 個のゾーンが all: {list}。" },
  },
};
