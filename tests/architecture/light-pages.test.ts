import { build } from "esbuild";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sourceFiles } from "#tests/support/source-files.ts";

const root = join(import.meta.dirname, "../..");

/** What stands in the scripts of a page from the start: every file that its components import, what comes when it is wanted aside. */
async function shippedFrom(components: readonly string[]): Promise<ReadonlyMap<string, string | undefined>> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...components],
    outdir: ".build/light-pages",
    bundle: true,
    splitting: true,
    format: "esm",
    jsx: "automatic",
    write: false,
    metafile: true,
    external: ["react", "react-dom", "next"],
    loader: { ".css": "local-css" },
    logLevel: "error",
  });
  const importers = new Map<string, string | undefined>(components.map((path) => [path, undefined]));
  for (const path of importers.keys())
    for (const { path: imported, kind, external } of metafile.inputs[path]?.imports ?? [])
      if (kind !== "dynamic-import" && external !== true && !importers.has(imported)) importers.set(imported, path);
  return importers;
}

test("no page loads what checks requests on the server", async () => {
  const components = sourceFiles("components").filter(({ text }) => text.startsWith('"use client"'));
  const shipped = await shippedFrom(components.map(({ path }) => path));
  expect(shipped.size).toBeGreaterThan(components.length);
  const checks = [...shipped].filter(([path]) => path.startsWith("node_modules/zod/index"));
  expect(checks).toEqual([]);
}, 60_000);
