import type { AnyRule } from "#lib/findings/rule.ts";
import { escapeMarkdown } from "#lib/report/escape.ts";

function section(rule: AnyRule): string {
  const { text } = rule;
  return [
    `## ${rule.id} ${escapeMarkdown(text.title)}`,
    "",
    `Severity ${rule.severity} · [${rule.slug}](../lib/findings/rules/${rule.id.toLowerCase()}-${rule.slug}.ts)`,
    "",
    escapeMarkdown(text.why),
    "",
    `**What to do.** ${escapeMarkdown(text.fix)}`,
    "",
    `**What it cannot see.** ${escapeMarkdown(text.limits)}`,
    "",
    `Needs: ${rule.needs.map((name) => `\`${name}\``).join(", ")}.`,
    "",
  ].join("\n");
}

/** The rules as one Markdown page, in report order. */
export function ruleCatalogue(rules: readonly AnyRule[]): string {
  const head = "# Rules\n\nMade from the rules themselves by `npm run generate`; edit the rule, not this page.\n";
  return [head, ...rules.map(section)].join("\n");
}
