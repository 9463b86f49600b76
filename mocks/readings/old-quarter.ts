import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario old-quarter. */
export const oldQuarterReading: Reading = [
  {
    href: "/findings",
    en: "Nothing is broken, so all findings here are low or for information. They are what makes the next change slower and riskier.",
    ja: "壊れているものはないため、検出結果はすべて「低」か「情報」です。次の変更を遅く、危うくするものばかりです。",
  },
  {
    href: finding("nacl-002-5a18a59f72a6f728"),
    en: "Entries of a network ACL are asked in the order of their numbers. The denial comes after the allowance it was meant to limit, and is never asked.",
    ja: "ネットワーク ACL のエントリは番号順に評価されます。拒否のエントリが、制限したかった許可より後ろにあり、評価されることがありません。",
  },
  {
    href: finding("sg-010-cd9647cae5103404"),
    en: "A security group holds sixty rules each way unless the quota was raised. This one has fifty-five.",
    ja: "セキュリティグループのルールは、上限を引き上げていなければ方向ごとに 60 個までです。このグループには 55 個あります。",
  },
  {
    href: finding("route-012-90351f42cfda862d"),
    en: "Both zones go out through one NAT gateway. When its zone fails, the other cannot go out either, and until then it pays for traffic between zones.",
    ja: "2 つのゾーンが 1 つの NAT ゲートウェイを使っています。そのゾーンが止まればもう一方も外へ出られず、普段はゾーン間の転送料金がかかります。",
  },
  {
    href: finding("sg-013-03c67ed8e0fbc562"),
    en: "A group that nothing carries. Before you delete it, its page shows whether another group's rule still names it.",
    ja: "何にも付いていないグループです。削除する前に、別のグループのルールから参照されていないかをページで確認できます。",
  },
];
