import type { Sentences } from "./sentence.ts";

/** What is said of changes and of what else they change. */
export const fixSentences = {
  fixSecurityGroup: {
    en: "Add a rule to {group}: {side} {traffic} {peer}.",
    ja: "{group} にルールを追加: {side} {traffic} {peer}。",
  },
  fixAcl: {
    en: "Add entry {number} to {acl}: allow {side} {traffic} {peer}.",
    ja: "{acl} にエントリ {number} を追加: {side} {traffic} {peer} を許可。",
  },
  fixRoute: {
    en: "Add a route for {to} to {target} in {table}.",
    ja: "{table} に {to} から {target} へのルートを追加。",
  },
  closeSecurityGroup: {
    en: "Remove rule {id} from {group}: {side} {rule}.",
    ja: "{group} からルール {id} を削除: {side} {rule}。",
  },
  closeAcl: {
    en: "Add entry {number} to {acl}: deny {side} {traffic} {peer}.",
    ja: "{acl} にエントリ {number} を追加: {side} {traffic} {peer} を拒否。",
  },
  fixListener: {
    en: "Add a {protocol} listener on {port} to {id} that forwards to {group}.",
    ja: "{id} に {port} の {protocol} リスナーを追加し、{group} に転送。",
  },
  fixTarget: { en: "Register {id} in {group} on port {port}.", ja: "{group} に {id} をポート {port} で登録。" },
  sideEffect: {
    en: "{count|other network interface|other network interfaces} with {id} {count?changes|change} with it: {names}.",
    ja: "{id} を使うほかの {count} 個のネットワークインターフェイスにも影響します: {names}。",
  },
  sideEffectAcl: {
    en: "{count|other network interface|other network interfaces} behind {id} {count?changes|change} with it: {names}.",
    ja: "{id} の配下にあるほかの {count} 個のネットワークインターフェイスにも影響します: {names}。",
  },
  sideEffectTransit: {
    en: "All attachments associated with {id} use the route.",
    ja: "{id} に関連付けられたすべてのアタッチメントがこのルートを使います。",
  },
  sideEffectListener: {
    en: "Everybody whom the security groups of {id} admit on {port} reaches its targets.",
    ja: "{id} のセキュリティグループが {port} を許可するすべての送信元がターゲットに到達します。",
  },
  sideEffectTarget: {
    en: "{group} also sends requests to {id} on {port}.",
    ja: "{group} は {id} の {port} にもリクエストを送ります。",
  },
  sideEffectSubnets: {
    en: "All interfaces of {count|subnet|subnets} change with {id}.",
    ja: "{id} を使う {count} 個のサブネットのすべてのインターフェイスに影響します。",
  },
} as const satisfies Sentences;
