import { assertionTitle, countOutcomes, type JudgedAssertion } from "#lib/analysis/reach/assertion.ts";
import { judgeAssertions } from "#lib/analysis/reach/judge-assertions.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { assertionsJUnit } from "#lib/report/assertions-junit.ts";
import { visibleText } from "#lib/report/escape.ts";
import { parseAssertions, readAssertionsFile } from "#lib/server/assertions-file.ts";
import { Refusal } from "#lib/server/refusal.ts";
import { textFlag, UsageError, type FlagTable, type Given } from "./command.ts";
import { writeWhole } from "./write-file.ts";

/** The flags of asserted paths. */
export const assertionFlags: FlagTable = { assert: { value: "file", short: "f" }, junit: { value: "file" } };

/** The lines of `--help` for {@link assertionFlags}. */
export const ASSERTIONS_HELP = `  -f, --assert <file>  judge the paths that must or must not be open, listed in a YAML or JSON file such as
                       roadstead.assert.yaml; findings are then counted only with --fail-on
  --junit <file>       write how the assertions came out as JUnit XML
`;

/** The assertions of `--assert`, judged; `undefined` without the flag. */
export async function judgedOf(given: Given, inspection: Inspection): Promise<readonly JudgedAssertion[] | undefined> {
  const file = textFlag(given, "assert");
  const junit = textFlag(given, "junit");
  if (file === undefined) {
    if (junit !== undefined) throw new UsageError("--junit goes with --assert <file>.");
    return undefined;
  }
  const text = await readAssertionsFile(file);
  if (text === undefined) throw new Refusal(404, `--assert ${file}: there is no such file.`);
  const judged = judgeAssertions(inspection.topology, parseAssertions(text, file), "en");
  const cases = judged.map((one) => ({ title: assertionTitle(one), judged: one }));
  if (junit !== undefined) await writeWhole(junit, assertionsJUnit(cases, inspection.snapshot.snapshotId));
  return judged;
}

/** A line for each assertion, and one for their number. */
export function assertionLines(judged: readonly JudgedAssertion[]): readonly string[] {
  const { violated, unknown } = countOutcomes(judged);
  return [
    ...judged.map((one) => {
      const { outcome, expect, text } = one;
      const why = outcome === "held" ? "" : `: ${visibleText(text)}`;
      return `${outcome.padEnd(8)} ${expect.padEnd(14)} ${visibleText(assertionTitle(one))}${why}`;
    }),
    `${String(judged.length)} assertions, ${String(violated)} violated, ${String(unknown)} could not be judged.`,
  ];
}
