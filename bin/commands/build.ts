import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, SOURCE_STAMP } from "#bin/program.js";
import { parseFlags, type Command } from "../command.ts";

/** `roadstead build`: the production build, when there is no current one. */
export const build: Command = {
  help: `Usage: roadstead build [--force]

  --force  build even when the sources have not changed
`,
  run: async (args) => {
    const { flags } = parseFlags(args, { force: {} });
    return (await buildIfNeeded(flags["force"] === true)) ? 0 : 1;
  },
};

const STAMP = join(ROOT, ".next", "roadstead-build");

/** Whether the last build was made from exactly these sources. */
function isBuilt(): boolean {
  const whole = existsSync(STAMP) && existsSync(join(ROOT, ".next", "BUILD_ID"));
  return whole && readFileSync(STAMP, "utf8") === SOURCE_STAMP;
}

/** Builds unless the last build was made from the same sources. `false` when it failed; what the build said is printed then. */
export async function buildIfNeeded(force = false): Promise<boolean> {
  if (!force && isBuilt()) return true;
  process.stdout.write("Building Roadstead; this is needed once and takes a minute or two.\n");
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve(exitCode ?? 1));
  });
  if (code === 0) {
    writeFileSync(STAMP, SOURCE_STAMP);
    return true;
  }
  process.stderr.write(Buffer.concat(said));
  process.stderr.write("The build failed; its output is above.\n");
  return false;
}
