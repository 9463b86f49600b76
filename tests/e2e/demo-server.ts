import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startRoadstead, type RoadsteadProcess } from "#scripts/roadstead-process.ts";

declare module "vitest" {
  // vitest's own way to hand values from a global setup to the tests.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface is what can be extended
  interface ProvidedContext {
    demoUrl: string;
  }
}

/** Starts the demo as a user does, with its store in a folder; resolves when it is ready. */
export async function startDemo(store: string): Promise<RoadsteadProcess> {
  const demo = await startRoadstead(["--demo"], { ROADSTEAD_DATA_DIR: store, ROADSTEAD_DEMO_FROZEN: "true" });
  await demo.ready;
  return demo;
}

/** One demo for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const store = await mkdtemp(join(tmpdir(), "roadstead-e2e-"));
  const demo = await startDemo(store);
  project.provide("demoUrl", demo.url);
  return async () => {
    await demo.stop();
    await rm(store, { recursive: true, force: true });
  };
}
