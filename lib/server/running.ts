import type { VersionAnswer } from "#lib/api/contract.ts";
import type { ScenarioAnswer } from "#lib/api/scenario.ts";
import type { Config } from "./config.ts";
import type { LiveInspector } from "./live-inspector.ts";
import type { Log } from "./log.ts";

/** What runs in this process: put together in `app/composition.ts`, by `roadstead serve`. */
export type Running = {
  readonly config: Config;
  readonly live: LiveInspector;
  readonly version: VersionAnswer;
  readonly log: Log;
  /** Tells this start of the server from any other. */
  readonly startId: string;
  /** Of the demo: the invented account that is shown, and how another takes its place. */
  readonly demo?: {
    readonly scenario: ScenarioAnswer;
    /** Resolves when the other one is being surveyed. `id` is one of the version's scenarios. */
    readonly change: (id: string) => Promise<void>;
  };
};

// The program and Next's pages and routes have a copy each of every module; only globalThis is one for the process.
const place = globalThis as { roadstead?: Running };

/** Makes the parts known to every page and route of this process. */
export function setRunning(running: Running): void {
  place.roadstead = running;
}

/** The parts that run in this process. Throws before the composition has set them. */
export function running(): Running {
  if (place.roadstead === undefined) throw new Error("The server has not been composed: see app/composition.ts.");
  return place.roadstead;
}

/** Ends what runs in this process, if anything does. */
export async function stopRunning(): Promise<void> {
  await place.roadstead?.live.close();
}
