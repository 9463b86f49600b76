import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How many tests a step ran, and how they went. A tool that only passes or fails counts as one. */
export type StepResult = { readonly passed: number; readonly failed: number };

/** A step of the checks: what it is called, and how it is run. */
export type Step = { readonly name: string; readonly run: () => Promise<StepResult> };

const root = join(import.meta.dirname, "..");

// A loop that never ends cannot be interrupted from inside: after this long a step has failed, and all its processes are ended.
const STEP_LIMIT_MS = 25 * 60_000;

async function exitCode(file: string, args: readonly string[]): Promise<number> {
  const child = spawn(file, args, {
    cwd: root,
    // A process group of its own, so that workers that no longer listen end with it.
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const end = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  };
  const limit = setTimeout(() => {
    console.error(`${file} did not end within ${String(STEP_LIMIT_MS / 60_000)} minutes`);
    end();
  }, STEP_LIMIT_MS);
  const interrupted = (): void => {
    end();
    process.exit(130);
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  return new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  }).finally(() => {
    clearTimeout(limit);
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
  });
}

/** A step that passes when a command exits with 0. */
export function command(name: string, file: string, args: readonly string[]): Step {
  return {
    name,
    run: async () => {
      const code = await exitCode(file, args);
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}

/** A step that passes when a tool of node_modules exits with 0. */
export function tool(name: string, program: string, args: readonly string[]): Step {
  return command(name, join(root, "node_modules", ".bin", program), args);
}

/** A step that runs tests and counts them one by one; a run that found none has failed. */
export function tests(name: string, args: readonly string[]): Step {
  return {
    name,
    run: async () => {
      const folder = await mkdtemp(join(tmpdir(), "roadstead-tests-"));
      const outputFile = join(folder, "result.json");
      const code = await exitCode(join(root, "node_modules", ".bin", "vitest"), [
        "run",
        ...args,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${outputFile}`,
      ]);
      const counts = await readCounts(outputFile);
      await rm(folder, { recursive: true, force: true });
      const failed = counts.failed === 0 && (code !== 0 || counts.passed === 0) ? 1 : counts.failed;
      return { passed: counts.passed, failed };
    },
  };
}

async function readCounts(file: string): Promise<StepResult> {
  try {
    const report: unknown = JSON.parse(await readFile(file, "utf8"));
    const count = (key: string): number => {
      const value: unknown = typeof report === "object" && report !== null ? Reflect.get(report, key) : undefined;
      return typeof value === "number" ? value : 0;
    };
    return { passed: count("numPassedTests"), failed: count("numFailedTests") + count("numFailedTestSuites") };
  } catch {
    // A runner that died left no report: its exit code says the rest.
    return { passed: 0, failed: 1 };
  }
}

/** Runs steps one after the other, all of them, and sums up. */
async function runInOrder(steps: readonly Step[]): Promise<StepResult> {
  let [passed, failed] = [0, 0];
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const started = performance.now();
    const result = await step.run();
    passed += result.passed;
    failed += result.failed;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`── ${step.name}: ${result.failed === 0 ? "ok" : "FAILED"} in ${seconds} s`);
  }
  return { passed, failed };
}

/** Two rows of steps at the same time, each in its order. */
export function beside(one: readonly Step[], other: readonly Step[]): Step {
  const namesOf = (steps: readonly Step[]) => steps.map(({ name }) => name).join(", ");
  return {
    name: `${namesOf(one)}, and beside: ${namesOf(other)}`,
    run: async () => {
      const [first, second] = await Promise.all([runInOrder(one), runInOrder(other)]);
      return { passed: first.passed + second.passed, failed: first.failed + second.failed };
    },
  };
}

/** Runs the steps one after the other, all of them, and closes with the line that CI reads. */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  const { passed, failed } = await runInOrder(steps);
  console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** The quick checks: types, lint, format, rooms, dead code. */
export const staticSteps: readonly Step[] = [
  tool("types", "tsc", ["--noEmit"]),
  tool("lint", "eslint", ["--max-warnings", "0", "."]),
  tool("format", "prettier", ["--check", "--log-level", "warn", "."]),
  tool("rooms", "depcruise", [
    "--config",
    ".dependency-cruiser.cjs",
    "app",
    "lib",
    "components",
    "mocks",
    "bin",
    "scripts",
  ]),
  tool("dead code", "knip", []),
];
