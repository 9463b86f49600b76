import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { surveyed, type RoadsteadProcess } from "#scripts/roadstead-process.ts";
import { startDemo } from "./demo-server.ts";

/** How long a machine that does much else may take to read ten thousand tasks; a hook of a test file has longer. */
const SURVEY_MS = 200_000;

/** A demo for the tests of one file, which may change what is shown; `show` changes the scenario. */
export function useOwnDemo(): {
  readonly at: (path: string) => string;
  readonly answer: (path: string) => Promise<unknown>;
  readonly file: (path: string) => Promise<string>;
  readonly show: (scenario: string) => Promise<void>;
} {
  let demo: RoadsteadProcess;
  let store: string;
  beforeAll(async () => {
    store = await mkdtemp(join(tmpdir(), "roadstead-e2e-"));
    demo = await startDemo(store);
    await surveyed(demo.url);
  });
  afterAll(async () => {
    await demo.stop();
    await rm(store, { recursive: true, force: true });
  });
  const ask = (path: string) => fetch(`${demo.url}/api/v1/${path}`);
  const show = async (id: string): Promise<void> => {
    const body = JSON.stringify({ id });
    const headers = { "content-type": "application/json" };
    await fetch(`${demo.url}/api/v1/scenario`, { method: "PUT", headers, body });
    await vi.waitFor(async () => expect((await ask("overview")).status).toBe(200), {
      timeout: SURVEY_MS,
      interval: 200,
    });
  };
  return {
    at: (path) => `${demo.url}${path}`,
    answer: async (path): Promise<unknown> => (await ask(path)).json() as Promise<unknown>,
    file: async (path) => (await ask(path)).text(),
    show,
  };
}
