import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure } from "#tests/bench/figure.ts";

const sections = [
  "survey",
  "inspect",
  "findings",
  "server",
  "serve",
  "web",
  "map",
  "filter",
  "demo",
  "reach-matrix",
  "reach-query",
  "reach-oracle",
] as const;

type Row = readonly [metric: string, goal: string, measured: string, verdict: string];

/** Runs one bench in a process of its own: what the others left in memory or warmed up must not count. */
async function figuresOf(section: string, folder: string): Promise<readonly Figure[]> {
  const file = join(import.meta.dirname, "../tests/bench", `${section}.bench.ts`);
  const child = fork(file, {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, BENCH_FOLDER: folder, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  });
  const figures: Figure[] = [];
  // Every bench sends its figures with `tell`, and nothing else.
  child.on("message", (told) => figures.push(...(told as readonly Figure[])));
  const code = await new Promise((resolve) => child.on("close", resolve));
  return code === 0 && figures.length > 0
    ? figures
    : [{ metric: "bench", goal: "runs", measured: `ended with ${String(code)}`, ok: false }];
}

function rowOf(section: string, { metric, goal = "", measured, ok }: Figure): Row {
  return [`${section}: ${metric}`, goal, measured, ok === undefined ? "" : ok ? "ok" : "over"];
}

function print(rows: readonly Row[]): void {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !sections.some((section) => section === name));
if (unknown.length > 0) {
  console.error(`bench: ${unknown.join(", ")}: expected any of ${sections.join(", ")}.`);
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), "roadstead-bench-"));
const loadBefore = loadavg()[0] ?? 0;
const rows: Row[] = [["metric", "goal", "measured", ""]];
for (const section of sections) {
  if (asked.length > 0 && !asked.includes(section)) continue;
  console.error(`bench: ${section} …`);
  for (const figure of await figuresOf(section, folder)) rows.push(rowOf(section, figure));
}
await rm(folder, { recursive: true, force: true });
print(rows);
const load = [loadBefore, loadavg()[0] ?? 0].map((one) => one.toFixed(1)).join(" to ");
console.log(`\nNode ${process.versions.node}, ${String(availableParallelism())} cores, load average ${load}`);
