import { expect, test } from "vitest";
import { markdownExporter } from "#lib/report/exporters/markdown.ts";
import { hostileNames } from "#tests/lib/report/chart/hostile-names.ts";
import { accountNamed } from "./hostile-account.ts";

/** The lines outside of fenced blocks; throws when a fence is not closed. */
function proseOf(markdown: string): readonly string[] {
  const prose: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split("\n")) {
    const ticks = /^(`{3,})(\w*)$/.exec(line);
    if (fence !== undefined) {
      if (ticks?.[2] === "" && (ticks[1]?.length ?? 0) >= fence.length) fence = undefined;
    } else if (ticks !== null) {
      fence = ticks[1];
    } else {
      prose.push(line);
    }
  }
  if (fence !== undefined) throw new Error("a fence is never closed");
  return prose;
}

/** How many cells each line of each table has. */
function cellCounts(prose: readonly string[]): readonly number[] {
  return prose.filter((line) => line.startsWith("|")).map((line) => line.replace(/\\./g, "").split("|").length - 2);
}

const harmless = proseOf(markdownExporter.render(accountNamed("harmless"), { language: "en" }));

test.each(hostileNames)("things named %j break no table, no heading and no fence", (name) => {
  const markdown = markdownExporter.render(accountNamed(name), { language: "en" });
  const prose = proseOf(markdown);
  expect(prose).toHaveLength(harmless.length);
  expect(cellCounts(prose)).toEqual(cellCounts(harmless));
  const headings = (lines: readonly string[]) => lines.filter((line) => /^#{1,6} /.test(line)).length;
  expect(headings(prose)).toBe(headings(harmless));
  const unescaped = prose.join("\n").replace(/\\./g, "");
  expect(unescaped).not.toMatch(/[<>[\]`]/);
  expect(markdown).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202A-\u202E\u2066-\u2069]/);
});

test("the sections are those of every report, in order, and the map is left out", () => {
  expect(harmless.filter((line) => line.startsWith("## "))).toEqual([
    "## 1 Result",
    "## 2 What this report does not tell you",
    "## 3 Problems",
    "## 4 Reachability of load-balanced services",
    "## 5 Who reaches whom",
    "## 6 Asserted paths",
    "## 7 Capacity",
    "## 8 Names",
    "## A Inventory",
    "## B Evidence",
    "## C Glossary",
  ]);
});
