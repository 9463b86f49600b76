import type { RuleOutcome } from "#lib/findings/finding.ts";
import { rules } from "#lib/findings/rules.ts";
import { element, type SvgNode } from "../chart/svg-node.ts";
import { writeSvg } from "../chart/write-svg.ts";
import type { Exporter, ExportOptions } from "../exporter.ts";
import { reportDocument, type ReportDocument } from "../report-document.ts";
import { sayReason } from "../text/say-reason.ts";

/** What a rule came to: a failure for each open problem; what could not be judged is skipped with the reason, never passed. */
function verdictOf(
  outcome: RuleOutcome,
  { problems, filter, language }: Pick<ReportDocument, "problems" | "filter"> & Pick<ExportOptions, "language">,
): readonly SvgNode[] {
  const failures = problems.map(({ severity, summary, subject, remedy }) =>
    element("failure", { message: summary, type: severity }, [`${subject}\n${remedy.text}`]),
  );
  const unread = outcome.mutedBecause.map(({ scope, area, problem }) => `${scope} ${area}: ${problem.call}`);
  const told = outcome.reasons.map((reason) => sayReason(reason, language));
  const reasons = [...new Set([...told, ...unread])].join("; ");
  if (outcome.state === "crashed") return [element("error", { message: reasons, type: "crashed" })];
  if (failures.length > 0) return failures;
  // What a filter leaves out has not passed.
  if (filter !== undefined) return [element("skipped", { message: `narrowed to ${filter.q}` })];
  if (outcome.unknown > 0 || outcome.state === "unknown") {
    return [element("skipped", { message: `unknown: ${reasons}` })];
  }
  return outcome.state === "not-applicable" ? [element("skipped", { message: "not applicable" })] : [];
}

function countOf(cases: readonly SvgNode[], tag: string): number {
  return cases.filter(({ children }) => children.some((child) => typeof child !== "string" && child.tag === tag))
    .length;
}

/** Every rule as a test of JUnit XML, for a CI that draws those; a muted problem does not fail its rule. */
export const junitExporter: Exporter = {
  format: "junit",
  mediaType: "application/xml",
  extension: "xml",
  render: (inspection, options) => {
    const { problems, filter, finishedAt, source } = reportDocument(inspection, options);
    const slugs = new Map(rules.map(({ id, slug }) => [id, slug]));
    const cases = inspection.outcomes.map((outcome) =>
      element(
        "testcase",
        {
          classname: outcome.ruleId.split("-")[0],
          name: `${outcome.ruleId} ${slugs.get(outcome.ruleId) ?? ""}`.trim(),
        },
        verdictOf(outcome, {
          language: options.language,
          problems: problems.filter(({ ruleId }) => ruleId === outcome.ruleId),
          ...(filter !== undefined && { filter }),
        }),
      ),
    );
    const counts = {
      tests: cases.length,
      failures: countOf(cases, "failure"),
      errors: countOf(cases, "error"),
      skipped: countOf(cases, "skipped"),
    };
    const suite = element("testsuite", { name: `roadstead ${source}`, timestamp: finishedAt, ...counts }, cases);
    const suites = element("testsuites", { name: "roadstead", ...counts }, [suite]);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${writeSvg(suites)}\n`;
  },
};
