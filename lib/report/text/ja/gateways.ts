import type { RuleText } from "#lib/findings/rule.ts";

/** The Japanese of the rules about routes, gateways and endpoints. */
export const gatewaysInJapanese: { readonly [ruleId: string]: RuleText<string> } = {
  "ROUTE-005": {
    title: "プライベートサブネットの NAT ゲートウェイが機能しない",
    why: "プライベートサブネットにはほかに出口がありません。NAT ゲートウェイは、利用可能でないとき、パブリックアドレスがないとき、または自身のサブネットがインターネットゲートウェイに通じていないときは何も運びません。NAT ゲートウェイはパブリックサブネットに置く必要があります。",
    fix: "デフォルトルートがインターネットゲートウェイに向くサブネットに NAT ゲートウェイを作成し、プライベートサブネットのデフォルトルートをそこへ向けます。",
    limits:
      "IPv4 のみ。自身のサブネットがファイアウォール、アプライアンス、Transit Gateway に通じている NAT ゲートウェイは、その先が見えないため対象外です。",
    says: {
      state:
        "NAT ゲートウェイ {nat} の状態は {state} です。サブネット {subnets} 個にインターネットへの経路がありません",
      noInternet:
        "NAT ゲートウェイ {nat} 自身にインターネットへの経路がありません。これに頼るサブネット {subnets} 個にも経路がありません",
      noAddress:
        "NAT ゲートウェイ {nat} にパブリックアドレスがありません。サブネット {subnets} 個にインターネットへの経路がありません",
    },
    figures: {
      state: "{detail}。サブネット: {names}。そこにあるサービス: {services}。",
      noInternet: "{detail}。サブネット: {names}。そこにあるサービス: {services}。",
      noAddress: "{detail}。サブネット: {names}。そこにあるサービス: {services}。",
    },
  },
};
