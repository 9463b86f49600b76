import type { Field, FieldValue, Subject } from "#lib/filter/filter.ts";
import type { FilterKey } from "#lib/filter/filter-keys.ts";
import type { Finding } from "#lib/findings/finding.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Resources } from "./subjects.ts";

/** What a filter needs to know of a finding. */
type Found = Pick<Finding, "ruleId" | "slug" | "severity" | "subject" | "subjectId" | "affected"> & {
  readonly isMuted: boolean;
  /** Its sentence, in the language of the reader. */
  readonly title: string;
};

/**
 * A finding as a filter looks at it: its own rule, severity and words; for the rest whatever its subject, or one of those
 * that suffer, has.
 */
export function findingSubject(finding: Found, resources: Resources): Subject {
  const of = [...new Set<Urn>([finding.subject, ...finding.affected])].flatMap((urn) => resources.get(urn) ?? []);
  const [, account = "", region = ""] = finding.subject.split("/");
  const own = (key: FilterKey, wanted: string | undefined): readonly FieldValue[] | undefined => {
    switch (key) {
      case "sev":
        return [finding.severity];
      case "rule":
        return [finding.ruleId, finding.slug];
      case "account":
        return [account];
      case "region":
        return [region];
      case "is":
        return wanted === "muted" ? (finding.isMuted ? ["muted"] : []) : undefined;
      case "has":
        return wanted === "finding" ? ["finding"] : undefined;
      default:
        return undefined;
    }
  };
  return {
    urn: finding.subject,
    words: [finding.title, finding.ruleId, finding.slug, finding.subjectId, ...of.flatMap(({ words }) => words)],
    field: (key, wanted) => {
      const values = own(key, wanted);
      return values === undefined ? together(of.map((one) => one.field(key, wanted))) : { values };
    },
    get tags() {
      const all = of.map(({ tags }) => tags);
      return { values: all.flatMap(({ values }) => values), unread: all.flatMap(({ unread }) => unread ?? []) };
    },
  };
}

function together(fields: readonly Field[]): Field {
  return { values: fields.flatMap(({ values }) => values), unread: fields.flatMap(({ unread }) => unread ?? []) };
}
