import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

test("the generated files say what the code says", () => {
  const run = spawnSync(join(root, "node_modules/.bin/tsx"), ["scripts/generate.ts", "--check"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(run.stderr).not.toContain("is out of date");
  expect(run.status).toBe(0);
}, 60_000);
