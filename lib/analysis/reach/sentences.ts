import { balancerSentences } from "./sentences-balancer.ts";
import { chainSentences } from "./sentences-chain.ts";
import { gatewaySentences } from "./sentences-gateways.ts";
import { fixSentences } from "./sentences-fixes.ts";
import { nameSentences } from "./sentences-names.ts";
import { refusalSentences } from "./sentences-refusals.ts";
import type { Language, Sentences } from "./sentence.ts";

export type { Language };

/** Every sentence a trace may say, in both languages; `{name}` is filled in. */
const sentences = {
  reachable: { en: "{from} reaches {to} on {traffic}.", ja: "{from} から {to} へ {traffic} で到達できます。" },
  conditional: {
    en: "{from} reaches {to} on {traffic} only in part: {why}",
    ja: "{from} から {to} へは {traffic} の一部だけが到達できます: {why}",
  },
  requestLost: {
    en: "Requests from {from} never reach {to}: {why}",
    ja: "{from} からのリクエストは {to} に届きません: {why}",
  },
  replyLost: {
    en: "Requests from {from} arrive at {to}, but the replies are lost: {why}",
    ja: "{from} からのリクエストは {to} に届きますが、応答が失われます: {why}",
  },
  unknown: {
    en: "Whether {from} reaches {to} on {traffic} cannot be told: {why}",
    ja: "{from} から {to} へ {traffic} で到達できるかは判断できません: {why}",
  },
  noRuleIn: {
    en: "security group {group} has no rule for {traffic} from {peer}.",
    ja: "セキュリティグループ {group} に {peer} からの {traffic} を許可するルールがありません。",
  },
  noRuleOut: {
    en: "security group {group} has no rule for {traffic} to {peer}.",
    ja: "セキュリティグループ {group} に {peer} への {traffic} を許可するルールがありません。",
  },
  aclDeniesIn: {
    en: "network ACL {acl} of {subnet} denies {traffic} from {peer}, entry {entry}.",
    ja: "{subnet} のネットワーク ACL {acl} が {peer} からの {traffic} を拒否します (エントリ {entry})。",
  },
  aclDeniesOut: {
    en: "network ACL {acl} of {subnet} denies {traffic} to {peer}, entry {entry}.",
    ja: "{subnet} のネットワーク ACL {acl} が {peer} への {traffic} を拒否します (エントリ {entry})。",
  },
  sgUnread: {
    en: "The rules of the security groups of {id} were not all read.",
    ja: "{id} のセキュリティグループのルールがすべては読めていません。",
  },
  unfiltered: {
    en: "{id} has no security group: nothing is filtered.",
    ja: "{id} にはセキュリティグループがなく、フィルタされません。",
  },
  inUse: { en: "{id} is in use.", ja: "{id} は使用中です。" },
  notInUse: { en: "{id} is {state}: it carries no traffic.", ja: "{id} は {state} のため、通信できません。" },
  subnetUnread: { en: "The subnet of {id} is not among those read.", ja: "{id} のサブネットが読めていません。" },
  route: { en: "{destination} → {target}", ja: "{destination} → {target}" },
  noRoute: {
    en: "route table {table} has no route to {to}.",
    ja: "ルートテーブル {table} に {to} へのルートがありません。",
  },
  blackhole: {
    en: "route table {table} sends {destination} to {target}, which is gone (blackhole).",
    ja: "ルートテーブル {table} の {destination} の宛先 {target} は存在しません (ブラックホール)。",
  },
  replyElsewhere: {
    en: "route table {table} sends replies to {to} through {target}, not back the way they came.",
    ja: "ルートテーブル {table} は {to} への応答を {target} に送り、元の経路に戻しません。",
  },
  replyNoRoute: {
    en: "route table {table} has no route back to {to}.",
    ja: "ルートテーブル {table} に {to} へ戻るルートがありません。",
  },
  nobodyAt: {
    en: "no network interface of {vpc} has the address {to}.",
    ja: "{vpc} に {to} を持つネットワークインターフェイスはありません。",
  },
  otherAt: {
    en: "in {vpc} the address {to} belongs to {id}, not to {wanted}.",
    ja: "{vpc} ではアドレス {to} は {wanted} ではなく {id} のものです。",
  },
  igwDetached: { en: "{id} is not attached to {vpc}.", ja: "{id} は {vpc} にアタッチされていません。" },
  igwMissing: { en: "{vpc} has no internet gateway.", ja: "{vpc} にインターネットゲートウェイがありません。" },
  igwAttached: { en: "attached to {vpc}", ja: "{vpc} にアタッチ済み" },
  igwNoPublicOut: {
    en: "{id} has no public IPv4 address: the internet gateway drops what it sends.",
    ja: "{id} にパブリック IPv4 アドレスがないため、インターネットゲートウェイで破棄されます。",
  },
  igwNoPublicIn: {
    en: "{id} has no public IPv4 address: nothing on the internet can address it.",
    ja: "{id} にパブリック IPv4 アドレスがないため、インターネットから宛先にできません。",
  },
  igwPrivateOutside: {
    en: "{to} is a private address: an internet gateway does not carry it.",
    ja: "{to} はプライベートアドレスのため、インターネットゲートウェイを通りません。",
  },
  publicMapping: { en: "{private} ↔ {public}", ja: "{private} ↔ {public}" },
  blockPublicAccessAssumed: {
    en: "VPC Block Public Access is taken to be off: this endpoint does not know the call that would tell.",
    ja: "VPC ブロックパブリックアクセスは無効と仮定しています（このエンドポイントは確認する呼び出しに対応していません）。",
  },
  blockPublicAccess: {
    en: "VPC Block Public Access ({mode}) stops it.",
    ja: "VPC ブロックパブリックアクセス ({mode}) により遮断されます。",
  },
  natState: { en: "NAT gateway {id} is {state}.", ja: "NAT ゲートウェイ {id} は {state} です。" },
  natAvailable: { en: "NAT gateway {id} is available, {type}.", ja: "NAT ゲートウェイ {id} は利用可能です ({type})。" },
  natGone: { en: "NAT gateway {id} is not among those read.", ja: "NAT ゲートウェイ {id} が読めていません。" },
  natProtocol: {
    en: "NAT gateway {id} carries TCP, UDP and ICMP only.",
    ja: "NAT ゲートウェイ {id} は TCP、UDP、ICMP だけを通します。",
  },
  natDestination: {
    en: "NAT gateway {id} accepts no connections from outside.",
    ja: "NAT ゲートウェイ {id} は外部からの接続を受け付けません。",
  },
  natNoInternet: {
    en: "NAT gateway {id} has no way to the internet: route table {table} of {subnet} has no route to an internet gateway for {to}.",
    ja: "NAT ゲートウェイ {id} はインターネットに出られません。{subnet} のルートテーブル {table} に {to} へのインターネットゲートウェイのルートがありません。",
  },
  natCircle: {
    en: "route table {table} sends what NAT gateway {id} lets out to {to} back to it: it goes round in circles.",
    ja: "ルートテーブル {table} が NAT ゲートウェイ {id} から {to} へ出た通信を同じゲートウェイに戻すため、経路がループします。",
  },
  natPrivate: {
    en: "NAT gateway {id} is private: it does not reach the internet.",
    ja: "NAT ゲートウェイ {id} はプライベートのため、インターネットに出られません。",
  },
  peeringState: { en: "peering {id} is {state}.", ja: "ピアリング {id} は {state} です。" },
  peeringActive: { en: "peering {id} is active.", ja: "ピアリング {id} は有効です。" },
  peeringTransit: {
    en: "peering {id} carries only addresses of its two VPCs, not {to}.",
    ja: "ピアリング {id} は 2 つの VPC のアドレスだけを運び、{to} は運びません。",
  },
  peeringFarUnread: {
    en: "The far side of {id} ({vpc}) is not in this snapshot.",
    ja: "{id} の相手側 ({vpc}) はこのスナップショットにありません。",
  },
  tgwNotAttached: {
    en: "{vpc} has no available attachment to {id}.",
    ja: "{vpc} には {id} への利用可能なアタッチメントがありません。",
  },
  tgwUnseen: {
    en: "{id} and how the VPC is attached to it are not visible from this account.",
    ja: "{id} と、VPC がどうアタッチされているかは、このアカウントからは見えません。",
  },
  tgwZone: {
    en: "the attachment of {vpc} to {id} has no subnet in {zone}.",
    ja: "{vpc} の {id} へのアタッチメントには {zone} のサブネットがありません。",
  },
  tgwNoTable: { en: "attachment {id} has no route table.", ja: "アタッチメント {id} にルートテーブルがありません。" },
  tgwNoRoute: {
    en: "transit gateway route table {table} has no route to {to}.",
    ja: "Transit Gateway ルートテーブル {table} に {to} へのルートがありません。",
  },
  tgwBlackhole: {
    en: "transit gateway route table {table} drops {to} (blackhole).",
    ja: "Transit Gateway ルートテーブル {table} は {to} を破棄します (ブラックホール)。",
  },
  tgwBeyond: {
    en: "What {id} leads to ({type}) is beyond this snapshot.",
    ja: "{id} の先 ({type}) はこのスナップショットの外です。",
  },
  vpnBeyond: { en: "What lies beyond {id} is not visible from here.", ja: "{id} の先はここからは見えません。" },
  vpnNoRoute: {
    en: "the static routes of the VPN behind {id} do not hold {to}.",
    ja: "{id} の VPN の静的ルートに {to} が含まれていません。",
  },
  vpnDown: { en: "no VPN connection of {id} is available.", ja: "{id} に利用可能な VPN 接続がありません。" },
  endpointState: { en: "VPC endpoint {id} is {state}.", ja: "VPC エンドポイント {id} は {state} です。" },
  endpointProtocol: {
    en: "gateway endpoint {id} carries TCP and ping only.",
    ja: "ゲートウェイエンドポイント {id} は TCP と ping だけを通します。",
  },
  endpointPolicy: {
    en: "The policy of {id} does not allow everything: it is not evaluated (policy not evaluated), and may deny single requests.",
    ja: "{id} のポリシーはすべてを許可するものではありません。ポリシーは評価していないため、個々のリクエストが拒否されることがあります。",
  },
  endpointAvailable: { en: "VPC endpoint {id} is available.", ja: "VPC エンドポイント {id} は利用可能です。" },
  appliance: {
    en: "What {id} does with the packet is not modelled.",
    ja: "{id} がパケットをどう扱うかはモデル化していません。",
  },
  edgeTable: {
    en: "{id} steers arriving traffic to {target} by route table {table}: what happens there is not modelled.",
    ja: "{id} はルートテーブル {table} で着信を {target} に送っており、その先はモデル化していません。",
  },
  ipv6: { en: "IPv6 is not modelled yet.", ja: "IPv6 はまだモデル化していません。" },
  outsideBoth: { en: "Both ends are outside what was surveyed.", ja: "両端とも調査範囲の外です。" },
  maybeOurs: {
    en: "Whether {to} is held by a network interface of this account is not known: not all of them were read.",
    ja: "{to} がこのアカウントのネットワークインターフェイスのものかどうか分かりません。すべては読み取られていません。",
  },
  privateOutside: {
    en: "Whether {text} can come in through a VPN, Direct Connect or another network is not visible.",
    ja: "{text} が VPN、Direct Connect、ほかのネットワークから入れるかは見えません。",
  },
  onlyPorts: { en: "only {ports} is open.", ja: "{ports} だけが開いています。" },
  onlySourcePorts: {
    en: "replies pass only to client ports {ports}; the client uses {asked}.",
    ja: "応答はクライアントポート {ports} にだけ届きます (クライアントは {asked} を使います)。",
  },
  onlyCidrs: { en: "only {cidrs} may.", ja: "{cidrs} だけが可能です。" },
  onlySome: { en: "{some} of {all} do.", ja: "{all} のうち {some} だけです。" },
  onlyLabelled: { en: "{some} of {all} do: those of {labels}.", ja: "{all} のうち {some} だけです ({labels})。" },
  hostTaken: {
    en: "HTTP requests are taken to name {host} as their host.",
    ja: "HTTP リクエストの Host は {host} とします。",
  },
  onlyZones: { en: "only in {zones}.", ja: "{zones} だけです。" },
  clientPorts: {
    en: "{name} is taken to use the source ports {ports}.",
    ja: "{name} は送信元ポート {ports} を使うものとします。",
  },
  systemTaken: {
    en: "Task {task} is taken to run Linux: its task definition names no operating system, and its container instance was not read (ecs:DescribeContainerInstances). On Windows its source ports would be others.",
    ja: "タスク {task} は Linux で動くものとします。タスク定義にオペレーティングシステムの指定がなく、コンテナインスタンスも読み取れていません（ecs:DescribeContainerInstances）。Windows であれば送信元ポートが変わります。",
  },
  processListens: {
    en: "A process is taken to listen on the port; no evidence tells otherwise.",
    ja: "そのポートでプロセスが待ち受けているものとします。",
  },
  replyPublic: { en: "the replies come back to its public address.", ja: "応答はそのパブリックアドレスに戻ります。" },
  ...balancerSentences,
  ...chainSentences,
  ...fixSentences,
  ...gatewaySentences,
  ...nameSentences,
  ...refusalSentences,
} as const satisfies Sentences;

export { sentences as traceSentences };

/** The name of a sentence. */
export type SentenceKey = keyof typeof sentences;

/** Says a sentence in the language of the answer. */
export type Say = (key: SentenceKey, values?: Readonly<Record<string, string>>) => string;

/** Says sentences in one language: `{name}`, `{name|one|many}` the number with its word, `{name?one|many}` the word; a value that is missing stays visible as `{name}`. */
export function sayIn(language: Language): Say {
  return (key, values = {}) =>
    sentences[key][language].replace(
      /\{(\w+)(?:([|?])([^|{}]*)\|([^|{}]*))?\}/g,
      (whole: string, ...groups: readonly (string | undefined)[]) => {
        const [name = "", mark, one = "", many = ""] = groups;
        const value = values[name];
        if (value === undefined) return whole;
        const word = value === "1" ? one : many;
        return mark === undefined ? value : mark === "?" ? word : `${value} ${word}`;
      },
    );
}
