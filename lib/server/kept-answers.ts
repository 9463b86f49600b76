import { isActive, type MutesAt } from "#lib/model/mute.ts";
import type { Language } from "./question.ts";
import type { QuestionName } from "./questions.ts";

/** What decides an answer. */
export type KeptQuestion = {
  readonly snapshotId: string;
  /** The snapshot that was compared with. */
  readonly base?: { readonly snapshotId: string };
  readonly question: QuestionName;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly language: Language;
  readonly gzip: boolean;
  readonly mutes: MutesAt;
};

/** Which answers are kept, and how many. */
type Keeping = { readonly of: readonly QuestionName[]; readonly atMost: number };

/**
 * Of one snapshot, what costs far more to make than to keep, and follows from the snapshot and the mutes alone: 0.4 s and 40 kB
 * at 10,000 tasks. The map as it opens, with tasks, with some rows opened, of one owner on the ground: in both encodings.
 */
export const keptOfSnapshot: Keeping = { of: ["map"], atMost: 8 };

/**
 * Comparisons, whichever snapshots are held: seconds at 10,000 tasks, and both snapshots never change. Those of a page with its
 * tabs, in both languages, of two or three choices.
 */
export const keptComparisons: Keeping = { of: ["changes", "map"], atMost: 12 };

/** Answers that are kept, the one that was asked for least recently first. */
export class KeptAnswers<Answer extends { readonly body: Uint8Array<ArrayBuffer> }> {
  readonly #answers = new Map<string, Answer>();
  readonly #keeping: Keeping;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

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
    if (!this.#keeping.of.includes(request.question)) return;
    this.#answers.set(keyOf(request), { ...answer, body: Uint8Array.from(answer.body) });
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.#keeping.atMost && oldest !== undefined) this.#answers.delete(oldest);
  }
}

function keyOf({ snapshotId, base, question, parameters, language, gzip, mutes: { at, mutes } }: KeptQuestion): string {
  const fields = Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1));
  const silences = mutes.map((mute) => [mute, isActive(mute, at)]);
  return JSON.stringify([snapshotId, base?.snapshotId, question, fields, language, gzip, silences]);
}
