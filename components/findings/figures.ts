import type { FindingAnswer } from "#lib/api/findings.ts";

/** The exact figures of a finding: its summary without the title it begins with. The whole summary when there are none. */
export function figuresOf({ title, summary }: Pick<FindingAnswer, "title" | "summary">): string {
  if (!summary.startsWith(title)) return summary;
  const figures = summary.slice(title.length).replace(/^[\s.。]+/, "");
  return figures === "" ? summary : figures;
}
