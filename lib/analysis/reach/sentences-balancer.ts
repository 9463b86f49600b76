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
  noForward: { en: "{id} forwards to no target group.", ja: "{id} はどのターゲットグループにも転送しません。" },
  noTargets: { en: "target group {id} has no target.", ja: "ターゲットグループ {id} にターゲットがありません。" },
  noTargetsInZone: {
    en: "target group {id} has no target in {zone}, and cross-zone load balancing is off.",
    ja: "ターゲットグループ {id} は {zone} にターゲットがなく、クロスゾーン負荷分散が無効です。",
  },
  targetBeyond: {
    en: "What {id} ({type}) does with the request is not modelled.",
    ja: "{id} ({type}) が要求をどう扱うかはモデル化していません。",
  },
  registered: { en: "{target} is registered in {group}.", ja: "{target} は {group} に登録されています。" },
  ruleConditions: { en: "when {conditions}", ja: "{conditions} のとき" },
  preservationOff: {
    en: "{group} does not say whether client addresses are kept: AWS's default ({default}) is taken.",
    ja: "{group} のクライアント IP 保持は読めないため、AWS の既定値 ({default}) とします。",
  },
  healthSays: { en: "{target} is {state} in {group}{reason}.", ja: "{target} は {group} で {state} です{reason}。" },
} as const satisfies Sentences;
