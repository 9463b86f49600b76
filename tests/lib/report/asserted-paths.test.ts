import { expect, test } from "vitest";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import { reportDocument } from "#lib/report/report-document.ts";
import { htmlExporter } from "#lib/report/exporters/html.ts";
import { preparedReport } from "#lib/server/prepared-report.ts";
import { reportAssertions } from "#lib/server/report-assertions.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

const source = `
assertions:
  - {name: the door leads to tracking, expect: must-reach, from: harbour-public, to: web/tracking, port: 8080}
  - {expect: must-reach, from: internet, to: web/tracking}
  - {expect: must-reach, from: nobody, to: web/tracking}
`;
const everything = parseFilter("");

test("a report tells how each assertion came out, the violated first, and hidden names change no outcome", async () => {
  const whole = await inspectScenario(harbour);
  if (!everything.ok) throw new Error();
  const documentOf = (redaction: "none" | "names") => {
    const assertions = reportAssertions({ file: "roadstead.assert.yaml", source });
    const { inspection, options } = preparedReport(whole, { language: "en", redaction, assertions }, everything.filter);
    return { html: htmlExporter.render(inspection, options), paths: reportDocument(inspection, options).assertions };
  };
  const open = documentOf("none");
  expect(open.paths?.counts).toEqual({ violated: 1, unknown: 1, held: 1 });
  expect(open.paths?.judged.map(({ outcome }) => outcome)).toEqual(["violated", "unknown", "held"]);
  expect(open.html).toContain("1 violated, 1 not known, 1 held.");
  expect(open.html).toContain("the door leads to tracking");
  const hidden = documentOf("names");
  expect(hidden.paths?.counts).toEqual(open.paths?.counts);
  expect(JSON.stringify(hidden.paths)).not.toMatch(/tracking|nobody/);
});

test("a file that cannot be used is told, and one that is not there", async () => {
  const whole = await inspectScenario(harbour);
  const broken = reportAssertions({ file: "x.yaml", source: "assertions: [{expect: perhaps}]" });
  const html = htmlExporter.render(whole, { language: "en", assertions: broken });
  expect(html).toContain("The file of assertions cannot be used");
  expect(html).toContain("expected must-reach or must-not-reach");
  expect(htmlExporter.render(whole, { language: "ja" })).toContain("経路の取り決めはありません");
});
