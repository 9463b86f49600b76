import type { Sentences } from "./sentence.ts";

/** What is said of names and records. */
export const nameSentences = {
  dnsResolves: { en: "{name} leads to {to}.", ja: "{name} は {to} を指します。" },
  dnsAlias: { en: "{name} is an alias of {to}.", ja: "{name} は {to} のエイリアスです。" },
  dnsRegistered: {
    en: "Cloud Map has registered {instance} for {name} at {to}.",
    ja: "Cloud Map に {name} のインスタンス {instance} が {to} で登録されています。",
  },
  dnsNone: {
    en: "{name} is in the hosted zone {zone}, which has no such record.",
    ja: "{name} はホストゾーン {zone} に属しますが、レコードがありません。",
  },
  dnsNoData: {
    en: "{name} exists in the hosted zone {zone}, but has no record of type {type}.",
    ja: "{name} はホストゾーン {zone} にありますが、タイプ {type} のレコードがありません。",
  },
  dnsNoType: {
    en: "{name} has no answer of type {type}.",
    ja: "{name} にはタイプ {type} の応答がありません。",
  },
  dnsNotDualstack: {
    en: "load balancer {id} has no IPv6 addresses: it is not dual-stack.",
    ja: "ロードバランサー {id} はデュアルスタックではなく、IPv6 アドレスがありません。",
  },
  dnsNoZone: {
    en: "load balancer {id} has no node in {zone}.",
    ja: "ロードバランサー {id} は {zone} にノードがありません。",
  },
  dnsShadows: {
    en: "The private hosted zone {zone} ({id}) hides the public record of {name}: Route 53 does not fall back to the public zone.",
    ja: "プライベートホストゾーン {zone} ({id}) が {name} のパブリックレコードを隠しています。Route 53 はパブリックゾーンに問い合わせ直しません。",
  },
  dnsGone: {
    en: "{name} leads to {value}, which no longer exists.",
    ja: "{name} は {value} を指しますが、それはもう存在しません。",
  },
  dnsOutside: {
    en: "{name} is not in any hosted zone that was read.",
    ja: "{name} は読み取ったどのホストゾーンにもありません。",
  },
  dnsNotOurs: {
    en: "{name} is not the name of anything that was read.",
    ja: "{name} は読み取ったどのリソースの名前でもありません。",
  },
  dnsNeverPublic: {
    en: "{name} is in no private hosted zone that is asked, and its top-level name does not exist on the internet.",
    ja: "{name} は参照されるどのプライベートホストゾーンにもなく、そのトップレベルドメインはインターネットに存在しません。",
  },
  dnsAwsService: {
    en: "{name} is a public AWS service name: it is answered with public addresses.",
    ja: "{name} は AWS サービスのパブリック名で、パブリックアドレスが返ります。",
  },
  dnsDelegated: {
    en: "{name} is delegated to {servers}, which are not in this snapshot.",
    ja: "{name} は {servers} に委任されており、このスナップショットにはありません。",
  },
  dnsTwoZones: {
    en: "{count} public hosted zones are named {zone} and answer differently; which of them the domain's registration points to is not visible.",
    ja: "パブリックホストゾーン {zone} が {count} 個あり、応答が異なります。ドメイン登録がどれを指しているかは見えません。",
  },
  dnsForeignZone: {
    en: "The private hosted zone {zone} ({id}) belongs to {owner}, whose records were not read.",
    ja: "プライベートホストゾーン {zone} ({id}) は {owner} のもので、そのレコードは読めていません。",
  },
  dnsLoop: { en: "The records of {name} lead back to themselves.", ja: "{name} のレコードは循環しています。" },
  dnsTooLong: {
    en: "{name} comes after {most} records in a row: resolvers give up on such a chain.",
    ja: "{name} までに {most} 個のレコードが連なっており、リゾルバーは途中で打ち切ります。",
  },
  dnsVpcUnread: { en: "{vpc} is not among the VPCs that were read.", ja: "{vpc} は読み取った VPC にありません。" },
  dnsSupportOff: {
    en: "enableDnsSupport of {vpc} is off: its resolver answers nothing.",
    ja: "{vpc} の enableDnsSupport が無効のため、VPC のリゾルバーは応答しません。",
  },
  dnsHostnamesOff: {
    en: "enableDnsHostnames of {vpc} is off: the private hosted zone {zone} is not asked.",
    ja: "{vpc} の enableDnsHostnames が無効のため、プライベートホストゾーン {zone} は参照されません。",
  },
  dnsAttributesUnread: {
    en: "The DNS attributes of {vpc} were not read.",
    ja: "{vpc} の DNS 属性が読めていません。",
  },
  dnsNoOptions: {
    en: "{vpc} has no DHCP options: which name servers its hosts ask is not visible.",
    ja: "{vpc} には DHCP オプションセットがなく、ホストがどのネームサーバーを使うかは見えません。",
  },
  dnsOwnServers: {
    en: "{vpc} asks its own name servers {servers} ({options}): what they answer is not visible.",
    ja: "{vpc} は独自のネームサーバー {servers} ({options}) を使っており、その応答は見えません。",
  },
  dnsEndpointOff: {
    en: "VPC endpoint {id} exists, but its private DNS name is off or it is not available: the name is answered with public addresses.",
    ja: "VPC エンドポイント {id} はありますが、プライベート DNS 名が無効か利用可能でないため、パブリックアドレスが返ります。",
  },
  dnsEndpointAttributes: {
    en: "VPC endpoint {id} has a private DNS name, but the DNS attributes of {vpc} are off: the name is answered with public addresses.",
    ja: "VPC エンドポイント {id} にはプライベート DNS 名がありますが、{vpc} の DNS 属性が無効のため、パブリックアドレスが返ります。",
  },
  dnsApiOnly: {
    en: "{name}: the Cloud Map service {service} of {namespace} is discovered by the API only, the DNS does not have it.",
    ja: "{name}: {namespace} の Cloud Map サービス {service} は API でのみ検出でき、DNS にはありません。",
  },
  dnsHttpNamespace: {
    en: "{name} is in {namespace}, an HTTP namespace of Cloud Map: nothing in it is in the DNS.",
    ja: "{name} は Cloud Map の HTTP 名前空間 {namespace} に属し、DNS にはありません。",
  },
  dnsServiceConnect: {
    en: "{name} is a Service Connect name of {service}: only the proxies of tasks in its namespace know it, the DNS does not.",
    ja: "{name} は {service} の Service Connect 名で、同じ名前空間のタスクのプロキシだけが知っており、DNS にはありません。",
  },
  dnsPublicFromInside: {
    en: "{name} is answered with public addresses ({addresses}) from inside {vpc}: packets leave through its internet gateway, and rules that name a security group do not match.",
    ja: "{name} は {vpc} の中からもパブリックアドレス ({addresses}) に解決されます。パケットはインターネットゲートウェイを経由し、セキュリティグループ参照のルールには一致しません。",
  },
  dnsStale: {
    en: "{address} is an address of a node of load balancer {id}: the record breaks when the node is replaced.",
    ja: "{address} はロードバランサー {id} のノードのアドレスで、ノードが入れ替わるとこのレコードは使えなくなります。",
  },
  dnsDangling: {
    en: "{address} is an address nobody holds.",
    ja: "{address} を持つものはありません。",
  },
  dnsHealthCheck: {
    en: "Whether health check {id} of {name} passes is not read (route53:GetHealthCheckStatus): every record it may leave is a possible answer.",
    ja: "{name} のヘルスチェック {id} に合格しているかは読み取っていません（route53:GetHealthCheckStatus）。返される可能性のあるレコードはすべて候補とします。",
  },
  dnsForwarded: {
    en: "Resolver rule {rule} forwards {domain} and every name below it from {vpc} to {targets}, through outbound endpoint {endpoint}: what is answered there cannot be seen.",
    ja: "Resolver ルール {rule} が、{vpc} からの {domain} とその配下の名前をアウトバウンドエンドポイント {endpoint} 経由で {targets} に転送します。転送先が何を返すかは見えません。",
  },
  dnsRuleIdle: {
    en: "Resolver rule {rule} for {domain} is not in force in {vpc}: its association is {status}. Once it is COMPLETE, the name is answered elsewhere.",
    ja: "{domain} の Resolver ルール {rule} は {vpc} ではまだ有効ではありません（関連付けの状態: {status}）。COMPLETE になると、この名前は別の場所で解決されます。",
  },
  dnsRulesUnread: {
    en: "Outbound Resolver endpoint {endpoints} is there to forward names elsewhere. Which names of {vpc} it forwards is not known: {why}",
    ja: "名前を転送するためのアウトバウンド Resolver エンドポイント {endpoints} があります。{vpc} のどの名前を転送するかは分かりません: {why}",
  },
  dnsEndpointsUnread: {
    en: "Neither Resolver rules nor outbound Resolver endpoints were read: whether a name of {vpc} is forwarded elsewhere is not known: {why}",
    ja: "Resolver ルールもアウトバウンド Resolver エンドポイントも読み取れていないため、{vpc} の名前が転送されるかどうかは分かりません: {why}",
  },
  dnsRulesNotRead: {
    en: "The Resolver rules of {vpc} were not read (route53resolver:ListResolverRules). No outbound Resolver endpoint is in sight, so that only a rule shared by another account could forward the name elsewhere: none is taken to.",
    ja: "{vpc} の Resolver ルールは読み取れていません（route53resolver:ListResolverRules）。アウトバウンド Resolver エンドポイントは見当たらず、名前を転送できるのは別のアカウントから共有されたルールだけなので、転送されないものとします。",
  },
  dnsForwards: {
    en: "Outbound Resolver endpoint {endpoints} forwards some names of the VPCs of this account elsewhere. Which ones was not read (route53resolver:ListResolverRules): this one, which is AWS's own, is taken not to be among them in {vpc}.",
    ja: "アウトバウンド Resolver エンドポイント {endpoints} が、このアカウントの VPC からの一部の名前を転送しています。どの名前かは読み取れていないため（route53resolver:ListResolverRules）、{vpc} では AWS 自身の名前であるこの名前は対象外とします。",
  },
  dnsWeight: { en: "weight {weight} of {total}", ja: "重み {weight}/{total}" },
  dnsIfHealthy: { en: "if its health check passes", ja: "ヘルスチェックが正常な場合" },
  dnsPrimary: { en: "as the primary of a failover pair", ja: "フェイルオーバーのプライマリとして" },
  dnsSecondary: {
    en: "only while the primary of the failover pair is unhealthy",
    ja: "フェイルオーバーのプライマリが異常な間だけ",
  },
  dnsNearest: { en: "for callers nearest to {region}", ja: "{region} に最も近い呼び出し元に対して" },
  dnsLocation: { en: "for callers in {place}", ja: "{place} の呼び出し元に対して" },
  dnsElsewhere: { en: "for callers anywhere else", ja: "それ以外の場所の呼び出し元に対して" },
  dnsSet: { en: "as record {set} of its set", ja: "レコードセットの {set} として" },
  dnsPrivateOutside: {
    en: "it is answered with the private address {address}, which nothing on the internet can reach.",
    ja: "プライベートアドレス {address} に解決されますが、インターネットからは到達できません。",
  },
  dnsOtherPort: {
    en: "{name} has SRV records only, for port {ports}: a caller that brings its own port gets no address.",
    ja: "{name} には SRV レコード (ポート {ports}) しかなく、独自のポートを使う呼び出し元はアドレスを得られません。",
  },
  whenAnswer: {
    en: "when {name} is answered with {answer}.",
    ja: "{name} が {answer} に解決された場合。",
  },
  dnsTarget: {
    en: "{name} leads to {value}, which could not be followed.",
    ja: "{name} は {value} を指しますが、その先をたどれません。",
  },
} as const satisfies Sentences;
