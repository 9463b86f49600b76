import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario half-registered. */
export const halfRegisteredReading: Reading = [
  {
    href: "/overview",
    en: "ECS counts every task as running. A load balancer counts something else: targets that are registered, in a zone it covers, and healthy.",
    ja: "ECS から見れば、タスクはすべて動いています。ロードバランサーが見るのは別のことです。登録され、対象のゾーンにあり、正常なターゲットだけを数えます。",
  },
  {
    href: finding("tg-007-fc77c2ce57e4ceb5"),
    en: "Three new tasks of enrol stand beside the three old ones. One of them is known to the green target group: the deployment waits, and the old version goes on answering.",
    ja: "enrol では、新しい 3 つのタスクが以前の 3 つと並んで動いています。Green のターゲットグループに登録されたのは 1 つだけなので、デプロイは待ち続け、以前のバージョンが応答しています。",
  },
  {
    href: finding("lb-003-adf4b3b8157978a8"),
    en: "Zone d was added for the tasks alone. The load balancer is not enabled there, and never sends a request to it.",
    ja: "d ゾーンはタスクのためだけに追加されました。ロードバランサーはそこで有効になっておらず、リクエストを送ることもありません。",
  },
  {
    href: finding("tg-005-72dd8bab4c4f9bb6"),
    en: "The target is healthy, and wrong: on that host port the metronome answers, not the scores. A green check tells that somebody answers, not who.",
    ja: "このターゲットは正常ですが、相手が違います。そのホストポートで応答しているのは楽譜ではなくメトロノームです。ヘルスチェックは、誰が応答したかまでは確かめません。",
  },
  {
    href: finding("lb-004-70b321c1b58686f3"),
    en: "Listener rules are asked in order. Rule 10 takes every request before rule 20 is asked.",
    ja: "リスナールールは順に評価されます。ルール 10 がすべてのリクエストを受け取るため、ルール 20 は一度も評価されません。",
  },
];
