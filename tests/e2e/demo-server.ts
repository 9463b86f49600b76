import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { knownOf, type Known } from "#scripts/page-addresses.ts";
import { startRoadstead, surveyed, type RoadsteadProcess } from "#scripts/roadstead-process.ts";

declare module "vitest" {
  // vitest's own way to hand values from a global setup to the tests.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface is what can be extended
  interface ProvidedContext {
    demoUrl: string;
    known: Known;
  }
}

/** One that holds, one that does not, one that nobody can tell. */
const assertions = `assertions:
  - { name: The shop reaches prices, expect: must-reach, from: web/booking-api, to: web/pricing, protocol: tcp, port: 8080 }
  - { expect: must-not-reach, from: internet, to: web/pricing, protocol: tcp, port: 22 }
  - { expect: must-reach, from: web/pricing, to: web/tracking, protocol: tcp, port: 9090 }
`;

/** Starts the demo as a user does, with its store in a folder; resolves when it is ready. */
export async function startDemo(
  store: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RoadsteadProcess> {
  const demo = await startRoadstead(["--demo"], {
    ROADSTEAD_DATA_DIR: store,
    ROADSTEAD_DEMO_FROZEN: "true",
    ...environment,
  });
  await demo.ready;
  return demo;
}

/** One demo for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const store = await mkdtemp(join(tmpdir(), "roadstead-e2e-"));
  const file = join(store, "assertions.yaml");
  await writeFile(file, assertions);
  const demo = await startDemo(store, { ROADSTEAD_ASSERTIONS_FILE: file });
  await surveyed(demo.url);
  project.provide("demoUrl", demo.url);
  project.provide("known", await knownOf(demo.url));
  return async () => {
    await demo.stop();
    await rm(store, { recursive: true, force: true });
  };
}
