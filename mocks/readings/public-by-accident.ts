import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario public-by-accident. */
export const publicByAccidentReading: Reading = [
  {
    href: "/overview",
    en: "Nothing is broken here. The question is another one: who can reach what, although nobody meant them to?",
    ja: "ここでは何も壊れていません。問うべきは別のことです。意図していないのに、誰が何に到達できるのでしょうか。",
  },
  {
    href: finding("sg-008-1fcf262d015e5a8c"),
    en: "menu stands behind a load balancer, and its tasks have public addresses and let everyone in: it can be called past the load balancer.",
    ja: "menu はロードバランサーの背後にありますが、タスクがパブリックアドレスを持ち、全員を許可しています。ロードバランサーを迂回して呼び出せます。",
  },
  {
    href: finding("sg-014-d761dcb8eef11dc5"),
    en: "A Redis port is open to everybody. The finding is high because there is a public address and a route; the rule alone would not be an exposure.",
    ja: "Redis のポートが全員に開いています。パブリックアドレスと経路がそろっているため「高」です。ルールだけなら公開にはなりません。",
  },
  {
    href: "/paths?from=internet&to=cafe%2Forders-cache&protocol=tcp&port=6379",
    en: "Ask it as a question: can the internet reach the cache on 6379? Every gate on the way says yes.",
    ja: "質問として確かめます。インターネットからキャッシュの 6379 番に届くでしょうか。途中のすべての関門が「通す」と答えます。",
  },
  {
    href: finding("sg-009-e14624011332f2d9"),
    en: "The reporting task carries the VPC's default security group, as the database does: members of a default group reach each other.",
    ja: "集計のタスクは、データベースと同じ VPC のデフォルトセキュリティグループを使っています。このグループの所属どうしは互いに到達できます。",
  },
];
