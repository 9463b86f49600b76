/**
 * What is said of calls that told nothing or not all. A snapshot keeps the English, written when it happened; a reader of
 * Japanese is told the same, found again by its English.
 */
const sentences = {
  /** The first to be looked for: `cause` is a whole sentence, one of the others. */
  askedInPart: {
    en: "{subject} was not asked about everything in {scope}, because {cause}",
    ja: "{scope} で {subject} はすべてを対象には呼び出せませんでした。原因: {cause}",
  },
  denied: {
    en: "{subject} was denied in {scope}: grant it, or what rests on it stays unknown.",
    ja: "{scope} で {subject} が拒否されました。許可するまで、これに依存する判定は不明のままです。",
  },
  throttled: {
    en: "{subject} was still throttled in {scope} after every retry: survey less often, or ask AWS for a higher rate.",
    ja: "{scope} で {subject} は再試行してもスロットリングされました。調査の間隔を延ばすか、AWS に上限の引き上げを依頼してください。",
  },
  timeout: {
    en: "{subject} did not answer in time in {scope}: check the network path to AWS; the next survey asks again.",
    ja: "{scope} で {subject} が時間内に応答しませんでした。AWS までの経路を確認してください。次の調査で再び呼び出します。",
  },
  unreachable: {
    en: "{subject} could not be asked in {scope}, no connection ({detail}): check the network, the proxy and AWS_ENDPOINT_URL.",
    ja: "{scope} で {subject} を呼び出せませんでした。接続できません（{detail}）。ネットワーク、プロキシ、AWS_ENDPOINT_URL を確認してください。",
  },
  credentials: {
    en: "{subject} was not answered in {scope} for want of valid credentials ({detail}): renew them or choose others, and check that the Region is enabled.",
    ja: "{scope} で {subject} は有効な認証情報がないため応答しませんでした（{detail}）。認証情報を更新するか別のものを選び、リージョンが有効か確認してください。",
  },
  "unexpected-shape": {
    en: "{subject} gave something else than its documented answer in {scope} ({detail}): check what stands between here and AWS.",
    ja: "{scope} で {subject} の応答が仕様と異なりました（{detail}）。AWS との間に何があるか確認してください。",
  },
  unsupported: {
    en: "{subject} is not supported in {scope} ({detail}): what rests on it stays unknown there.",
    ja: "{scope} では {subject} がサポートされていません（{detail}）。これに依存する判定は、そこでは不明のままです。",
  },
  failed: {
    en: "{subject} failed in {scope} ({detail}): the next survey asks again.",
    ja: "{scope} で {subject} が失敗しました（{detail}）。次の調査で再び呼び出します。",
  },
  untold: {
    en: "{subject} did not tell about {detail} ({why}).",
    ja: "{subject} は {detail} について答えませんでした（{why}）。",
  },
  notAsked: {
    en: "{subject} was not asked in {scope}.",
    ja: "{scope} で {subject} は呼び出していません。",
  },
} as const;

/** The name of a sentence: a kind of problem, or what else keeps something from being told. */
export type ProblemSentence = keyof typeof sentences;

type Values = Readonly<Record<string, string>>;

function filled(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Says in English what happened; `subject` is the call, with ` of ` what it was asked about. */
export function problemSentence(name: ProblemSentence, values: Values): string {
  return filled(sentences[name].en, values);
}

const patterns = Object.values(sentences).map(({ en, ja }) => ({
  ja,
  names: [...en.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name),
  // The first of the values is the shortest that fits, so that a cause keeps its own words.
  pattern: new RegExp(`^${en.replace(/[().?*+]/g, String.raw`\$&`).replace(/\{\w+\}/g, "(.+?)")}$`, "s"),
}));

/** The same sentence in Japanese; a text that is none of these is left as it is. */
export function problemInJapanese(english: string): string {
  for (const { ja, names, pattern } of patterns) {
    const found = pattern.exec(english);
    if (found === null) continue;
    const values = Object.fromEntries(names.map((name, at) => [name, inJapanese(name, found[at + 1] ?? "")]));
    return filled(ja, values);
  }
  return english;
}

function inJapanese(name: string, value: string): string {
  if (name === "cause") return problemInJapanese(value);
  // `call of parent`: what it is about comes first.
  return name === "subject" ? value.replace(/^(\S+) of (\S+)$/s, "$2 の $1") : value;
}
