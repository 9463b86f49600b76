import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

const root = join(import.meta.dirname, "../..");

declare module "vitest" {
  // vitest's own way to hand values from a global setup to the tests.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- an interface is what can be extended
  interface ProvidedContext {
    demoUrl: string;
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no port"));
        else resolve(address.port);
      });
    });
  });
}

/** Resolves once the command says where it is ready; rejects with what it printed when it ends before that. */
async function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const look = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (printed.includes("Roadstead is ready at")) resolve();
    };
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    child.on("exit", () => reject(new Error(`the demo ended before it was ready:\n${printed}`)));
  });
}

/** A demo that runs, and how to end it. */
export type Demo = { readonly url: string; readonly end: (signal: "SIGTERM" | "SIGKILL") => Promise<void> };

/** Starts the demo as a user does, with its store in a folder. */
export async function startDemo(store: string): Promise<Demo> {
  const port = await freePort();
  const child = spawn(process.execPath, ["bin/roadstead.js", "serve", "--demo", "--port", String(port)], {
    cwd: root,
    env: { ...process.env, ROADSTEAD_DATA_DIR: store },
    stdio: ["ignore", "pipe", "pipe"],
  });
  await ready(child);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    end: async (signal) => {
      const ended = new Promise((resolve) => child.on("exit", resolve));
      child.kill(signal);
      await ended;
    },
  };
}

/** One demo for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const store = await mkdtemp(join(tmpdir(), "roadstead-e2e-"));
  const demo = await startDemo(store);
  project.provide("demoUrl", demo.url);
  return async () => {
    await demo.end("SIGTERM");
    await rm(store, { recursive: true, force: true });
  };
}
