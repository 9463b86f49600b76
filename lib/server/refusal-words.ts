import { acceptedIn } from "./accepted-words.ts";
import type { Words } from "./words.ts";

/** What may be named and not be there. */
const things = {
  entity: { en: "entity", ja: "リソース" },
  zone: { en: "hosted zone", ja: "ホストゾーン" },
  vpc: { en: "VPC", ja: "VPC" },
  subnet: { en: "subnet", ja: "サブネット" },
  scope: { en: "scope", ja: "範囲" },
} as const;

/** A name as it was given, cut where nobody reads on. */
function shown(given: string): string {
  return JSON.stringify(given.slice(0, 200));
}

/** Nothing of a snapshot goes by the name. */
export function notInSnapshot(what: keyof typeof things, given: string): Words {
  return {
    en: `There is no ${things[what].en} ${shown(given)} in this snapshot.`,
    ja: `このスナップショットに${things[what].ja} ${shown(given)} はありません。`,
  };
}

/** Several entities go by the id. */
export function severalEntities(given: string, count: number): Words {
  return {
    en: `${shown(given)} is the id of ${String(count)} entities.`,
    ja: `${shown(given)} を ID とするリソースが ${String(count)} 個あります。`,
  };
}

/** What is no record set. */
export function notARecord(given: string): Words {
  return {
    en: `${shown(given)} is no record set of this snapshot.`,
    ja: `${shown(given)} はこのスナップショットのレコードセットではありません。`,
  };
}

/** What is no cluster. */
export function notACluster(urn: string): Words {
  return { en: `cluster: ${urn} is no ECS cluster.`, ja: `cluster: ${urn} は ECS クラスターではありません。` };
}

/** What has no tasks to start. */
export function startsNothing(urn: string): Words {
  return {
    en: `${urn} neither starts tasks nor is one.`,
    ja: `${urn} はタスクを起動するものでも、タスクでもありません。`,
  };
}

/** A task definition nobody uses where the subnets are. */
export function noTaskDefinition(given: string): Words {
  return {
    en: `There is no task definition ${shown(given)} where these subnets are.`,
    ja: `これらのサブネットのあるアカウントとリージョンに、タスク定義 ${shown(given)} はありません。`,
  };
}

/** A rule that is not in the catalogue. */
export function noRule(given: string): Words {
  return { en: `There is no rule ${shown(given)}.`, ja: `ルール ${shown(given)} はありません。` };
}

/** A finding that neither the snapshot nor the past has. */
export function noFinding(given: string): Words {
  return { en: `There is no finding ${shown(given)} here.`, ja: `問題 ${shown(given)} はここにありません。` };
}

/** A rule that is shown whatever anybody wants. */
export function neverMuted(ruleId: string): Words {
  return {
    en: `${ruleId} says what was not read: it cannot be muted.`,
    ja: `${ruleId} は読み取れなかったものを示すルールなので、ミュートできません。`,
  };
}

/** A mute that is not kept. */
export function noMute(given: string): Words {
  return { en: `There is no mute ${shown(given)} here.`, ja: `ミュート ${shown(given)} はここにありません。` };
}

/** As many mutes as there may be. */
export function mutesFull(most: number): Words {
  return {
    en: `There are ${String(most)} mutes already: take some back, or mute whole rules.`,
    ja: `ミュートがすでに ${String(most)} 件あります。いくつか解除するか、ルール全体をミュートしてください。`,
  };
}

/** A field that a mute of this scope does not take. */
export function muteTakesOnly(field: string, kind: string, wanted: readonly string[]): Words {
  return {
    en: `${field}: the scope ${kind} takes ${wanted.join(" and ")} only.`,
    ja: `${field}: 範囲 ${kind} が受け付けるのは ${wanted.join(" と ")} だけです。`,
  };
}

/** A field that a mute of this scope lacks. */
export function muteNeeds(field: string, kind: string, accepted: string): Words {
  return {
    en: `${field}: the scope ${kind} needs it; expected ${accepted}.`,
    ja: `${field}: 範囲 ${kind} には必要です（${acceptedIn("ja", accepted)}）。`,
  };
}

/** As many names as there may be. */
export function namesFull(most: number): Words {
  return {
    en: `${String(most)} snapshots have a name already, and are kept for it: take some names away.`,
    ja: `名前の付いたスナップショットがすでに ${String(most)} 件あり、どれも保存され続けます。いくつか名前を外してください。`,
  };
}

/** A snapshot that is not kept. */
export function noSnapshot(given: string): Words {
  return {
    en: `There is no snapshot ${shown(given)} here.`,
    ja: `スナップショット ${shown(given)} は保存されていません。`,
  };
}

