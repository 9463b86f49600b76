import type { InspectionRequest } from "./inspection-thread.ts";
import { Refusal } from "./refusal.ts";
import type { Thread } from "./thread.ts";

/** The inspection thread of one inspector: once it is closed it never starts again, and what it was asked is refused in words. */
export class Inspections {
  readonly #thread: Thread;
  #closed = false;

  constructor(thread: Thread) {
    this.#thread = thread;
  }

  /** Whether it was ended, or is about to be. */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** Starts the thread before it is called. */
  open(): void {
    this.#thread.open();
  }

  /** Calls the thread, which runs `serveInspections`. Throws a `Refusal` (503) when it is closed, before or meanwhile. */
  call(request: InspectionRequest): Promise<unknown> {
    // A thread that is called after its end would start again, with nobody to end it.
    if (this.#closed) return Promise.reject(closed());
    return this.#thread.call(request).catch((error: unknown) => {
      throw this.#closed ? closed() : error;
    });
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread.close();
  }
}

/** Another inspector takes this one's place, or the server ends: what was asked may be asked again. */
function closed(): Refusal {
  return new Refusal(503, "Another account is about to be shown, or the server ends. Ask again in a moment.");
}
