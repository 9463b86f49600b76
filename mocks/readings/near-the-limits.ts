import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario near-the-limits. */
export const nearTheLimitsReading: Reading = [
  {
    href: "/overview",
    en: "Nothing is wrong today. Two numbers come near a limit, and a limit is reached without a warning.",
    ja: "今は何も問題ありません。ただし、2 つの数が上限に近づいています。上限に達するときに、予告はありません。",
  },
  {
    href: finding("sd-011-9e2cd96fe5213d2f"),
    en: "One service may have a thousand tasks in its registry. pricer wants nine hundred; the next scaling step may ask for more.",
    ja: "1 つのサービスがレジストリに登録できるタスクは 1000 個です。pricer はすでに約 900 個を求めており、次の拡張で超えるかもしれません。",
  },
  {
    href: finding("eni-009-af96541a45405fee"),
    en: "Network interfaces are counted for the whole Region, whoever made them. Most of these belong to the data platform, not to ECS.",
    ja: "ネットワークインターフェイスの数は、誰が作ったかにかかわらずリージョン全体で数えます。大半は ECS ではなく、データ基盤のものです。",
  },
  {
    href: "/capacity/subnets",
    en: "The subnets have room. That is why the limit is easy to miss: no bar here is near its end.",
    ja: "サブネットには余裕があります。どの棒もまだ余っているため、上限に近いことを見落としやすくなっています。",
  },
  {
    href: "/map",
    en: "Nine hundred tasks are one row: a cell draws up to twelve ticks, then a number.",
    ja: "900 個のタスクも 1 行です。セルには 12 個まで印を描き、それを超えると数で示します。",
  },
];
