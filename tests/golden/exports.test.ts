import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { exporters } from "#lib/report/exporters.ts";
import type { Scenario } from "#mocks/scenario.ts";
import { nearTheLimits } from "#mocks/scenarios/near-the-limits.ts";
import { scenarios } from "#mocks/scenarios.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

const folder = join(import.meta.dirname, "expected");
const languages = ["en", "ja"] as const;

/** Of an account with thousands of interfaces the long documents would be megabytes, and show nothing that others do not. */
const short: readonly string[] = ["csv", "svg"];
const exportersOf = ({ id }: Scenario) =>
  id === nearTheLimits.id ? exporters.filter(({ format }) => short.includes(format)) : exporters;

/** Without the figures that a page holds for its script: they are the JSON and the CSV, which stand here by themselves. */
const withoutFigures = (text: string) => text.replace(/<script type="application\/json"[\s\S]*?<\/script>/, "");

describe.each(scenarios)("the reports of $id", (scenario) => {
  let inspection: Inspection;
  beforeAll(async () => {
    inspection = await inspectScenario(scenario);
  });

  test.each(exportersOf(scenario).flatMap((exporter) => languages.map((language) => ({ exporter, language }))))(
    "are the same, byte for byte, as $exporter.format in $language",
    ({ exporter, language }) => {
      const file = join(folder, `${scenario.id}.${language}.${exporter.extension}`);
      const written = withoutFigures(exporter.render(inspection, { language }));
      if (process.env["GOLDEN"] === "write") writeFileSync(file, written);
      expect(written).toBe(readFileSync(file, "utf8"));
    },
  );
});
