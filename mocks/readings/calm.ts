import { chosen, type Reading } from "../reading.ts";

/** The guided reading of the scenario calm. */
export const calmReading: Reading = [
  {
    href: "/overview",
    en: "No problems were found in what could be read, and all of it could. Still, there is a lot here that looks like trouble.",
    ja: "読み取れた範囲に問題はなく、しかもすべて読み取れています。それでも、問題に見えるものはたくさんあります。",
  },
  {
    href: chosen("/map", "aws/444455556666/ap-northeast-1/ecs-service/shop/campaign"),
    en: "campaign has no task and no target: it is parked, with a desired count of zero. An empty target group is only a problem when somebody is sent to it.",
    ja: "campaign にはタスクもターゲットもありません。必要数を 0 にして停止中だからです。空のターゲットグループは、そこへ誰かが送られる場合にだけ問題になります。",
  },
  {
    href: "/dns",
    en: "Names with plain addresses: they are Elastic IPs that belong to this account, and stay.",
    ja: "アドレスを直接書いたレコードがあります。いずれもこのアカウントの Elastic IP で、変わりません。",
  },
  {
    href: "/capacity/subnets",
    en: "A subnet without a free address is no problem when nothing will ever start there.",
    ja: "空きアドレスのないサブネットも、そこで何も起動しないのであれば問題ではありません。",
  },
  {
    href: "/rules",
    en: "Every rule that was asked, and what it looks for. Being silent in the right places is half of their work.",
    ja: "評価したすべてのルールと、その着眼点です。正しい場所で黙っていることも、ルールの大切な仕事です。",
  },
];
