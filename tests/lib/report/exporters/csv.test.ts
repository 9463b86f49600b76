import { expect, test } from "vitest";
import { csvExporter } from "#lib/report/exporters/csv.ts";
import { hostileNames } from "#tests/lib/report/chart/hostile-names.ts";
import { accountNamed } from "./hostile-account.ts";

/** The cells of each line of a CSV file: RFC 4180. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

test.each(hostileNames)("things named %j are no formula, and every line has as many cells as the head", (name) => {
  const csv = csvExporter.render(accountNamed(name), { language: "en" });
  const [head, ...rows] = rowsOf(csv);
  expect(head).toEqual([
    "Severity",
    "Confidence",
    "Rule",
    "Problem",
    "Subject",
    "URN",
    "Affected",
    "Caused by",
    "What to do",
    "State",
    "Muted because",
    "Muted until",
    "Source",
  ]);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row).toHaveLength(13);
    for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
  }
});

test("a full-width formula is neutralised too: a Japanese spreadsheet would calculate it", () => {
  const [, first] = rowsOf(csvExporter.render(accountNamed("＝SUM(A1)"), { language: "ja" }));
  expect(first?.[4]).toBe("'＝SUM(A1)");
});

test("the file begins with the mark that makes spreadsheets read it as UTF-8, and is Japanese when asked", () => {
  const csv = csvExporter.render(accountNamed("港湾"), { language: "ja" });
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  const [head, first] = rowsOf(csv);
  expect(head?.slice(0, 3)).toEqual(["重要度", "確度", "ルール"]);
  expect(first?.[4]).toBe("港湾");
  expect(first?.[0]).toMatch(/^(?:重大|高|中|低|情報)$/);
});
