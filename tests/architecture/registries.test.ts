import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rules } from "#lib/findings/rules.ts";
import { exporters } from "#lib/report/exporters.ts";
import { scenarioMenu } from "#mocks/scenarios.ts";
import { pages } from "#components/shell/pages.ts";

const root = join(import.meta.dirname, "../..");
const filesOf = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -3))
    .sort();

test("every rule file is registered once under its own id and slug, and has a test", () => {
  const expected = rules.map(({ id, slug }) => `${id.toLowerCase()}-${slug}`).sort();
  expect(filesOf("lib/findings/rules")).toEqual(expected);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const name of expected) {
    expect(existsSync(join(root, `tests/lib/findings/rules/${name}.test.ts`)), `test of ${name}`).toBe(true);
  }
});

test("every exporter and scenario file is registered under its own name", () => {
  expect(exporters.map(({ format }) => format).sort()).toEqual([
    "csv",
    "dot",
    "drawio",
    "html",
    "json",
    "junit",
    "md",
    "mermaid",
    "sarif",
    "svg",
  ]);
  const known = filesOf("mocks/scenarios");
  expect(scenarioMenu.map(({ id }) => id).sort()).toEqual(known);
});

test("every page of the rail exists", () => {
  for (const { href } of pages) expect(existsSync(join(root, `app${href}/page.tsx`)), href).toBe(true);
});
