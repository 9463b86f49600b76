import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario discovery-gone. */
export const discoveryGoneReading: Reading = [
  {
    href: "/dns?zone=service-connect",
    en: "Services here find each other by name: some by DNS records that Cloud Map keeps, some by Service Connect, which is not DNS at all.",
    ja: "ここではサービスどうしが名前で相手を見つけます。Cloud Map が管理する DNS レコードによるものと、DNS ではない Service Connect によるものがあります。",
  },
  {
    href: finding("sd-001-cfeda5d7dac82110"),
    en: "A host was killed, and the address of its task stayed in Cloud Map. One answer in so many leads to nobody.",
    ja: "ホストが強制終了され、そのタスクのアドレスが Cloud Map に残りました。応答のうち 1 つは、誰にも通じません。",
  },
  {
    href: finding("sd-004-1a0378f9ff6042a7"),
    en: "The opposite: a task that runs and was never registered. Nobody who asks for the name will find it.",
    ja: "逆に、動いているのに登録されなかったタスクです。名前で探しても見つかりません。",
  },
  {
    href: finding("sd-003-3504f3cefb5ad701"),
    en: "The night batch asks from a VPC that is not associated with the private zone, and is told that the name does not exist.",
    ja: "夜間バッチは、プライベートゾーンに関連付けられていない VPC から問い合わせているため、名前が存在しないという答えになります。",
  },
  {
    href: finding("sd-006-131c42a88383f069"),
    en: "Service Connect sends to the port of the proxy. The security group knows the port of the application, and drops it.",
    ja: "Service Connect はプロキシのポートに送信します。セキュリティグループが許可しているのはアプリケーションのポートなので、破棄されます。",
  },
];
