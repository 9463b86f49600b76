import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario half-blind. */
export const halfBlindReading: Reading = [
  {
    href: "/overview",
    en: "Nothing is reported as broken, and nothing as well. The line below says how much was read: not everything.",
    ja: "異常の報告はありませんが、正常とも言っていません。どこまで読み取れたかは下の行のとおりで、すべてではありません。",
  },
  {
    href: "/survey",
    en: "Each area that was not read: the call that was refused, the rules that stay undecided because of it, and the policy that would allow it.",
    ja: "読み取れなかった領域ごとに、拒否された呼び出し、そのために判定できないルール、許可するためのポリシーを示します。",
  },
  {
    href: finding("obs-001-0887e6c87c58fdb1"),
    en: "Tasks could not be listed. An empty list would look like a service without tasks; here it stays a question without an answer.",
    ja: "タスクの一覧を取得できませんでした。空の一覧として扱えば、タスクのないサービスに見えてしまいます。ここでは「わからない」のまま残します。",
  },
  {
    href: "/map",
    en: "Hatched is what was not surveyed, like blank water on a chart. It is never drawn as healthy.",
    ja: "斜線は、海図の未測量の海域と同じく、調査できなかった部分です。正常として描くことはありません。",
  },
  {
    href: "/paths?from=internet&to=billing%2Fportal&protocol=tcp&port=3000",
    en: "A path to a service whose tasks could not be listed ends in unknown, and names the call that would decide it.",
    ja: "タスクの一覧を読み取れなかったサービスへの経路は「不明」になり、判定に必要な呼び出しが示されます。",
  },
];
