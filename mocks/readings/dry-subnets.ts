import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario dry-subnets. */
export const drySubnetsReading: Reading = [
  {
    href: "/capacity/subnets",
    en: "A /28 has sixteen addresses; AWS keeps five of them. Each bar shows who holds the other eleven.",
    ja: "/28 のアドレスは 16 個で、うち 5 個は AWS が予約します。残る 11 個を誰が使っているかを、棒が示しています。",
  },
  {
    href: finding("ipam-002-d18923b282306735"),
    en: "Today all eight tasks of catalogue run. A deployment starts eight more beside them before it stops the old ones, and there is room for four.",
    ja: "catalogue の 8 タスクは今すべて動いています。しかし、デプロイでは古いタスクを止める前に新しい 8 タスクを起動します。空きは 4 つ分しかありません。",
  },
  {
    href: finding("ipam-003-52807074c70bc937"),
    en: "A load balancer grows by adding nodes, and AWS asks for eight free addresses in each of its subnets. This one is too small for that.",
    ja: "ロードバランサーはノードを増やして拡張します。AWS は各サブネットに 8 個の空きアドレスを求めていますが、このサブネットはそれに足りません。",
  },
  {
    href: finding("ipam-006-75ebf686b9e8d754"),
    en: "Search is spread over two zones, but one of the subnets has two addresses left: half of its next deployment would wait there.",
    ja: "search は 2 つのゾーンに分散していますが、片方のサブネットの空きは 2 つだけです。次のデプロイの半分は、そこで待つことになります。",
  },
  {
    href: finding("ipam-010-d99799492aab155f"),
    en: "Eight addresses are set aside by a CIDR reservation for a system that was never built. Giving them back is the cheapest way to get room.",
    ja: "作られなかったシステムのために、CIDR 予約で 8 個のアドレスが確保されたままです。これを解放するのが、最も手軽に空きを作る方法です。",
  },
];
