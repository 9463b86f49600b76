import { fork } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { compileInto, ROOT } from "#bin/program.js";
import { V8_FLAGS } from "#bin/v8-flags.js";
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

/** What benches start as processes of their own: see `tests/bench/program.ts`. */
const programs = ["first-pairs", "large-endpoint", "make-snapshot"];

/** Runs one bench in a process of its own: what the others left in memory or warmed up must not count. */
async function figuresOf(section: string, folder: string): Promise<readonly Figure[]> {
  const child = fork(join(folder, `${section}.bench.js`), {
    execArgv: V8_FLAGS,
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

// Compiled as the program itself is: what is measured is what is shipped. Beside it, as it finds its packages from there.
await mkdir(join(ROOT, ".build"), { recursive: true });
const folder = await mkdtemp(join(ROOT, ".build", "bench."));
const files = [...sections.map((section) => `${section}.bench`), ...programs];
await compileInto(
  folder,
  files.map((file) => `tests/bench/${file}.ts`),
  { packages: "external" },
);

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
