import type { Scenario } from "#mocks/scenario.ts";
import { escapeMarkdown } from "#lib/report/escape.ts";

function section({ id, title, story, findings }: Scenario): string {
  const rules = [...new Set(findings.map(({ ruleId }) => ruleId))].sort();
  const found = rules.length === 0 ? "Nothing to report." : `${String(findings.length)} findings: ${rules.join(", ")}.`;
  return [
    `## ${id}`,
    "",
    `_${escapeMarkdown(title.en)}_ · ${escapeMarkdown(title.ja)}`,
    "",
    escapeMarkdown(story.en),
    "",
    escapeMarkdown(story.ja),
    "",
    found,
    "",
  ].join("\n");
}

/** The invented accounts as one Markdown page, in menu order, each in both languages with what is wrong in it. */
export function scenarioList(scenarios: readonly Scenario[]): string {
  const head = [
    "# Scenarios",
    "",
    "The invented accounts of the demo: `ROADSTEAD_SCENARIO=eni-wall npm run demo`. Made from the scenarios themselves by",
    "`npm run generate`; edit the scenario, not this page.",
    "",
  ];
  return [head.join("\n"), ...scenarios.map(section)].join("\n");
}
