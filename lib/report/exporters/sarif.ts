import type { Severity } from "#lib/findings/finding.ts";
import { visibleText } from "../escape.ts";
import type { Exporter } from "../exporter.ts";
import { reportDocument, type ReportProblem } from "../report-document.ts";

/** SARIF knows three levels; `security-severity` and `rank` have no source here and are not invented. */
const levels: { readonly [Name in Severity]: "error" | "warning" | "note" } = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
};

function resultOf(problem: ReportProblem, ruleIndex: number) {
  const { mute } = problem;
  return {
    ruleId: problem.ruleId,
    ruleIndex,
    level: levels[problem.severity],
    message: { text: visibleText(problem.summary) },
    locations: [
      {
        logicalLocations: [
          { name: visibleText(problem.subjectId), fullyQualifiedName: problem.subject, kind: "resource" },
        ],
      },
    ],
    partialFingerprints: { "roadsteadFinding/v1": problem.id },
    ...(mute === undefined ? {} : { suppressions: [{ kind: "external", justification: visibleText(mute.reason) }] }),
    properties: {
      severity: problem.severity,
      confidence: problem.confidence,
      affected: problem.affected,
      remedy: visibleText(problem.remedy.text),
    },
  };
}

/** The problems as SARIF 2.1.0 (OASIS); what is muted is there, suppressed. An area that was not read is a notification. */
export const sarifExporter: Exporter = {
  format: "sarif",
  mediaType: "application/sarif+json",
  extension: "sarif",
  render: (inspection, options) => {
    const document = reportDocument(inspection, options);
    const problems = [...document.problems, ...document.muted];
    const rules = new Map(problems.map((problem) => [problem.ruleId, problem]));
    const ids = [...rules.keys()].sort();
    const notifications = document.coverage.unread.map(({ scope, area, call, reason }) => ({
      level: "warning",
      message: { text: visibleText(`${scope} ${area}: ${call ?? ""} ${reason}`.trim()) },
    }));
    const run = {
      tool: {
        driver: {
          name: "Roadstead",
          version: document.toolVersion,
          rules: ids.map((id) => ({ id, name: rules.get(id)?.slug, shortDescription: { text: rules.get(id)?.title } })),
        },
      },
      language: options.language === "ja" ? "ja-JP" : "en-US",
      invocations: [
        {
          executionSuccessful: true,
          startTimeUtc: document.startedAt,
          endTimeUtc: document.finishedAt,
          toolExecutionNotifications: notifications,
        },
      ],
      automationDetails: { id: `roadstead/${document.snapshotId}` },
      properties: { source: document.source },
      results: problems.map((problem) => resultOf(problem, ids.indexOf(problem.ruleId))),
    };
    const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
    return `${JSON.stringify(log, null, 2)}\n`;
  },
};
