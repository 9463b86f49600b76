import type { FindingAnswer } from "#lib/api/findings.ts";

/** Longer than any run of backticks inside, so the block cannot be closed from within. */
function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** A finding as Markdown for a ticket: its sentences, its commands, its facts. Text is escaped: a name is never markup. */
export function findingMarkdown(finding: FindingAnswer): string {
  const text = (words: string) => words.replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`).replaceAll(/\s*\n\s*/g, " ");
  const { remedy } = finding;
  const parts = [
    `## ${text(finding.title)}`,
    `**${finding.severity}** · ${finding.ruleId} · ${text(finding.subjectId)}`,
    text(finding.summary),
    text(finding.why),
    text(remedy.text),
    ...(remedy.cli === undefined ? [] : [fenced(remedy.cli, "sh")]),
    ...(remedy.terraform === undefined ? [] : [fenced(remedy.terraform, "hcl")]),
    finding.because.map(({ fact, source }) => `- ${text(fact)} (${text(source)})`).join("\n"),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
