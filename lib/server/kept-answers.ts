import { isActive, type MutesAt } from "#lib/model/mute.ts";
import type { Language } from "./question.ts";
import type { QuestionName } from "./questions.ts";

/** What decides an answer about one snapshot. */
export type KeptQuestion = {
  readonly question: QuestionName;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly language: Language;
  readonly gzip: boolean;
  readonly mutes: MutesAt;
};

/** What costs far more to make than to keep, and follows from the snapshot and the mutes alone: 0.4 s and 40 kB at 10,000 tasks. */
const kept: ReadonlySet<QuestionName> = new Set(["map"]);
/** The map as it opens, with tasks, with some rows opened, of one owner on the ground: in both encodings. */
const KEPT_AT_MOST = 8;

/** The answers about one snapshot that are kept, the one that was asked for least recently first. */
export class KeptAnswers<Answer extends { readonly body: Uint8Array<ArrayBuffer> }> {
  readonly #answers = new Map<string, Answer>();

  /** The answer as it was given before; a copy, as bytes that are sent leave this thread. */
  find(request: KeptQuestion): Answer | undefined {
    const key = keyOf(request);
    const known = this.#answers.get(key);
    if (known === undefined) return undefined;
    this.#answers.delete(key);
    this.#answers.set(key, known);
    return { ...known, body: Uint8Array.from(known.body) };
  }

  /** Keeps an answer, when it is one of those worth it. */
  keep(request: KeptQuestion, answer: Answer): void {
    if (!kept.has(request.question)) return;
    this.#answers.set(keyOf(request), { ...answer, body: Uint8Array.from(answer.body) });
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > KEPT_AT_MOST && oldest !== undefined) this.#answers.delete(oldest);
  }
}

function keyOf({ question, parameters, language, gzip, mutes: { at, mutes } }: KeptQuestion): string {
  const fields = Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1));
  const silences = mutes.map((mute) => [mute, isActive(mute, at)]);
  return JSON.stringify([question, fields, language, gzip, silences]);
}
