import { beforeAll, describe, expect, test } from "vitest";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { exporters } from "#lib/report/exporters.ts";
import { reportDocument } from "#lib/report/report-document.ts";
import { reportWords } from "#lib/report/report-words.ts";
import { languages } from "#lib/report/text/language.ts";
import { calm } from "#mocks/scenarios/calm.ts";
import { halfBlind } from "#mocks/scenarios/half-blind.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

const written = exporters.filter(({ format }) => format === "html" || format === "md");

function render(format: string, inspection: Inspection, language: (typeof languages)[number]): string {
  const text = exporters.find((exporter) => exporter.format === format)?.render(inspection, { language }) ?? "";
  // A name is written with a backslash before its marks in Markdown.
  return text.replace(/\\(.)/g, "$1");
}

describe("the report of a half-seen account", () => {
  let inspection: Inspection;
  beforeAll(async () => {
    inspection = await inspectScenario(halfBlind);
  });

  test.each(written)("names every call that was denied, in $format", ({ format }) => {
    const report = render(format, inspection, "en");
    for (const call of [
      "ecs:ListTasks",
      "ec2:DescribeNetworkAcls",
      "elasticloadbalancing:DescribeTargetHealth",
      "route53:ListResourceRecordSets",
    ]) {
      expect(report).toContain(call);
    }
    expect(report).not.toContain(reportWords("en").everythingRead);
  });

  test.each(exporters)("names what hides the tasks, in $format", ({ format }) => {
    expect(render(format, inspection, "en")).toContain("ecs:ListTasks");
  });

  test("lists each area that was not read with the rules that it mutes, and counts it as not complete", () => {
    const { coverage } = reportDocument(inspection, { language: "en" });
    const areas = new Set(coverage.unread.map(({ area }) => area));
    expect([...areas].sort()).toEqual(
      expect.arrayContaining(["ecsTasks", "networkAcls", "resourceRecordSets", "targetHealth"]),
    );
    expect(coverage.wanted - coverage.complete).toBe(areas.size);
    const said = coverage.unread.map(({ scope, area, reason }) => `${scope} ${area} ${reason}`);
    expect(new Set(said).size).toBe(said.length);
    expect(coverage.unread.find(({ area }) => area === "ecsTasks")?.mutes.length).toBeGreaterThan(0);
  });

  test("calls no target healthy whose health was not read, and no path open that was not seen", () => {
    const { reachability } = reportDocument(inspection, { language: "en" });
    const ledger = reachability.filter(({ service }) => service === "ledger");
    expect(ledger.length).toBeGreaterThan(0);
    for (const path of ledger) expect(path).not.toHaveProperty("health");
    // Without tasks and network ACLs nothing can be shown to get through.
    expect(reachability.map(({ verdict }) => verdict).filter((verdict) => verdict === "reachable")).toEqual([]);
  });
});

describe("the report of a calm account", () => {
  let inspection: Inspection;
  beforeAll(async () => {
    inspection = await inspectScenario(calm);
  });

  test.each(written.flatMap(({ format }) => languages.map((language) => ({ format, language }))))(
    "says that nothing was found in what could be read, and what no report sees, in $format in $language",
    ({ format, language }) => {
      const report = render(format, inspection, language);
      expect(report).toContain(
        language === "en"
          ? "No problems found in what could be read."
          : "読み取れた範囲では、問題は見つかりませんでした。",
      );
      for (const line of reportWords(language).never) expect(report).toContain(line);
    },
  );
});
