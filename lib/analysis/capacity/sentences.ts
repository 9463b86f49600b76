import type { Language, Sentences } from "../reach/sentence.ts";

/** Why a figure of capacity is not known, in both languages; `{name}` is filled in. */
const sentences = {
  "type-unread": {
    en: "How many network interfaces {type} holds was not read.",
    ja: "{type} が持てるネットワークインターフェイスの数を読み取れていません。",
  },
  "no-type": {
    en: "The instance type of {id} is not known.",
    ja: "{id} のインスタンスタイプが分かりません。",
  },
  "no-trunk-limit": {
    en: "How many tasks a trunk carries on {type} is told by no API, and AWS's list does not name it.",
    ja: "{type} のトランクが収容できるタスク数は API では得られず、AWS の一覧にもありません。",
  },
  external: {
    en: "{id} is no EC2 instance: its tasks have no network interface of their own.",
    ja: "{id} は EC2 インスタンスではなく、タスクに専用のネットワークインターフェイスはありません。",
  },
  "no-ports": {
    en: "{id} does not say which host ports are taken.",
    ja: "{id} からは使用中のホストポートが得られていません。",
  },
  "no-resources": {
    en: "{id} does not say how much CPU and memory is left.",
    ja: "{id} からは CPU とメモリの残量が得られていません。",
  },
  "reservations-unread": {
    en: "Ranges set aside in {id} were not read: {why}",
    ja: "{id} の CIDR 予約を読み取れていません: {why}",
  },
  "shared-subnet": {
    en: "{id} belongs to account {account}: interfaces of other accounts in it are not seen.",
    ja: "{id} はアカウント {account} のもので、他アカウントのインターフェイスは見えません。",
  },
  expression: {
    en: "{id} is placed by an expression that is not evaluated: fewer instances may be eligible.",
    ja: "{id} の配置制約式は評価していません。対象インスタンスはもっと少ない可能性があります。",
  },
  "no-definition": {
    en: "The task definition of {id} was not read.",
    ja: "{id} のタスク定義を読み取れていません。",
  },
  "open-eni": {
    en: "How many interfaces an instance that {id} could start on has left is not known.",
    ja: "{id} を起動できるインスタンスの一部で、ネットワークインターフェイスの空きが分かりません。",
  },
  "open-port": {
    en: "Which host ports an instance that {id} could start on has left is not known.",
    ja: "{id} を起動できるインスタンスの一部で、空いているホストポートが分かりません。",
  },
  "open-resources": {
    en: "How much CPU or memory an instance that {id} could start on has left is not known.",
    ja: "{id} を起動できるインスタンスの一部で、CPU またはメモリの残量が分かりません。",
  },
  mixed: {
    en: "{id} starts tasks both on Fargate and on instances, by weights.",
    ja: "{id} は重み付けで Fargate とインスタンスの両方にタスクを起動します。",
  },
  "no-subnets": {
    en: "The subnets of {id} are not among those read.",
    ja: "{id} のサブネットは読み取った中にありません。",
  },
} as const satisfies Sentences;

/** The name of a sentence. */
export type CapacitySentence = keyof typeof sentences;

/** Says a sentence in the language of the answer. */
export type SayCapacity = (key: CapacitySentence, values?: Readonly<Record<string, string>>) => string;

/** Says sentences in one language; a value that is missing stays visible as `{name}`. */
export function sayCapacityIn(language: Language): SayCapacity {
  return (key, values = {}) =>
    sentences[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
