import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about what security groups and network ACLs stop. */
export const filtersInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "SG-002": {
    title: "セキュリティグループが Network Load Balancer とターゲットの間を遮断している",
    why: "ヘルスチェックはロードバランサー自身のアドレスから届きます。クライアント IP を保持する場合、リクエストはクライアントのアドレスのまま届くため、ロードバランサーのアドレスやクライアントのセキュリティグループを指すルールでは許可されません。ロードバランサー自身のセキュリティグループを指すルールなら、どちらも許可されます。",
    fix: "ターゲットのセキュリティグループで、ロードバランサーのセキュリティグループを送信元としてポートを許可します。ロードバランサーにセキュリティグループがなければ後から追加できないため、トラフィックポートはクライアントの範囲から、ヘルスチェックのポートはロードバランサーのサブネットから許可します。",
    limits:
      "IPv4 のみ。セキュリティグループのない内部ロードバランサーのクライアントは分からないため、ターゲットのルールにある範囲をクライアントの範囲とみなします。",
    says: {
      ingress:
        "{loadBalancer} は {targetGroup} のターゲット {shut} 個に到達できません。セキュリティグループ {group} が {source} からの {ports} を許可していません",
      egress:
        "{loadBalancer} は {targetGroup} のターゲット {shut} 個に到達できません。自身のセキュリティグループ {source} が {ports} への送信を許可していません",
      both: "{loadBalancer} は {targetGroup} のターゲット {shut} 個に到達できません。{source} は {ports} への送信を、{group} は受信を許可していません",
      clients:
        "{loadBalancer} のクライアントは {targetGroup} のターゲット {shut} 個に到達できません。クライアントのアドレスのまま届く {ports} を、セキュリティグループ {group} が許可していません",
    },
    figures: {
      ingress:
        "ターゲット {targets} 個のうち {shut} 個（例: {sample}）。クライアント IP の保持: {keeps}。不足: {group} での {source} からの {ports}。正常なターゲット: {healthy}。",
      egress:
        "ターゲット {targets} 個のうち {shut} 個（例: {sample}）。クライアント IP の保持: {keeps}。不足: {source} からの {ports} への送信。正常なターゲット: {healthy}。",
      both: "ターゲット {targets} 個のうち {shut} 個（例: {sample}）。クライアント IP の保持: {keeps}。不足: {source} からの {ports} への送信と、{group} での受信。正常なターゲット: {healthy}。",
      clients:
        "ターゲット {targets} 個のうち {shut} 個（例: {sample}）。クライアント IP の保持: {keeps}。クライアント: {source}。{group} で開いているもの: {open}。正常なターゲット: {healthy}。",
    },
  },
  "SG-004": {
    title: "セキュリティグループにより、リスナーに誰も到達できない",
    why: "リスナーが応答するのは、ロードバランサーのセキュリティグループがそのポートで許可した相手だけです。ポートのルールがなければ接続はすべてタイムアウトします。その間も、背後のターゲットグループは正常に見えます。",
    fix: "呼び出すべき相手からリスナーのポートを許可します。公開サイトなら 0.0.0.0/0、内部向けなら呼び出し元のセキュリティグループか範囲です。誰も使わないリスナーは削除します。",
    limits:
      "許可された範囲の一覧は、どれほど短くても意図したものとみなします。参照先のグループにメンバーがいるかどうかは別のルールで扱います。",
    says: {
      nobody:
        "{loadBalancer} の {listeners} には誰も到達できません。セキュリティグループに {ports} のルールがありません",
      inward:
        "{loadBalancer} の {listeners} にはインターネットから到達できません。セキュリティグループはプライベートな送信元しか許可していません",
    },
    figures: {
      nobody: "スキーム: {scheme}。セキュリティグループ: {groups}。インバウンドルール: {open}。",
      inward: "スキーム: {scheme}。セキュリティグループ: {groups}。インバウンドルール: {open}。",
    },
  },
  "NACL-001": {
    title: "ネットワーク ACL が通信またはその応答を破棄している",
    why: "ネットワーク ACL は接続を覚えません。片方向で許可したものは、逆方向でも、呼び出し側が使ったポート宛てに許可する必要があります。ロードバランサーと NAT ゲートウェイは 1024〜65535 のどのポートも使います。許可するエントリがなければ黙って破棄され、セキュリティグループでは補えません。",
    fix: "不足しているポートを許可するエントリを、拒否するエントリより小さい番号で追加します。呼び出し側のサブネットに向けては tcp 1024〜65535 です。",
    limits:
      "ロードバランサーから IPv4 ターゲットへの通信と、タスクの起動に必要な通信を判定します。クライアント IP を保持する場合、クライアントは分からないため、ヘルスチェックだけを判定します。",
    says: {
      request: "ネットワーク ACL {acl} が送信側の通信を破棄しています: {flows}",
      reply: "ネットワーク ACL {acl} が応答を破棄しています: {flows}",
      partly: "ネットワーク ACL {acl} が、呼び出し側のポートによっては応答を破棄しています: {flows}",
    },
    figures: {
      request:
        "判定したエントリ: {entry}。通さないもの: {missing}。サブネット: {subnets}。遮断されたターゲット: {targets} 個のうち {cut} 個。",
      reply:
        "判定したエントリ: {entry}。通さないもの: {missing}。サブネット: {subnets}。遮断されたターゲット: {targets} 個のうち {cut} 個。",
      partly:
        "判定したエントリ: {entry}。通さないもの: {missing}。サブネット: {subnets}。影響を受けるターゲット: {targets} 個のうち {cut} 個。",
    },
  },
};
