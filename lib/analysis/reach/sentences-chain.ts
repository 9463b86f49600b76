import type { Sentences } from "./sentence.ts";

/** What is said of zones, of records, and of the steps from a record to a container. */
export const chainSentences = {
  dnsUndelegated: {
    en: "The zone {parent} has no NS record that leads to this zone: nobody on the internet asks it.",
    ja: "親ゾーン {parent} にこのゾーンへ委任する NS レコードがなく、インターネットからは参照されません。",
  },
  dnsDelegationUnread: {
    en: "Whether the zone {parent} delegates {zone} to this zone is not known: its records, or the name servers of this one, were not all read.",
    ja: "親ゾーン {parent} が {zone} をこのゾーンに委任しているかは不明です。どちらかのゾーンのレコードを最後まで読み取れていません。",
  },
  dnsDuplicate: {
    en: "{count} public zones are named {zone}. Only the one that the domain's registration points to is asked; which one that is, is not visible here.",
    ja: "{zone} という名前のパブリックゾーンが {count} 個あります。参照されるのはドメインの登録が指す 1 つだけで、どれかはここからは見えません。",
  },
  dnsNobodyAsks: {
    en: "None of the VPCs that were read is associated with {zone}. A VPC of another Region or account may be.",
    ja: "読み取った VPC に {zone} と関連付けられたものはありません。ほかのリージョンやアカウントの VPC が関連付けられている可能性はあります。",
  },
  dnsRunning: { en: "{running} of {desired} tasks running", ja: "タスク {running}/{desired} が実行中" },
  dnsParked: { en: "parked: no task is wanted", ja: "必要数 0（停止中）" },
  dnsTaskGoing: { en: "about to stop", ja: "停止処理中" },
  dnsInTasks: { en: "container port {port}, in {count} running", ja: "コンテナポート {port}、実行中 {count} 個" },
  dnsBalancer: { en: "{type}, {scheme}", ja: "{type}、{scheme}" },
  dnsBalancerState: { en: "its state is {state}", ja: "状態は {state}" },
  dnsNoListener: { en: "It has no listener: nothing answers.", ja: "リスナーがなく、応答しません。" },
  dnsNoRule: {
    en: "No rule forwards this name.",
    ja: "この名前を転送するルールがありません。",
  },
  dnsOtherwise: { en: "any other request", ja: "それ以外のリクエスト" },
  dnsShare: { en: "weight {weight} of {total}", ja: "重み {weight}/{total}" },
  dnsRedirects: { en: "redirects to {to}", ja: "{to} へリダイレクト" },
  dnsFixed: { en: "answers {status} itself", ja: "固定レスポンス {status}" },
  dnsNoGroup: { en: "This target group does not exist.", ja: "このターゲットグループは存在しません。" },
  dnsHealthUnread: { en: "Its health was not read.", ja: "ヘルスを読み取れていません。" },
  dnsHealthy: { en: "{healthy} of {all} targets healthy", ja: "ターゲット {healthy}/{all} が正常" },
  dnsNoTarget: { en: "No target is registered.", ja: "ターゲットが登録されていません。" },
  dnsHeldBy: { en: "held by", ja: "保持" },
  dnsAliasVia: { en: "alias", ja: "エイリアス" },
  dnsNodeAddress: {
    en: "An address of a load balancer's node: it changes when the load balancer scales or replaces the node.",
    ja: "ロードバランサーのノードのアドレス。スケーリングやノードの交換で変わります。",
  },
  dnsTaskAddress: {
    en: "An address of a task: it goes with the task.",
    ja: "タスクのアドレス。タスクと同時に消えます。",
  },
  dnsInstanceAddress: {
    en: "A public address lent to an instance: it changes when the instance is stopped and started.",
    ja: "インスタンスに自動割り当てされたパブリックアドレス。インスタンスを停止・起動すると変わります。",
  },
  dnsStateOther: { en: "This address does not stay.", ja: "このアドレスは固定ではありません。" },
  dnsUnusedAddress: {
    en: "An Elastic IP address of this account that nothing uses: nobody answers.",
    ja: "このアカウントの Elastic IP アドレスですが、何にも関連付けられておらず、応答するものがありません。",
  },
  dnsNobodyHolds: { en: "Nobody holds this address.", ja: "このアドレスを持つものはありません。" },
  dnsNoSuchBalancer: {
    en: "This load balancer does not exist any more.",
    ja: "このロードバランサーはもう存在しません。",
  },
  dnsNoSuchName: { en: "There is no such record.", ja: "このレコードはありません。" },
  dnsOutsideAddress: {
    en: "Nobody's in what was read: another owner's address.",
    ja: "読み取った範囲にはない、他者のアドレスです。",
  },
  dnsOutsideName: {
    en: "In no zone that was read: other name servers answer.",
    ja: "読み取ったどのゾーンにもなく、ほかのネームサーバーが応答します。",
  },
  dnsStateLoop: {
    en: "Following it leads back to a name that was passed already, or never ends.",
    ja: "たどると通過済みの名前に戻るか、終わりません。",
  },
  dnsStateGoneBalancer: {
    en: "It leads to a load balancer that does not exist any more.",
    ja: "もう存在しないロードバランサーを指しています。",
  },
  dnsStateGoneName: { en: "It leads to a record that is not there.", ja: "存在しないレコードを指しています。" },
  dnsStateGoneAddress: {
    en: "It answers with an address that nobody holds.",
    ja: "誰も持っていないアドレスを返しています。",
  },
  dnsStateUnused: {
    en: "It answers with an Elastic IP address that nothing uses.",
    ja: "何にも関連付けられていない Elastic IP アドレスを返しています。",
  },
  dnsStateStale: {
    en: "Some of its addresses are nodes of a load balancer, others no longer belong to it: part of the clients fail.",
    ja: "アドレスの一部はロードバランサーのノードですが、残りはもうそのノードのものではなく、一部のクライアントが失敗します。",
  },
  dnsStateNowhere: { en: "Every record it leads to is broken.", ja: "指している先のレコードがすべて壊れています。" },
  dnsStateNode: {
    en: "It is pinned to addresses of a load balancer's nodes, which change. Only an alias or a CNAME follows them.",
    ja: "変わり得るロードバランサーのノードのアドレスに固定されています。追従できるのはエイリアスか CNAME だけです。",
  },
  dnsStateTask: {
    en: "It is pinned to an address of a task, which goes with the next deployment.",
    ja: "次のデプロイで消えるタスクのアドレスに固定されています。",
  },
  dnsStateInstance: {
    en: "It is pinned to a public address that its instance loses when it is stopped.",
    ja: "インスタンスの停止で失われるパブリックアドレスに固定されています。",
  },
  dnsStateApex: {
    en: "It stands at the apex of its zone, where a CNAME is not possible: only an alias can follow a load balancer.",
    ja: "ゾーンの頂点では CNAME を使えないため、ロードバランサーに追従できるのはエイリアスだけです。",
  },
  dnsStateDeadMember: {
    en: "Another record of the same name and type leads nowhere: part of the answers fail.",
    ja: "同じ名前とタイプの別のレコードが行き先を失っており、応答の一部が失敗します。",
  },
  dnsStateShadowed: {
    en: "The private zone {zone} ({id}) hides it from {vpcs}: it has no such record, and Route 53 does not fall back to the public zone.",
    ja: "プライベートゾーン {zone} ({id}) が {vpcs} からこのレコードを隠しています。そこに同じレコードはなく、Route 53 はパブリックゾーンに問い合わせ直しません。",
  },
  dnsStateLongTtl: {
    en: "Its TTL is {ttl} seconds: for so long clients go on with an answer that may be wrong by then.",
    ja: "TTL が {ttl} 秒あり、その間クライアントは古くなった応答を使い続けます。",
  },
  dnsStateFound: {
    en: "A rule found a problem with this record.",
    ja: "このレコードについて問題が検出されています。",
  },
  dnsStateToRisk: {
    en: "A record it leads to is at risk or broken.",
    ja: "指している先のレコードに問題があります。",
  },
  dnsStateUnread: {
    en: "Where it leads is not known: something that would tell was not read.",
    ja: "行き先は不明です。判断に必要なものを読み取れていません。",
  },
} as const satisfies Sentences;
