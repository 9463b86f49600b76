import { parentPort, Worker, type Transferable } from "node:worker_threads";

type Message =
  | { readonly call: number; readonly progress: unknown }
  | { readonly call: number; readonly reply: unknown }
  | { readonly call: number; readonly defect: string };

type Pending = {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly tell: ((progress: unknown) => void) | undefined;
};

/** A reply with the buffers that move to the other thread instead of being copied. */
export type Moved<Reply> = { readonly reply: Reply; readonly transfer?: readonly Transferable[] };

/**
 * A worker thread that answers calls, one message each. It starts with the first call, or before; when it dies, the
 * calls it had fail and the next call starts a new one.
 */
export class Thread {
  readonly #start: () => Worker;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #calls = 0;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  /** Whether the thread runs. */
  get isOpen(): boolean {
    return this.#worker !== undefined;
  }

  /** Starts the thread before it is called: what it loads takes a second. */
  open(): void {
    this.#worker ??= this.#launch();
  }

  /** Calls the thread; `tell` hears its progress. Rejects with what the thread threw, or when the thread dies. */
  call(request: unknown, tell?: (progress: unknown) => void): Promise<unknown> {
    const worker = (this.#worker ??= this.#launch());
    const call = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#pending.set(call, { resolve, reject, tell });
      worker.postMessage({ call, request });
    });
  }

  /** Ends the thread; calls under way fail. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#fail(worker, new Error("The worker thread was closed."));
    await worker.terminate();
  }

  #launch(): Worker {
    const worker = this.#start();
    worker.on("message", (message: Message) => this.#hear(message));
    worker.on("error", (error) => this.#fail(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", (code) => this.#fail(worker, new Error(`The worker thread ended with code ${String(code)}.`)));
    // The server lives as long as its listener; a command ends when its work is done.
    worker.unref();
    return worker;
  }

  #hear(message: Message): void {
    const pending = this.#pending.get(message.call);
    if ("progress" in message) {
      pending?.tell?.(message.progress);
      return;
    }
    this.#pending.delete(message.call);
    if ("reply" in message) pending?.resolve(message.reply);
    else pending?.reject(new Error(message.defect));
  }

  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}

// tsx is registered inside the thread: hooks of the main thread do not reach it, on Node 20 not even through execArgv.
const fromSource = `
  const { workerData } = require("node:worker_threads");
  import("tsx/esm/api").then(({ register }) => { register(); return import(workerData); });
`;

/** Starts a thread from a `.ts` file as it lies on disk: under tsx and in tests. Next bundles its own. */
export function workerFromSource(entry: URL): Worker {
  return new Worker(fromSource, { eval: true, workerData: entry.href });
}

/** The thread's side: answers every call of the {@link Thread} that started it. A throw becomes the call's rejection. */
export function answerCalls(
  answer: (request: unknown, tell: (progress: unknown) => void) => Promise<Moved<unknown>>,
): void {
  const port = parentPort;
  if (port === null) throw new Error("This file is the entry of a worker thread.");
  port.on("message", ({ call, request }: { readonly call: number; readonly request: unknown }) => {
    const tell = (progress: unknown) => port.postMessage({ call, progress });
    answer(request, tell).then(
      ({ reply, transfer = [] }) => port.postMessage({ call, reply }, transfer),
      (error: unknown) => port.postMessage({ call, defect: error instanceof Error ? error.message : String(error) }),
    );
  });
}
