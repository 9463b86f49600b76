import type { Sentences } from "./sentence.ts";

/** What is said of the ways between VPCs and out of them. */
export const gatewaySentences = {
  referencePublic: {
    en: "Rule {rule} names {group}, but the packet comes by public addresses, which a group reference never means.",
    ja: "ルール {rule} は {group} を参照していますが、パケットはパブリックアドレス経由で届くため、グループ参照は一致しません。",
  },
  referenceFar: {
    en: "Rule {rule} names {group}, but a reference does not hold on this way between VPCs.",
    ja: "ルール {rule} は {group} を参照していますが、この VPC 間の経路ではグループ参照は有効ではありません。",
  },
  referenceTransit: {
    en: "Rule {rule} names {group}, but security group referencing is not enabled on the transit gateway or its attachments.",
    ja: "ルール {rule} は {group} を参照していますが、Transit Gateway またはアタッチメントでセキュリティグループ参照が有効になっていません。",
  },
  referenceTransitOut: {
    en: "Rule {rule} names {group}, but outbound rules cannot reference a group over a transit gateway: name its addresses.",
    ja: "ルール {rule} は {group} を参照していますが、アウトバウンドルールでは Transit Gateway 越しのグループ参照を使用できません。アドレスで指定してください。",
  },
  peeringSource: {
    en: "peering {id} carries only what starts in its two VPCs: it is no way through to {to}.",
    ja: "ピアリング {id} は 2 つの VPC から始まる通信だけを運び、{to} への中継には使えません。",
  },
  tgwAgain: {
    en: "What comes into {vpc} from a transit gateway is routed on to {id}: whether that goes through is not modelled.",
    ja: "Transit Gateway から {vpc} に入ったパケットが再び {id} に送られます。これが通るかはモデル化していません。",
  },
  tgwTableUnread: {
    en: "The routes of transit gateway route table {table} are not among those read.",
    ja: "Transit Gateway ルートテーブル {table} のルートが読めていません。",
  },
  tgwEitherSubnet: {
    en: "The transit gateway may enter {vpc} by any of its subnets there, and they route differently.",
    ja: "Transit Gateway は {vpc} のどのアタッチメントサブネットからも入る可能性があり、それぞれのルートが異なります。",
  },
  igwForeign: {
    en: "{to} is no address of {vpc}: its gateways carry only what its own interfaces send.",
    ja: "{to} は {vpc} のアドレスではありません。VPC のゲートウェイは自身のインターフェイスの通信だけを運びます。",
  },
  eigwCarries: {
    en: "egress-only internet gateway {id} carries what the VPC starts, and its replies.",
    ja: "Egress-Only インターネットゲートウェイ {id} は VPC から始まる通信とその応答を運びます。",
  },
  natFamily: {
    en: "NAT gateway {id} carries IPv6 only to 64:ff9b::/96.",
    ja: "NAT ゲートウェイ {id} が IPv6 で運ぶのは 64:ff9b::/96 宛てだけです。",
  },
  natRegionalTable: {
    en: "The route table of regional NAT gateway {id} was not seen: it is taken to lead to the internet gateway, as AWS makes it.",
    ja: "リージョナル NAT ゲートウェイ {id} のルートテーブルが見えないため、AWS のデフォルトのとおりインターネットゲートウェイへ向かうものとします。",
  },
  vpnCarries: {
    en: "the static routes of the VPN behind {id} hold {to}.",
    ja: "{id} の VPN の静的ルートに {to} が含まれています。",
  },
  vgwOtherVpc: {
    en: "{id} is not attached to {vpc}: what comes in by it reaches its own VPC only.",
    ja: "{id} は {vpc} にアタッチされていないため、着信は自身の VPC にしか届きません。",
  },
  endpointForeign: {
    en: "gateway endpoint {id} serves what starts in {vpc} only.",
    ja: "ゲートウェイエンドポイント {id} は {vpc} から始まる通信だけに使えます。",
  },
  endpointPolicyAssumed: {
    en: "The policy of {id} was not told: it is taken to be the one it is made with, which allows everything.",
    ja: "{id} のポリシーが不明なため、すべてを許可するデフォルトのポリシーとします。",
  },
  endpointProvider: {
    en: "What the provider of {service} lets through behind {id} is not visible: its load balancer, its groups and its targets are taken to answer.",
    ja: "{id} の先にある {service} の提供者側は見えません。ロードバランサー、セキュリティグループ、ターゲットは応答するものとします。",
  },
  applianceGone: {
    en: "route table {table} leads to {id}, which no longer exists.",
    ja: "ルートテーブル {table} の宛先 {id} は存在しません。",
  },
  sourceDestCheck: {
    en: "{id} checks source and destination: it drops what is not for itself.",
    ja: "{id} は送信元/送信先チェックが有効なため、自分宛て以外のパケットを破棄します。",
  },
  resolverOff: {
    en: "{vpc} has DNS support off: its resolver does not answer.",
    ja: "{vpc} は DNS サポートが無効なため、リゾルバーは応答しません。",
  },
  reservedService: {
    en: "{to} is a service of AWS inside the VPC ({ports}): no security group or network ACL is asked.",
    ja: "{to} は VPC 内の AWS サービス ({ports}) です。セキュリティグループとネットワーク ACL は適用されません。",
  },
  reservedOther: {
    en: "{to} is a service of AWS inside the VPC: it answers {ports} only.",
    ja: "{to} は VPC 内の AWS サービスで、{ports} にだけ応答します。",
  },
  mixedAge: {
    en: "Not all of it is of this survey: {area} was read at {at}.",
    ja: "一部は今回の調査より前のデータです: {area} は {at} に読み取られました。",
  },
  noFamily: {
    en: "{id} has no {family} address.",
    ja: "{id} に {family} アドレスがありません。",
  },
  noEntries: {
    en: "prefix list {id} has no entries, so it stands for no address.",
    ja: "プレフィックスリスト {id} にエントリがなく、どのアドレスも表しません。",
  },
} as const satisfies Sentences;
