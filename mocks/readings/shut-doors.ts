import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario shut-doors. */
export const shutDoorsReading: Reading = [
  {
    href: "/overview",
    en: "Health checks are green, and callers time out. A health check comes from the load balancer; a caller does not.",
    ja: "ヘルスチェックは正常なのに、呼び出しはタイムアウトします。ヘルスチェックの送信元はロードバランサーで、呼び出し元とは別だからです。",
  },
  {
    href: finding("sg-002-3cb2c679b396aca9"),
    en: "This Network Load Balancer hands on its clients' own addresses. The tasks let in the VPC only: checks pass, patients do not.",
    ja: "この Network Load Balancer は、クライアントのアドレスをそのまま渡します。タスクは VPC 内しか許可していないため、検査は通り、患者の端末は通れません。",
  },
  {
    href: finding("sg-004-75f4392d82fde637"),
    en: "The archive has a second listener on 9443, and nobody opened that port on the load balancer's own security group.",
    ja: "記録サービスには 9443 番の 2 つ目のリスナーがありますが、ロードバランサー自身のセキュリティグループでそのポートが開いていません。",
  },
  {
    href: finding("sg-007-1bc835db5b633175"),
    en: "The intake writes to the queue, and the queue's security group does not let it in. The address stands in the task definition's environment.",
    ja: "受付はキューに書き込みますが、キューのセキュリティグループが受付を許可していません。宛先は、タスク定義の環境変数に書かれています。",
  },
  {
    href: finding("sg-006-9d06feb0eda2d8ea"),
    en: "A rule admits a group that nothing carries any more. It lets nobody in, and hides what the rule was for.",
    ja: "もう何も持っていないグループを許可するルールです。誰も通さないうえ、何のためのルールだったのかをわかりにくくしています。",
  },
];
