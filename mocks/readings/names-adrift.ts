import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario names-adrift. */
export const namesAdriftReading: Reading = [
  {
    href: "/dns?sort=verdict",
    en: "Every record with its verdict, the broken ones first. The servers are well; only the names lead astray.",
    ja: "すべてのレコードを、壊れているものから順に並べています。サーバーは健全で、ずれているのは名前だけです。",
  },
  {
    href: finding("dns-002-125e6c5b6ff50c0f"),
    en: "The address was given back to AWS, and the name still points at it. Whoever gets that address next answers for your name.",
    ja: "アドレスは AWS に返却されましたが、名前はまだそこを指しています。次にそのアドレスを得た誰かが、この名前で応答することになります。",
  },
  {
    href: finding("dns-015-715409ee95cbbee4"),
    en: "Two names point at each other. A resolver follows them a few times and gives up.",
    ja: "2 つの名前が互いを指しています。リゾルバーは何度かたどった後、あきらめます。",
  },
  {
    href: finding("dns-009-ab95c77726b1a80e"),
    en: "Inside the VPC a private zone of the same name is asked instead of the public one. What is missing in it does not exist for the tasks.",
    ja: "VPC の中では、同じ名前のパブリックゾーンの代わりにプライベートゾーンが使われます。そこにない名前は、タスクにとって存在しません。",
  },
  {
    href: finding("dns-018-6ab47e0f4c3710ce"),
    en: "An Elastic IP that nothing uses, and a name that leads to it. It costs money, and nobody answers.",
    ja: "何にも関連付けられていない Elastic IP と、それを指す名前です。料金はかかりますが、誰も応答しません。",
  },
];
