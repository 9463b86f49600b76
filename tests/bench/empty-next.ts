import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ROOT } from "#bin/program.js";
import { freePort } from "#scripts/roadstead-process.ts";

/** Below the project, so that it finds the same packages. */
const folder = join(ROOT, ".build/empty-next");
const program = join(ROOT, "node_modules/next/dist/bin/next");

/** The least application there is: one page with nothing on it, and one route that answers nothing. */
const files: Readonly<Record<string, string>> = {
  "package.json": '{"name":"empty-next","private":true,"type":"module"}',
  "next.config.js": `export default { turbopack: { root: ${JSON.stringify(ROOT)} }, poweredByHeader: false };`,
  "app/layout.js":
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  "app/page.js": "export default function Page() { return <main><h1>Nothing</h1></main>; }",
  "app/nothing/route.js":
    'export const dynamic = "force-dynamic"; export const GET = () => new Response(null, { status: 304 });',
  // What the process took of the processor and the memory, as the metrics of the real one say it.
  "app/metrics/route.js": `
    export const dynamic = "force-dynamic";
    export function GET() {
      const { user, system } = process.cpuUsage();
      const samples = ["process_cpu_seconds_total " + (user + system) / 1e6, "process_resident_memory_bytes " + process.memoryUsage.rss(), ""];
      return new Response(samples.join("\\n"));
    }`,
};

/** Runs `next` in the folder of the empty application. */
function next(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...args], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
}

/** Builds the empty application. */
async function buildEmptyNext(more: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries({ ...files, ...more })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const child = next(["build"]);
  child.stdout?.resume();
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`next build of the empty application ended with ${String(code)}`);
}

/**
 * Builds and starts the empty application, with some files more: what a page, an answer and a process cost before there is
 * anything in them.
 */
export async function startEmptyNext(
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  await buildEmptyNext(more);
  const port = String(await freePort());
  const child = next(["start", "--port", port, "--hostname", "127.0.0.1"]);
  const ended = new Promise((resolve) => child.on("exit", resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("Ready")) resolve();
    });
    child.on("exit", () => reject(new Error("the empty application ended before it was ready")));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
