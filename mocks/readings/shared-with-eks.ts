import { finding, type Reading } from "../reading.ts";

/** The guided reading of the scenario shared-with-eks. */
export const sharedWithEksReading: Reading = [
  {
    href: "/capacity/subnets",
    en: "ECS tasks and Kubernetes pods take addresses from the same subnets. The fills tell them apart.",
    ja: "ECS のタスクと Kubernetes の Pod が、同じサブネットのアドレスを使っています。塗り分けで区別できます。",
  },
  {
    href: finding("eks-001-5db235fd3a0b967e"),
    en: "Most used addresses here are Kubernetes', some of them held for pods that do not run yet. From the side of ECS the subnet is simply full.",
    ja: "使用中のアドレスの大半は Kubernetes のもので、まだ動いていない Pod のための確保も含まれます。ECS から見れば、サブネットが埋まっているだけです。",
  },
  {
    href: finding("ipam-002-e91f54985edc434c"),
    en: "matchmaking runs. Its next deployment needs five more addresses for a few minutes, and there are three.",
    ja: "matchmaking は動いています。しかし、次のデプロイには一時的に 5 個のアドレスが必要で、空きは 3 個です。",
  },
  {
    href: finding("eni-008-4ad971fe28462e67"),
    en: "A node died, and one of its interfaces stayed behind. It does nothing, and it holds an address.",
    ja: "ノードが停止した際に、インターフェイスが 1 枚取り残されました。何の役にも立たないまま、アドレスを 1 つ占めています。",
  },
  {
    href: finding("obs-003-03594822a01ed40c"),
    en: "The flow log that would show who talks to whom has not been delivered for weeks: its role is no longer allowed to write.",
    ja: "誰が誰と通信しているかを示すはずのフローログが、何週間も配信されていません。ロールの書き込み権限が失われています。",
  },
];
