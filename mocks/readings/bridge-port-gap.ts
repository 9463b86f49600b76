import { chosen, finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario bridge-port-gap. */
export const bridgePortGapReading: Reading = [
  {
    href: "/overview",
    en: "One of three tasks times out, and which one changes with each deployment. That is the mark of a port range that does not fit.",
    ja: "3 つのタスクのうち 1 つがタイムアウトし、どれがそうなるかはデプロイのたびに変わります。ポート範囲が合っていないときの特徴です。",
  },
  {
    href: finding("sg-003-fa9af8aa00bebd8d"),
    en: "In bridge mode the host port is chosen at start, from 32768 on. The security group opens 49153 and above, as an old page says.",
    ja: "bridge モードのホストポートは、起動時に 32768 以上から選ばれます。セキュリティグループは、古い資料のとおり 49153 以上しか開いていません。",
  },
  {
    href: chosen("/map", "aws/121212121212/ap-northeast-1/ecs-service/library/catalogue"),
    en: "The cells show host and container port of each task. The one below 49153 is the one that does not answer.",
    ja: "マップのセルには、各タスクのホストポートとコンテナポートが示されます。49153 より小さいポートのタスクが、応答しないものです。",
  },
  {
    href: finding("tg-003-fb10a94ded2b21dd"),
    en: "The load balancer sends nothing to that target, so visitors hardly notice: a third of the capacity is gone all the same.",
    ja: "ロードバランサーはそのターゲットに送らないため、訪問者はほとんど気付きません。それでも、処理能力の 3 分の 1 は失われています。",
  },
  {
    href: finding("sg-008-62c256bf0050d13c"),
    en: "loans moved to awsvpc mode, where a task answers on its container port. The range of host ports in its group is of no use any more.",
    ja: "loans は awsvpc モードへ移り、コンテナポートで応答するようになりました。グループに残るホストポートの範囲は、もう使われません。",
  },
];