/** A snapshot to compare with that is not kept. */
export function noBase(given: string): Words {
  return {
    en: `base: there is no snapshot ${shown(given)} here.`,
    ja: `base: スナップショット ${shown(given)} は保存されていません。`,
  };
}

/** Nothing to compare with. */
export function nothingBefore(snapshotId: string): Words {
  return {
    en: `No snapshot before ${snapshotId} is kept.`,
    ja: `${snapshotId} より前のスナップショットは保存されていません。`,
  };
}

/** Why there is nothing to show yet. `problem` says in AWS's words why the first survey read nothing. */
export function notReady(state: "running" | "done" | "failed" | undefined, problem: string | undefined): Words {
  if (state !== "failed") {
    return { en: "The first survey is still running.", ja: "最初の調査がまだ終わっていません。" };
  }
  return {
    en: `The first survey read nothing: ${problem ?? "it failed."}`,
    ja: `最初の調査では何も読み取れませんでした${problem === undefined ? "。" : `: ${problem}`}`,
  };
}

/** A field whose value is not what it takes; without a field, the whole question. */
export function expected(field: string, accepted: string): Words {
  return field === ""
    ? { en: `Expected ${accepted}.`, ja: `指定できるもの: ${acceptedIn("ja", accepted)}。` }
    : { en: `${field}: expected ${accepted}.`, ja: `${field}: 指定できるもの: ${acceptedIn("ja", accepted)}。` };
}

/** A field that is not asked for. `accepted` names those that are. */
export function noField(field: string, accepted: string): Words {
  return {
    en: `There is no field "${field}" here: ${accepted}.`,
    ja: `ここに "${field}" という項目はありません。${acceptedIn("ja", accepted)}。`,
  };
}

/** A method that a route does not answer. */
export function notAnswered(method: string): Words {
  return { en: `${method} is not answered here.`, ja: `ここでは ${method} を受け付けていません。` };
}

/** A route that is not there. */
export function noRoute(path: string): Words {
  return { en: `There is no route ${path} here.`, ja: `${path} というルートはありません。` };
}

/** A format that no exporter writes. */
export function noFormat(given: string, accepted: string): Words {
  return {
    en: `There is no format ${shown(given)}: expected one of ${accepted}.`,
    ja: `形式 ${shown(given)} はありません。指定できるもの: ${acceptedIn("ja", accepted)}。`,
  };
}

/** A scenario the demo does not have. */
export function noScenario(given: string): Words {
  return { en: `There is no scenario ${shown(given)}.`, ja: `シナリオ ${shown(given)} はありません。` };
}

/** As many live look-ups as the server makes at once. */
export function busyResolver(most: number): Words {
  return {
    en: `${String(most)} live look-ups are under way; ask again in a moment.`,
    ja: `実際の名前解決を ${String(most)} 件実行中です。少し待ってからやり直してください。`,
  };
}

/** What is not said of any one thing. */
export const refusals = {
  broke: {
    en: "This answer could not be made; the server's log says why.",
    ja: "この応答を作成できませんでした。理由はサーバーのログにあります。",
  },
  liveOff: {
    en: "Live look-ups are off. ROADSTEAD_DNS_LIVE=true turns them on.",
    ja: "実際の名前解決は無効です。ROADSTEAD_DNS_LIVE=true で有効になります。",
  },
  fileHasNoNames: {
    en: "This server shows a snapshot file and keeps no snapshots: there is nothing to name.",
    ja: "このサーバーはスナップショットファイルを表示していて、スナップショットを保存しません。名前は付けられません。",
  },
  onlyDemo: {
    en: "Only the demo has scenarios: start it with ROADSTEAD_DEMO=true.",
    ja: "シナリオがあるのはデモだけです。ROADSTEAD_DEMO=true で起動してください。",
  },
  otherSite: {
    en: "A page of another site cannot change anything here.",
    ja: "ほかのサイトのページからは変更できません。",
  },
  otherHost: {
    en: "This server does not answer for that host.",
    ja: "このサーバーは、そのホスト名では応答しません。",
  },
  tokenNeeded: {
    en: "A token is needed: as a bearer token, or as the password of any user name.",
    ja: "トークンが必要です。Bearer トークンとして、または任意のユーザー名のパスワードとして渡してください。",
  },
  starting: { en: "The server is starting.", ja: "サーバーが起動しています。" },
  tooLarge: { en: "The body is larger than 64 KiB.", ja: "本文が 64 KiB を超えています。" },
  notJson: { en: "The body is not JSON.", ja: "本文が JSON ではありません。" },
  notObject: { en: "The body is not a JSON object.", ja: "本文が JSON のオブジェクトではありません。" },
  bothOnlyDocuments: {
    en: "lang: both is for the documents that people read: html and md.",
    ja: "lang: both を指定できるのは、人が読む文書（html と md）だけです。",
  },
} as const satisfies { readonly [name: string]: Words };
