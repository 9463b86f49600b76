import { chosen, finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario two-shores. */
export const twoShoresReading: Reading = [
  {
    href: "/map",
    en: "Two VPCs, one above the other, and a peering connection between them.",
    ja: "2 つの VPC が上下に並び、その間にピアリング接続があります。",
  },
  {
    href: finding("route-009-b839b775305b48aa"),
    en: "The route tables of one VPC lead to the other, and none leads back: a peering connection needs a route on both sides.",
    ja: "一方の VPC のルートテーブルは相手に通じていますが、戻りの経路はありません。ピアリング接続では、両側にルートが必要です。",
  },
  {
    href: chosen("/e", "aws/131313131313/ap-northeast-1/vpc-peering-connection/pcx-07255fa09d174e413"),
    en: "The peering connection is active. Active says that both sides agreed, not that anything gets through.",
    ja: "ピアリング接続の状態は active です。これは双方が承諾したという意味で、通信できるという意味ではありません。",
  },
  {
    href: finding("route-010-d6239e9ca6070aed"),
    en: "VPC Block Public Access stands above route tables and security groups. North was excluded from it, south was forgotten.",
    ja: "VPC のパブリックアクセスのブロックは、ルートテーブルやセキュリティグループより優先されます。北は除外されましたが、南は忘れられました。",
  },
  {
    href: "/rules/ROUTE-010",
    en: "The rule's page tells how the block is detected and how to check it by hand: no security group and no route table shows it.",
    ja: "ルールのページでは、ブロックの検出方法と手作業での確認方法がわかります。セキュリティグループやルートテーブルを見ても、このブロックには気付けません。",
  },
];
