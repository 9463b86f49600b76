import type { Language, Sentences } from "../reach/sentence.ts";

/** Every sentence of a start-up check, in both languages; `{name}` is filled in. */
const sentences = {
  "interface-endpoint": {
    en: "through interface endpoint {id}",
    ja: "インターフェイスエンドポイント {id} 経由",
  },
  "gateway-endpoint": { en: "through gateway endpoint {id}", ja: "ゲートウェイエンドポイント {id} 経由" },
  "mount-target": { en: "at mount target {id} of its zone", ja: "同じゾーンのマウントターゲット {id}" },
  nat: { en: "through NAT gateway {id}", ja: "NAT ゲートウェイ {id} 経由" },
  "internet-gateway": {
    en: "through internet gateway {id} with a public address",
    ja: "パブリック IP アドレスでインターネットゲートウェイ {id} 経由",
  },
  "transit-gateway": { en: "through transit gateway {id}", ja: "Transit Gateway {id} 経由" },
  peering: { en: "through peering {id}", ja: "ピアリング {id} 経由" },
  vpn: { en: "through VPN gateway {id}", ja: "VPN ゲートウェイ {id} 経由" },
  appliance: { en: "through {id}", ja: "{id} 経由" },
  none: { en: "within the VPC", ja: "VPC 内" },
  several: { en: "in a different way in each subnet", ja: "サブネットごとに異なる経路" },
  notIn: { en: "not in {subnets}: {why}", ja: "{subnets} では不可: {why}" },
  dnsSupportOff: {
    en: "enableDnsSupport of {vpc} is off: no name resolves there.",
    ja: "{vpc} の enableDnsSupport が無効なため、名前を解決できません。",
  },
  dnsHostnamesOff: {
    en: "enableDnsHostnames of {vpc} is off: {host} does not resolve there.",
    ja: "{vpc} の enableDnsHostnames が無効なため、{host} を解決できません。",
  },
  ownServers: {
    en: "{vpc} asks DNS servers of its own ({servers}): what they say of {host} is not visible.",
    ja: "{vpc} は独自の DNS サーバー ({servers}) を使うため、{host} の応答は見えません。",
  },
  zoneUnread: {
    en: "The private zone {zone} answers for {host}; where it leads is not known.",
    ja: "{host} にはプライベートゾーン {zone} が応答しますが、その先は分かりません。",
  },
  zoneLacks: {
    en: "the private zone {zone} answers for {host} and has no record of it.",
    ja: "{host} に応答するプライベートゾーン {zone} に該当レコードがありません。",
  },
  inboundOnly: {
    en: "Whether the private DNS of {id} answers inside the VPC was not read.",
    ja: "{id} のプライベート DNS が VPC 内で応答するかどうかは読めていません。",
  },
  endpointPending: { en: "{id} is not available yet.", ja: "{id} はまだ利用可能ではありません。" },
  hostElsewhere: { en: "Where {host} leads is not known.", ja: "{host} の接続先は分かりません。" },
  sharedSubnet: {
    en: "{subnet} is shared by {account}, whose endpoints are not seen.",
    ja: "{subnet} は {account} から共有されており、そのエンドポイントは見えません。",
  },
  noMountTarget: {
    en: "{id} has no mount target in {zone} of {vpc}: its name does not resolve there.",
    ja: "{vpc} の {zone} に {id} のマウントターゲットがなく、名前を解決できません。",
  },
  networksElsewhere: {
    en: "{subnet} leads to other networks, and endpoints may be kept there.",
    ja: "{subnet} はほかのネットワークにつながっており、エンドポイントがそこにあるかもしれません。",
  },
  ipv6: {
    en: "{subnet} has a way out over IPv6, which is not followed.",
    ja: "{subnet} には IPv6 の出口がありますが、これはたどっていません。",
  },
  policyDenies: {
    en: "the policy of {id} does not allow {action}.",
    ja: "{id} のポリシーは {action} を許可していません。",
  },
  policyUnknown: {
    en: "Whether the policy of {id} allows {action} depends on who asks or on conditions: it is not evaluated.",
    ja: "{id} のポリシーが {action} を許可するかは、呼び出し元や条件によるため評価していません。",
  },
  noExecutionRole: {
    en: "the task definition names no task execution role: nobody may ask {service} for it.",
    ja: "タスク定義にタスク実行ロールがないため、{service} を呼び出す権限がありません。",
  },
  noDefinition: { en: "The task definition of {id} was not read.", ja: "{id} のタスク定義が読めていません。" },
  otherLaunchType: {
    en: "What tasks of launch type {type} start through is not modelled.",
    ja: "起動タイプ {type} のタスクがどこを通って起動するかはモデル化していません。",
  },
  oldPlatform: {
    en: "Platform version {version} fetches part of it through an interface of Fargate's own, which is not visible.",
    ja: "プラットフォームバージョン {version} は一部を Fargate 側のインターフェイスで取得し、それは見えません。",
  },
  noSubnets: { en: "{id} names no subnets.", ja: "{id} にサブネットの指定がありません。" },
  noSuchSubnet: { en: "{subnet} is not among the subnets read.", ja: "{subnet} は読み取ったサブネットにありません。" },
  onlyIpv6: {
    en: "{subnet} has no IPv4 addresses; IPv6 is not followed.",
    ja: "{subnet} には IPv4 アドレスがなく、IPv6 はたどっていません。",
  },
  noDefaultGroup: {
    en: "The default security group of {vpc} was not read.",
    ja: "{vpc} のデフォルトセキュリティグループが読めていません。",
  },
  noInstances: {
    en: "The cluster of {id} has no active container instance that it could start on.",
    ja: "{id} が起動できるアクティブなコンテナインスタンスがクラスターにありません。",
  },
  agentConnected: {
    en: "The agent of {id} is connected although no way is seen: it may use a proxy, which is not visible.",
    ja: "{id} のエージェントは接続していますが経路が見当たりません。見えないプロキシを使っている可能性があります。",
  },
  noInterface: {
    en: "No network interface of {id} is known.",
    ja: "{id} のネットワークインターフェイスが分かりません。",
  },
} as const satisfies Sentences;

export { sentences as startUpSentences };

/** The name of a sentence. */
export type StartUpSentence = keyof typeof sentences;

/** Says a sentence in the language of the answer. */
export type SayStartUp = (key: StartUpSentence, values?: Readonly<Record<string, string>>) => string;

/** Says sentences in one language; a value that is missing stays visible as `{name}`. */
export function sayStartUpIn(language: Language): SayStartUp {
  return (key, values = {}) =>
    sentences[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
