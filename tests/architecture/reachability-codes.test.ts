import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Every title of a test of the engine. */
function titles(): string {
  const folders = ["tests/lib/analysis", "tests/laws"].map((folder) => join(root, folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => readFileSync(join(folder, name), "utf8")),
  );
  return files
    .flatMap((text) => [...text.matchAll(/^\s*(?:test\(|\]\)\(|\)\()?\s*"([^"]+)",/gm)].map(([, title]) => title))
    .join("\n");
}

test("every line of the page about reachability, and every trap, is named by a test", () => {
  const page = readFileSync(join(root, "docs/reachability.md"), "utf8");
  const codes = [...page.matchAll(/^\| ([GNREITPWVLCDUQ]\d+) +\|/gm)].map(([, code = ""]) => code);
  const traps = [...page.matchAll(/^\| (\d+) +\|/gm)].map(([, number = ""]) => `trap ${number}`);
  expect([codes.length, traps.length]).toEqual([104, 22]);
  const named = titles();
  const missing = [...codes, ...traps].filter((code) => !new RegExp(`\\b${code}\\b`).test(named));
  expect(missing).toEqual([]);
});
