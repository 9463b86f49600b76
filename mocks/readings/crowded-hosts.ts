import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario crowded-hosts. */
export const crowdedHostsReading: Reading = [
  {
    href: "/overview",
    en: "Two hosts, eight services, and many reasons why a task does not start. Each sentence names its own reason, because each needs another remedy.",
    ja: "ホスト 2 台に 8 つのサービスがあり、タスクが起動しない理由はさまざまです。対処が異なるため、理由ごとに 1 文ずつ示しています。",
  },
  {
    href: finding("ecs-004-b10a292780246853"),
    en: "archive asks for zone d, and the cluster has instances in a and c only. No amount of CPU would help.",
    ja: "archive は d ゾーンを指定していますが、クラスターのインスタンスは a と c にしかありません。CPU をいくら増やしても解決しません。",
  },
  {
    href: finding("port-003-305f240fa1e06cf2"),
    en: "display fixes a host port and stands on every host. Its next version has no host where that port is free.",
    ja: "display はホストポートを固定し、すべてのホストで動いています。次のバージョンを起動しようとしても、そのポートが空いたホストがありません。",
  },
  {
    href: finding("eni-003-3a44c47aba70c562"),
    en: "Trunking was turned on after the instances had registered. They keep what they had; only an instance that starts now gets a trunk.",
    ja: "トランキングが有効になったのは、インスタンスが登録された後でした。既存のインスタンスは変わらず、これから起動するものだけがトランクを持ちます。",
  },
  {
    href: "/capacity/eni?q=depot",
    en: "The board shows both hosts slot by slot. The interface that somebody attached by hand takes a place that ECS believes to be free.",
    ja: "2 台のホストをスロット単位で示します。手動でアタッチされたインターフェイスが、ECS からは空いて見える場所を占めています。",
  },
];
