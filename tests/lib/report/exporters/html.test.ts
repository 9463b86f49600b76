import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { csvExporter } from "#lib/report/exporters/csv.ts";
import { htmlExporter } from "#lib/report/exporters/html.ts";
import { jsonExporter } from "#lib/report/exporters/json.ts";
import { templates } from "#lib/report/report-template.ts";
import { languages } from "#lib/report/text/language.ts";
import { hostileNames } from "#tests/lib/report/chart/hostile-names.ts";
import { wholeAccount } from "#tests/support/whole-account.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { accountNamed } from "./hostile-account.ts";

/** The names and attribute names of every element, in order. */
function tagsOf(html: string): readonly string[] {
  return [...html.matchAll(/<([a-z!][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = "", attributes = ""]) =>
      [name, ...[...attributes.matchAll(/([\w:-]+)="[^"]*"/g)].map(([, attribute]) => attribute)].join(" "),
  );
}

/** The inventory as the script of the page reads it from its tables. */
function readInventory(html: string): readonly unknown[] {
  return [
    ...html.matchAll(/<div class="place" data-kind="([^"]+)" data-scope="([^"/]+)\/([^"]+)">(.*?)<\/tbody>/gs),
  ].flatMap(([, kind = "", account = "", region = "", body = ""]) =>
    [...body.matchAll(/<tr><td>([^<]*)<td>([^<]*)<td>([^<]*)/g)].map(([, name = "", id = "", state = ""]) => {
      const status = state.trim();
      const said = kind === "record-set" ? id.split("/")[1] : id.slice(id.lastIndexOf("/") + 1);
      const urn = `aws/${account}/${region}/${kind}/${id}`;
      return { kind, name: name === "" ? said : name, id, urn, account, region, ...(status !== "" && { status }) };
    }),
  );
}

const harmless = htmlExporter.render(accountNamed("harmless"), { language: "en" });

test.each(hostileNames)(
  "things named %j are text: the report has the same kinds of elements as with a harmless name",
  (name) => {
    const kinds = (html: string) => [...new Set(tagsOf(html))].sort();
    const html = htmlExporter.render(accountNamed(name), { language: "en" });
    // A cut label brings a title of its own; nothing else may depend on a name.
    expect(kinds(html).filter((tag) => tag !== "title" && !tag.startsWith("text "))).toEqual(
      kinds(harmless).filter((tag) => tag !== "title" && !tag.startsWith("text ")),
    );
    expect(html.match(/</g)?.length).toBe(tagsOf(html).length + (html.match(/<\//g)?.length ?? 0));
    expect(html).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202A-\u202E\u2066-\u2069]/);
  },
);

describe.each(languages)("the HTML report in %s", (language) => {
  let html: string;
  beforeAll(() => {
    html = htmlExporter.render(inspect(wholeAccount), { language });
  });

  test("says its language and character set, and forbids itself everything but its own style", () => {
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain('<meta charset="utf-8" />');
    expect(html).toMatch(
      /http-equiv="Content-Security-Policy"\s+content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[\w+/]{43}='; img-src data:"/,
    );
  });

  test("lets one script run, by its hash, and holds the report as data that can end nothing", () => {
    const [held, script, ...more] = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
    expect([held?.[1], script?.[1], more]).toEqual([' type="application/json" id="report-data"', "", []]);
    const hash = createHash("sha256").update(script?.[2] ?? "").digest("base64"); // prettier-ignore
    expect(html).toContain(`script-src 'sha256-${hash}'`);
    expect(held?.[2]).not.toMatch(/[<>&\u2028\u2029]/);
    const figures = JSON.parse(held?.[2] ?? "") as { readonly json: unknown; readonly csv: string };
    const whole = JSON.parse(jsonExporter.render(inspect(wholeAccount), { language })) as {
      readonly inventory: unknown;
    };
    expect(figures.json).toEqual({ ...whole, inventory: [] });
    expect(readInventory(html)).toEqual(whole.inventory);
    expect(figures.csv).toBe(csvExporter.render(inspect(wholeAccount), { language }));
  });

  test("has no handler, no form, and refers to nothing outside of itself", () => {
    expect(html).not.toMatch(/<(?:iframe|object|embed|link|form|img|base)\b/i);
    expect(tagsOf(html).join(" ")).not.toMatch(/\son\w+/);
    const references = [...html.matchAll(/\b(?:href|src|action|xlink:href)="([^"]*)"/g)].map(([, to]) => to ?? "");
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((to) => !to.startsWith("#"))).toEqual([]);
    expect(html).not.toMatch(/@import|url\((?!#)/);
    expect(
      [...html.matchAll(/https?:\/\/[^"\s<]+/g)].map(([url]) => url).filter((url) => !url.includes("w3.org")),
    ).toEqual([]);
  });

  test("has its sections in order, each of them in the contents", () => {
    const ids = [...html.matchAll(/<section aria-labelledby="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(
      ["result", "unseen", "problems", "reachability", "pairs", "assertions", "capacity", "names", "map", "inventory", "evidence", "glossary"], // prettier-ignore
    );
    const contents = [...html.matchAll(/<li><a href="#([^"]+)"/g)].map(([, id]) => id);
    expect(contents).toEqual(ids);
    const numbers = [...html.matchAll(/<span class="n">([^<]+)<\/span>/g)].map(([, number]) => number);
    expect(numbers).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C"]);
  });

  test("every reference within it leads somewhere, and no id is given twice", () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, to] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to);
  });

  test("prints: heads of tables on every page, all of the inventory, no contents", () => {
    const print = /@media print\{(.*?)\}\}/s.exec(html)?.[1] ?? "";
    expect(print).toContain("thead{display:table-header-group}");
    // A head that holds a button as a box is drawn on the first page alone.
    expect(print).toContain("th button{display:contents;");
    expect(print).toContain("tr{break-inside:avoid}");
    expect(print).toContain("nav{display:none}");
    expect(print).toContain("details>*{display:block}");
  });
});

describe("a report for one purpose, of one part, with something hidden", () => {
  const report = (options: Omit<Parameters<typeof htmlExporter.render>[1], "language">) =>
    htmlExporter.render(inspect(wholeAccount), { language: "en", ...options });
  const sectionsOf = (html: string) => [...html.matchAll(/<section aria-labelledby="([^"]+)"/g)].map(([, id]) => id);

  test("says what it does not tell as the second thing, whatever it is for", () => {
    for (const template of templates)
      expect(sectionsOf(report({ template })).slice(0, 2)).toEqual(["result", "unseen"]);
    expect(sectionsOf(report({ template: "capacity" }))).toEqual([
      "result",
      "unseen",
      "problems",
      "capacity",
      "evidence",
    ]);
  });

  test("speaks of nothing in another scope", () => {
    const elsewhere = report({ scope: "999999999999" });
    expect(elsewhere).toContain("No problems found in what could be read.");
    expect(elsewhere).not.toContain('<article class="problem');
  });

  test("is without a script where a frame would not let it run", () => {
    expect(report({ isStill: true })).not.toMatch(/<script|script-src/);
  });

  test("says at its head that pseudonyms stand in it", () => {
    expect(report({ redaction: "names" })).toContain("names are replaced by pseudonyms");
    expect(report({})).not.toContain("pseudonyms");
  });
});
