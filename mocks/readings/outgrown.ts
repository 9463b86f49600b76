import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario outgrown. */
export const outgrownReading: Reading = [
  {
    href: "/overview",
    en: "Numbers that were chosen when the network was small: ranges, ports, subnets. Each sentence here is one that no longer fits.",
    ja: "ネットワークが小さかった頃に決めた、アドレス範囲やポートやサブネットです。今の規模に合わなくなったものが、1 文ずつ並んでいます。",
  },
  {
    href: finding("ipam-007-858488e884312b4c"),
    en: "Two VPCs made from one template have the same range, and a transit gateway connects them. A route can lead to one of them only.",
    ja: "同じテンプレートから作られた 2 つの VPC は、同じ範囲のままトランジットゲートウェイでつながっています。ルートが通じるのは、どちらか一方だけです。",
  },
  {
    href: finding("ipam-004-3bbf0e1e08923714"),
    en: "Docker has 172.17.0.0/16 for itself on every host. From a bridge task, a VPC of the same numbers is out of sight.",
    ja: "Docker は各ホストで 172.17.0.0/16 を自分で使います。同じ番号の VPC は、bridge モードのタスクからは見えません。",
  },
  {
    href: finding("eni-006-de4234a9a35e9055"),
    en: "The new host asked for a trunk when it registered, and did not get one. So it never joined its cluster, and nothing in ECS says why.",
    ja: "新しいホストは登録時にトランクを求めましたが、作成できませんでした。そのためクラスターに加わらず、ECS の画面には理由も表示されません。",
  },
  {
    href: finding("ipam-005-65fa6bbad0013682"),
    en: "There are free addresses, but nowhere sixteen in a row. A prefix needs a whole /28, so the nodes next door get none.",
    ja: "空きアドレスはあっても、16 個続いた場所がありません。プレフィックスには /28 が丸ごと必要なため、隣のノードは割り当てを受けられません。",
  },
];
