import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario ten-thousand. */
export const tenThousandReading: Reading = [
  {
    href: "/overview",
    en: "Ten thousand tasks, and the few sentences that matter. Four VPCs, three hundred services: none of them is left out.",
    ja: "1 万のタスクの中から、大事なことだけを数文で示します。4 つの VPC と 300 のサービスを、1 つも省いていません。",
  },
  {
    href: "/map",
    en: "With so many rows the map puts trouble first. The counts are exact, and nothing is dropped in silence.",
    ja: "行が多いときは、問題のあるものを先に並べます。件数は正確で、黙って省くことはありません。",
  },
  {
    href: finding("tg-002-149de96128f21803"),
    en: "No target of tax-web answers: among two hundred target groups this one sends its visitors to nobody.",
    ja: "tax-web のターゲットは 1 つも応答しません。200 のターゲットグループのうち、訪問者が行き場を失っているのはここだけです。",
  },
  {
    href: finding("ecs-005-b690ae842a1c79df"),
    en: "A worker waits for Fargate capacity. It is said to be no network problem, so nobody searches route tables for it.",
    ja: "あるワーカーは Fargate の容量の空きを待っています。ネットワークの問題ではないと明示しているため、ルートテーブルを調べて回る必要はありません。",
  },
  {
    href: finding("route-009-32a20963b5cf90fe"),
    en: "One VPC reaches another through a peering connection, and no answer returns: the route back was never made.",
    ja: "ある VPC から別の VPC へはピアリング接続で到達しますが、応答は戻りません。戻りのルートが作られていないためです。",
  },
];
