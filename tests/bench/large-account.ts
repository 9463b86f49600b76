import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runSurvey } from "#lib/aws/survey.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { sdkHandler, type SdkHandler } from "#mocks/sdk-handler.ts";
import { putOnWire } from "#mocks/wire/handlers.ts";
import { largeRegion, largeSize, largeWorld, type LargeSize } from "#mocks/world/large.ts";
import type { World } from "#mocks/world/world.ts";
import { programFile } from "./program.ts";
import { simulatedClock, type SimulatedClock } from "./simulated-clock.ts";

/** The moment at which the large account is built and surveyed. */
export const surveyedAt = new Date("2026-11-20T03:04:05.000Z");

/** What every call takes on the simulated clock: a Region near by. */
const LATENCY_MS = 30;

/** What grows with the tasks: everything in proportion, or only what each brings along, an interface. */
export type Sweep = "all" | "tasks";

/** The large account, with this many tasks. */
export function accountOfTasks(tasks: number, sweep: Sweep = "all"): World {
  const others = largeSize.networkInterfaces - largeSize.tasks;
  if (sweep === "tasks") return largeWorld(surveyedAt, { tasks, networkInterfaces: tasks + others });
  const scale = tasks / largeSize.tasks;
  const fewer = (count: number): number => Math.ceil(count * scale);
  const size: LargeSize = {
    tasks,
    services: fewer(largeSize.services),
    clusters: fewer(largeSize.clusters),
    loadBalancers: fewer(largeSize.loadBalancers),
    targetGroups: fewer(largeSize.targetGroups),
    cloudMapServices: fewer(largeSize.cloudMapServices),
    securityGroups: fewer(largeSize.securityGroups),
    networkInterfaces: fewer(largeSize.networkInterfaces),
    prefixLists: fewer(largeSize.prefixLists),
    zones: fewer(largeSize.zones),
    records: fewer(largeSize.records),
  };
  return largeWorld(surveyedAt, size);
}

/** One survey of an invented account over the wire, on a simulated clock. */
export type LargeSurvey = {
  readonly snapshot: Snapshot;
  /** Calls that arrived at the wire, by their IAM spelling. */
  readonly calls: ReadonlyMap<string, number>;
};

/** Surveys an account with the real limiter, whose waiting costs no time of the machine. */
export async function surveyAccount(world: World): Promise<LargeSurvey> {
  const wire = putOnWire({ world: () => world });
  const clock = simulatedClock(surveyedAt.getTime());
  const snapshot = await runSurvey({
    plan: { accounts: [{ regions: [largeRegion] }] },
    source: "bench",
    toolVersion: "0.0.0",
    requestHandler: delayed(sdkHandler(wire), clock),
    credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "example" },
    clock,
    random: () => 0.5,
  });
  return { snapshot, calls: wire.calls() };
}

function delayed(handler: SdkHandler, clock: SimulatedClock): SdkHandler {
  return {
    ...handler,
    handle: async (request, patience) => {
      await clock.wait(LATENCY_MS);
      return clock.during(() => handler.handle(request, patience));
    },
  };
}

/** Where the snapshot of an account is kept: in the folder of this run of the benches, as one run's snapshots are not another's. */
export function snapshotFile(tasks: number, sweep: Sweep = "all"): string {
  const name = sweep === "all" ? `snapshot-${String(tasks)}.json` : `snapshot-${sweep}-${String(tasks)}.json`;
  return join(process.env["BENCH_FOLDER"] ?? tmpdir(), name);
}

/** Leaves a snapshot to the benches that come after. */
export function keepSnapshot(tasks: number, snapshot: Snapshot, sweep: Sweep = "all"): void {
  writeFileSync(snapshotFile(tasks, sweep), JSON.stringify(snapshot));
}

/** The snapshot document of an account of this size, surveyed at most once a run, and in a process of its own: no bench starts warm. */
export function snapshotText(tasks: number, sweep: Sweep = "all"): string {
  const file = snapshotFile(tasks, sweep);
  if (process.env["BENCH_FOLDER"] === undefined || !existsSync(file)) {
    execFileSync(process.execPath, [programFile("make-snapshot"), String(tasks), sweep], { stdio: "inherit" });
  }
  return readFileSync(file, "utf8");
}
