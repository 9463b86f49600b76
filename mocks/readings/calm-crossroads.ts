import { type Reading } from "../reading.ts";

/** The guided reading of the scenario calm-crossroads. */
export const calmCrossroadsReading: Reading = [
  {
    href: "/overview",
    en: "Nothing to report, although much here is unusual. Unusual and meant is not a finding.",
    ja: "変わった構成は多いものの、報告すべきことはありません。意図した構成であれば、変わっていても問題ではありません。",
  },
  {
    href: "/paths/matrix?protocol=tcp&port=443",
    en: "All pairs at once: who reaches whom on 443. Peered VPCs in which only some subnets meet show as a pattern.",
    ja: "443 番で誰が誰に到達できるかを一覧します。ピアリングで一部のサブネットだけが通じ合う様子が、模様として現れます。",
  },
  {
    href: "/map",
    en: "A Network Load Balancer without a security group, an endpoint that is called by its own name: drawn, judged, and left in peace.",
    ja: "セキュリティグループのない Network Load Balancer や、自身の名前で呼び出されるエンドポイントも、描き、判定したうえで問題なしとしています。",
  },
  {
    href: "/findings?state=all",
    en: "The list is empty also when everything is shown. Below stands what became of each rule: silent because it looked, not because it could not.",
    ja: "すべて表示しても一覧は空です。その下に各ルールの結果があります。見たうえで何もなかったのであり、見られなかったのではありません。",
  },
  {
    href: "/survey",
    en: "Every area was read to its end. Without that, an empty list would mean nothing.",
    ja: "すべての領域を最後まで読み取れています。そうでなければ、空の一覧に意味はありません。",
  },
];
