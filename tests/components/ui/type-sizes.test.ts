import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#bin/program.js";

const css = readFileSync(join(ROOT, "app/globals.css"), "utf8");

test("the root has the reader's own size, so that 0.8125rem is 13 px where nothing was chosen, and not 13 / 16 of that", () => {
  const root = /^html \{([^}]*)\}/m.exec(css)?.[1] ?? "";
  expect(/font:\s*\d+ (\S+)/.exec(root)?.[1]).toBe("100%");
  expect(root).not.toMatch(/font-size:/);
  expect(/^body \{([^}]*)\}/m.exec(css)?.[1]).toContain("font-size: var(--text-13)");
});
