import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario eni-wall. */
export const eniWallReading: Reading = [
  {
    href: "/overview",
    en: "The shop's API runs one task of two. The first sentence says why: there is no network interface left to give to the second.",
    ja: "API のタスクは 2 つのうち 1 つしか動いていません。最初の文がその理由です。2 つ目のタスクに渡せるネットワークインターフェイスがありません。",
  },
  {
    href: finding("eni-001-6ecca94725820d40"),
    en: "In awsvpc mode every task takes a network interface of its own. A t2.micro holds two: one is the instance's, one the first task's.",
    ja: "awsvpc モードでは、タスクごとにネットワークインターフェイスを 1 枚使います。t2.micro が持てるのは 2 枚で、1 枚はインスタンス自身、もう 1 枚は 1 つ目のタスクが使っています。",
  },
  {
    href: "/capacity/eni?q=shop",
    en: "The same as slots. P is the instance's own interface; the filled slot is the task. CPU and memory are free, but no slot is.",
    ja: "同じことをスロットで表しています。P はインスタンス自身のインターフェイス、塗られたスロットがタスクです。CPU とメモリは空いていますが、スロットは空いていません。",
  },
  {
    href: finding("eni-004-c447e72f29851a3d"),
    en: "On larger types a trunk carries many task interfaces. A t2.micro cannot have one, so turning the account setting on would change nothing here.",
    ja: "大きなインスタンスタイプでは、トランクによって多くのタスク用インターフェイスを持てます。t2.micro は対応していないため、アカウント設定を有効にしても何も変わりません。",
  },
  {
    href: "/capacity/what-if?q=shop",
    en: "Try another instance type here before you pay for it: the board is computed again, and no AWS call is made.",
    ja: "別のインスタンスタイプなら足りるのかを、実際に変更する前にここで試せます。再計算だけを行い、AWS の呼び出しはしません。",
  },
];
