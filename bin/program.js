// Plain JavaScript: this is what makes the rest of the program, which is TypeScript, ready to run.
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";

/** The folder of the project. */
export const ROOT = join(import.meta.dirname, "..");

const SOURCES = [
  "app", "bin", "components", "lib", "mocks", "next.config.js", "package-lock.json", "package.json", "proxy.ts", "public",
  "tsconfig.json",
]; // prettier-ignore

/** What runs by itself: the command line, and the worker threads of `app/composition.ts`. */
const ENTRIES = [
  "bin/roadstead.ts",
  "app/demo-survey-worker.ts",
  "lib/server/inspection-worker.ts",
  "lib/server/store/store-worker.ts",
  "lib/server/survey-worker.ts",
];

/** Native, chosen at run time, or Next itself, which brings its own; and this file, which must know where it lies. */
const NOT_BUNDLED = ["#bin/program.js", "esbuild", "libsql", "next", "pg"];

/** As many programs are kept, this one and earlier ones: an earlier one may still be running. */
const KEPT = 5;

/** A hash of everything a build is made from: the program's and the pages' alike. */
export const SOURCE_STAMP = stampOf(SOURCES.flatMap((name) => filesUnder(join(ROOT, name))));

/** @param {readonly string[]} files */
function stampOf(files) {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return [];
  if (!status.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** The address of the compiled command line. It is compiled first, unless that was done from exactly these sources. */
export async function compiledProgram() {
  const folder = join(ROOT, ".build", SOURCE_STAMP);
  if (!existsSync(folder)) await compile(folder);
  return pathToFileURL(join(folder, "roadstead.js")).href;
}

/** @param {string} folder */
async function compile(folder) {
  const draft = `${folder}.${randomUUID()}`;
  await compileInto(draft, ENTRIES);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true });
    // Another process compiled the same at the same time.
    if (!existsSync(folder)) throw error;
  }
  forgetOldPrograms();
}

/**
 * Compiles these files, and what they import, into one folder of the project: a worker's entry lies beside whatever starts it.
 * @param {string} folder
 * @param {readonly string[]} entries
 * @param {import("esbuild").BuildOptions} more
 */
export async function compileInto(folder, entries, more = {}) {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: ROOT,
    entryPoints: [...entries],
    entryNames: "[name]",
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // The packages' ES modules: of the AWS SDK's, only what is used is kept.
    mainFields: ["module", "main"],
    external: NOT_BUNDLED,
    // Packages in CommonJS ask for Node's own modules with `require`.
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    logLevel: "error",
    ...more,
  });
}

function forgetOldPrograms() {
  const folders = readdirSync(join(ROOT, ".build"))
    .filter((name) => !name.includes("."))
    .map((name) => join(ROOT, ".build", name));
  const age = new Map(folders.map((folder) => [folder, statSync(folder).mtimeMs]));
  folders.sort((a, b) => (age.get(b) ?? 0) - (age.get(a) ?? 0));
  for (const folder of folders.slice(KEPT)) rmSync(folder, { recursive: true, force: true });
}
