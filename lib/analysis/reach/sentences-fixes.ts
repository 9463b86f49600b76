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
  sideEffect: {
    en: "{count} other network interfaces carry {id} and change with it.",
    ja: "{id} を使う他の {count} 個のネットワークインターフェイスにも影響します。",
  },
  sideEffectSubnets: {
    en: "All interfaces of {count} subnets change with {id}.",
    ja: "{id} を使う {count} 個のサブネットのすべてのインターフェイスに影響します。",
  },
} as const satisfies Sentences;
