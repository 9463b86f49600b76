/** What a report is for. */
export const templates = ["full", "incident", "capacity", "review", "audit"] as const;

/** What a report is for. */
export type Template = (typeof templates)[number];

/** A section of a report. */
export type SectionName =
  | "result"
  | "unseen"
  | "changes"
  | "problems"
  | "reachability"
  | "pairs"
  | "assertions"
  | "capacity"
  | "names"
  | "map"
  | "inventory"
  | "evidence"
  | "glossary";

/** The sections of each template in their order. What the report does not tell stands second in all of them. */
const sections: { readonly [Name in Template]: readonly SectionName[] } = {
  full: [
    "result",
    "unseen",
    "changes",
    "problems",
    "reachability",
    "pairs",
    "assertions",
    "capacity",
    "names",
    "map",
    "inventory",
    "evidence",
    "glossary",
  ],
  incident: ["result", "unseen", "changes", "problems", "reachability", "assertions", "map", "evidence"],
  capacity: ["result", "unseen", "problems", "capacity", "evidence"],
  review: ["result", "unseen", "changes", "assertions", "map", "evidence", "glossary"],
  audit: [
    "result",
    "unseen",
    "changes",
    "problems",
    "reachability",
    "pairs",
    "assertions",
    "names",
    "inventory",
    "evidence",
    "glossary",
  ],
};

/** The templates that say nothing without a snapshot to compare with. */
export const needsBaseline: ReadonlySet<Template> = new Set(["review"]);

/** What follows the numbered sections, under letters. */
const annexes: ReadonlySet<SectionName> = new Set(["inventory", "evidence", "glossary"]);

/** The rules whose problems a template speaks of: those of the families it names, or all. */
const families: { readonly [Name in Template]?: readonly string[] } = {
  capacity: ["ENI", "IPAM", "PORT", "ECS", "EKS"],
};

/** A section with the number or letter it stands under. */
export type NumberedSection = { readonly name: SectionName; readonly number: string };

/** The sections of a template, numbered; annexes have letters. Changes are told of two snapshots only. */
export function numberedSections(template: Template, hasBaseline = false): readonly NumberedSection[] {
  const names = sections[template].filter((name) => name !== "changes" || hasBaseline);
  const body = names.filter((name) => !annexes.has(name));
  const after = names.filter((name) => annexes.has(name));
  return [
    ...body.map((name, at) => ({ name, number: String(at + 1) })),
    ...after.map((name, at) => ({ name, number: String.fromCodePoint(65 + at) })),
  ];
}

/** Whether a template speaks of the problems of a rule. */
export function speaksOf(template: Template, ruleId: string): boolean {
  const wanted = families[template];
  return wanted === undefined || wanted.includes(ruleId.split("-")[0] ?? "");
}
