import type { Source } from "./source.ts";
import { waitAfter } from "./wait-after.ts";

type Every = { readonly source: Pick<Source, "repeats">; readonly refreshSeconds: number };

/** When the next survey starts by itself: after the interval, and later and later while they fail. */
export class NextSurvey {
  readonly #every: Every;
  #failures = 0;
  #next: { readonly at: string; readonly timer: NodeJS.Timeout } | undefined;

  constructor(every: Every) {
    this.#every = every;
  }

  /** When it starts, ISO 8601; `undefined` when none is due. */
  get at(): string | undefined {
    return this.#next?.at;
  }

  /** Counts how a survey ended. Of a source that does not repeat only one that failed has another after it. */
  ended(isFailed: boolean, start: () => unknown): void {
    const { source, refreshSeconds } = this.#every;
    this.#failures = isFailed ? this.#failures + 1 : 0;
    if (!source.repeats && !isFailed) return;
    const waitMs = waitAfter(this.#failures, refreshSeconds * 1000, Math.random());
    const timer = setTimeout(start, waitMs);
    timer.unref();
    this.#next = { at: new Date(Date.now() + waitMs).toISOString(), timer };
  }

  /** None is due any more. */
  cancel(): void {
    clearTimeout(this.#next?.timer);
    this.#next = undefined;
  }
}
