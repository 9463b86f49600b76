import { chosen, finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario harbour. */
export const harbourReading: Reading = [
  {
    href: "/overview",
    en: "Start here: each line is one problem, the worst first, in a full sentence. Below it stands how much of the account could be read.",
    ja: "まずはここから。1 行が 1 つの問題で、重大な順に文で並びます。その下に、アカウントをどこまで読み取れたかを示します。",
  },
  {
    href: finding("sg-001-cc10680db15ac52f"),
    en: "Tracking moved from port 8080 to 9090, and its security group still lets in 8080. The page names the rule that is missing and the call that told us.",
    ja: "貨物追跡のポートは 8080 から 9090 に変わりましたが、セキュリティグループが許可しているのは 8080 のままです。足りないルールと、その根拠になった API 呼び出しがここに書かれています。",
  },
  {
    href: chosen("/map", "aws/111122223333/ap-northeast-1/ecs-service/web/tracking"),
    en: "The same on the map: the line from the load balancer stops before the tasks of tracking. Red is kept for what matters; everything healthy stays ink on paper.",
    ja: "同じ問題をマップで見ます。ロードバランサーからの線が、tracking のタスクの手前で止まっています。色が付くのは問題だけで、正常なものは紙とインクの色のままです。",
  },
  {
    href: finding("dns-001-d43f741d7cbfa2cd"),
    en: "edi.example.jp was given the addresses of a load balancer's nodes. AWS replaces nodes as it likes, and the name breaks when it does.",
    ja: "edi.example.jp には、ロードバランサーのノードの IP アドレスが直接書かれています。ノードは AWS の都合で入れ替わり、そのたびにこの名前はつながらなくなります。",
  },
  {
    href: "/capacity/subnets",
    en: "Every subnet as a bar: who holds its addresses and how many are free. The /28 of manifest-export is full, so its last two tasks cannot start.",
    ja: "サブネットごとに、アドレスを誰が使い、いくつ空いているかを 1 本の棒で示します。manifest-export の /28 は満杯で、最後の 2 タスクは起動できません。",
  },
];
