import type { Sentences } from "./sentence.ts";

/** What is said of load balancers, their targets, tasks and instances. */
export const balancerSentences = {
  portMapped: {
    en: "{ports} of {task} are published on the host.",
    ja: "{task} の {ports} がホストに公開されています。",
  },
  portNotMapped: {
    en: "no container of {task} is published on host {traffic}; published: {ports}.",
    ja: "{task} のコンテナはホストの {traffic} に公開されていません (公開: {ports})。",
  },
  portOfOther: {
    en: "{traffic} is {holder}'s; {task} is met at {ports}.",
    ja: "{traffic} は {holder} のポートです ({task} は {ports})。",
  },
  dynamicRange: {
    en: "{traffic} was chosen when {task} started: the next task may get any port of {range}.",
    ja: "{traffic} は {task} の起動時に割り当てられました。次のタスクは {range} のどのポートにもなりえます。",
  },
  definitionUnread: {
    en: "The task definition {id} was not read: which ports lead to its containers is not known.",
    ja: "タスク定義 {id} が読めていないため、コンテナに通じるポートが分かりません。",
  },
  connectedTo: {
    en: "The Service Connect proxies lead {alias} to {id} on port {port}.",
    ja: "Service Connect のプロキシが {alias} を {id} のポート {port} に導きます。",
  },
  connectUnread: {
    en: "{alias} is {id} for Service Connect, but the port of its proxy is not known.",
    ja: "{alias} は Service Connect では {id} ですが、プロキシのポートが分かりません。",
  },
  connectPerhaps: {
    en: "Whether {client} is in the Service Connect namespace of {id}, which offers {alias} there, is not known.",
    ja: "{alias} を公開している {id} と {client} が同じ Service Connect 名前空間に属するかどうかは分かりません。",
  },
  sameTask: {
    en: "The containers of {task} share one network: they talk over localhost.",
    ja: "{task} のコンテナは同じネットワークを共有し、localhost で通信します。",
  },
  sameHost: {
    en: "Both ends are on one network interface: the packets never leave it.",
    ja: "両端は同じネットワークインターフェイス上にあり、パケットは外に出ません。",
  },
  linked: { en: "{name} is linked to {other}.", ja: "{name} は {other} にリンクされています。" },
  notLinked: {
    en: "{name} has no link to {other}: only ports published on the host lead there.",
    ja: "{name} から {other} へのリンクはなく、ホストに公開されたポートだけが通じます。",
  },
  registeredOn: {
    en: "targets of {id} are registered on {ports}.",
    ja: "{id} のターゲットは {ports} で登録されています。",
  },
  notRegisteredOn: {
    en: "targets of {id} are registered on {ports}, not on {traffic}.",
    ja: "{id} のターゲットは {ports} で登録されています ({traffic} ではありません)。",
  },
  networkNone: {
    en: "{task} runs in network mode none: it has no network.",
    ja: "{task} はネットワークモード none のため、ネットワークがありません。",
  },
  taskNotRunning: { en: "{task} is {state}, not RUNNING.", ja: "{task} は RUNNING ではなく {state} です。" },
  taskRunning: { en: "{task} is RUNNING.", ja: "{task} は RUNNING です。" },
  noTasks: { en: "{id} has no running task.", ja: "{id} に実行中のタスクがありません。" },
  instanceState: { en: "{id} is {state}.", ja: "{id} は {state} です。" },
  noInterface: {
    en: "No network interface of {id} is known.",
    ja: "{id} のネットワークインターフェイスが分かりません。",
  },
  listens: { en: "{id} listens on {ports}.", ja: "{id} は {ports} で待ち受けています。" },
  doesNotListen: {
    en: "{id} has no listener for {traffic}; it listens on {ports}.",
    ja: "{id} に {traffic} のリスナーがありません (待ち受け: {ports})。",
  },
  listenerTo: { en: "{rule} forwards to {group}.", ja: "{rule} は {group} に転送します。" },
  listenerPort: {
    en: "No port was given: the listener is asked at its own, {traffic}.",
    ja: "ポートの指定がないため、リスナー自身の {traffic} で確認します。",
  },
  noTargets: { en: "target group {id} has no target.", ja: "ターゲットグループ {id} にターゲットがありません。" },
  noTargetsInZone: {
    en: "target group {id} has no target in {zone}, and cross-zone load balancing is off.",
    ja: "ターゲットグループ {id} は {zone} にターゲットがなく、クロスゾーン負荷分散が無効です。",
  },
  targetBeyond: {
    en: "What {id} ({type}) does with the request is not modelled.",
    ja: "{id} ({type}) がリクエストをどう扱うかはモデル化していません。",
  },
  registeredIn: { en: "targets are registered in {group}.", ja: "{group} にターゲットが登録されています。" },
  failOpen: {
    en: "No target of {group} is healthy: requests go to all of them all the same.",
    ja: "{group} に正常なターゲットがないため、リクエストはすべてのターゲットに送られます。",
  },
  noOtherRule: { en: "no earlier rule is met", ja: "先行するルールに一致しない" },
  signedIn: { en: "signed in", ja: "サインイン済み" },
  signInFirst: {
    en: "rule {rule} sends clients that are not signed in to the identity provider.",
    ja: "ルール {rule} は未サインインのクライアントを ID プロバイダーに送ります。",
  },
  fixedResponse: {
    en: "rule {rule} answers with {status} itself; it forwards to nobody.",
    ja: "ルール {rule} は固定レスポンス {status} を返し、転送しません。",
  },
  noAction: { en: "rule {rule} forwards to nobody.", ja: "ルール {rule} はどこにも転送しません。" },
  noWeight: {
    en: "rule {rule} forwards to no target group with a weight above 0.",
    ja: "ルール {rule} には重みが 0 より大きい転送先ターゲットグループがありません。",
  },
  groupUnread: {
    en: "rule {rule} forwards to {id}, which is not among the target groups read.",
    ja: "ルール {rule} の転送先 {id} は読み取ったターゲットグループにありません。",
  },
  targetsUnread: {
    en: "the targets of {id} were not asked for.",
    ja: "{id} のターゲットは照会していません。",
  },
  zonesNotEnabled: {
    en: "target group {id} has targets only outside the zones of the load balancer ({zones}).",
    ja: "ターゲットグループ {id} のターゲットは、ロードバランサーで有効なゾーン ({zones}) の外にしかありません。",
  },
  targetFamily: {
    en: "{balancer} has no address of the IP version of target {id}.",
    ja: "{balancer} にはターゲット {id} と同じ IP バージョンのアドレスがありません。",
  },
  hairpin: {
    en: "{id} is the client itself: with client addresses kept, {balancer} cannot send its request back to it.",
    ja: "{id} はクライアント自身です。クライアント IP 保持が有効な {balancer} はリクエストを送り返せません。",
  },
  targetGone: {
    en: "target {id} of {group} does not exist any more.",
    ja: "{group} のターゲット {id} はもう存在しません。",
  },
  noHealthCheck: {
    en: "target group {id} has health checks switched off.",
    ja: "ターゲットグループ {id} のヘルスチェックは無効です。",
  },
  checkBlocked: {
    en: "{health} Its health checks do not arrive: {why}",
    ja: "{health} ヘルスチェックが届いていません: {why}",
  },
  redirects: { en: "rule {rule} redirects to {to}.", ja: "ルール {rule} は {to} にリダイレクトします。" },
  redirectLoop: { en: "the redirects to {to} go round in a loop.", ja: "{to} へのリダイレクトが循環しています。" },
  ruleConditions: { en: "when {conditions}", ja: "{conditions} のとき" },
  preservationOff: {
    en: "{group} does not say whether client addresses are kept: AWS's default ({default}) is taken.",
    ja: "{group} のクライアント IP 保持は読めないため、AWS のデフォルト値 ({default}) とします。",
  },
  healthSays: { en: "{target} is {state} in {group}{reason}.", ja: "{target} は {group} で {state} です{reason}。" },
} as const satisfies Sentences;
