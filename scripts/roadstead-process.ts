import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "#bin/program.js";

/** A server of its own, as a user starts it. */
export type RoadsteadProcess = {
  readonly url: string;
  /** Resolves when it says that it is ready; rejects with what it printed when it ends before that. */
  readonly ready: Promise<void>;
  /** Ends it, and removes its data folder unless that was given. */
  readonly stop: (signal?: "SIGTERM" | "SIGKILL") => Promise<void>;
};

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") reject(new Error("There is no free port."));
        else resolve(address.port);
      });
    });
  });
}

/** Builds unless there is a current build, so that nobody waits for that later. */
export async function buildFirst(): Promise<void> {
  const child = spawn(process.execPath, ["bin/roadstead.js", "build"], { cwd: ROOT, stdio: ["ignore", "ignore", 2] });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`roadstead build ended with ${String(code)}`);
}

/** Starts `roadstead serve`, with a data folder of its own unless the environment names one. */
export async function startRoadstead(
  flags: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<RoadsteadProcess> {
  const store = await mkdtemp(join(tmpdir(), "roadstead-store-"));
  const port = String(await freePort());
  const child = spawn(process.execPath, ["bin/roadstead.js", "serve", "--port", port, ...flags], {
    cwd: ROOT,
    env: { ...process.env, ROADSTEAD_DATA_DIR: store, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    ready: whenReady(child),
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      await ended;
      await rm(store, { recursive: true, force: true });
    },
  };
}

/** Resolves after the first survey. */
export async function surveyed(url: string): Promise<void> {
  while ((await fetch(`${url}/readyz`)).status !== 200) await sleep(100);
}

async function whenReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const look = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (printed.includes("Roadstead is ready at")) resolve();
    };
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    child.on("exit", () => {
      reject(new Error(`The server ended before it was ready:\n${printed}`));
    });
  });
}
