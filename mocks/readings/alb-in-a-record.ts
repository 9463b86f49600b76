import { chosen, finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario alb-in-a-record. */
export const albInARecordReading: Reading = [
  {
    href: "/overview",
    en: "All targets are healthy, and half of the visitors wait. The one sentence here says where to look: at the name.",
    ja: "ターゲットはすべて正常なのに、訪問者の半分は待たされています。見るべき場所は、この 1 文が示すとおり「名前」です。",
  },
  {
    href: finding("dns-001-a91fb7074d02ee77"),
    en: "www.example.com lists two addresses that the load balancer had when the site went live. One of them is no longer its own.",
    ja: "www.example.com には、公開時にロードバランサーが使っていた 2 つのアドレスが書かれています。そのうち 1 つは、もうロードバランサーのものではありません。",
  },
  {
    href: chosen("/dns", "aws/333344445555/global/record-set/Z010QEED6M85TL4YYO/www.example.com/A"),
    en: "The chain shows it: one address ends at the load balancer and its healthy tasks, the other at nobody.",
    ja: "チェーンを見ると明らかです。一方のアドレスはロードバランサーと正常なタスクに通じ、もう一方は誰にも通じていません。",
  },
  {
    href: "/dns?name=www.example.com&as=A&from=internet",
    en: "Look a name up as a client on the internet would. Until the TTL of 3600 seconds has passed, clients keep what they were told.",
    ja: "インターネット上のクライアントと同じように名前を引いてみます。クライアントは、TTL の 3600 秒が過ぎるまで同じ答えを使い続けます。",
  },
  {
    href: "/rules/DNS-001",
    en: "The rule's page tells how this is detected, how to check it by hand, and the remedy: an alias record, which follows the load balancer.",
    ja: "ルールのページでは、検出の方法、手作業での確認方法、対処がわかります。対処はエイリアスレコードです。ロードバランサーの変化に追従します。",
  },
];
