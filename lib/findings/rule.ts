import type { Topology } from "#lib/graph/topology.ts";
import type { AreaName, ItemOf } from "#lib/model/areas.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Scope } from "#lib/model/scope.ts";
import type { Earlier } from "./earlier.ts";
import type { FindingDraft, Severity } from "./finding.ts";

/** A rule's English; the Japanese of the same shape is in `lib/report/text/ja.ts`. */
export type RuleText<Sentence extends string> = {
  /** The failing state, as a title. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** What the rule cannot see; printed in every report. */
  readonly limits: string;
  /** A finding's title: a whole sentence that names the subject and the consequence, with `{value}` places. */
  readonly says: { readonly [Name in Sentence]: string };
  /** The sentence after it: the exact figures, with `{value}` places. */
  readonly figures: { readonly [Name in Sentence]: string };
};

/** What a rule asks for, and how much its silence matters. */
export type RuleNeeds = {
  readonly id: string;
  readonly severity: Severity;
  /** Where its subjects live: in every Region's scope, in the account's, or in both. */
  readonly level: "regional" | "global" | "every";
  /**
   * The areas it reads, those its joins rest on included. Each must be complete in the subject's own scope;
   * an area of the other level, in every scope of the same account that has it.
   */
  readonly needs: readonly AreaName[];
  /** Of `needs`: nothing the rule says follows from an absence in these, so it may judge what was read. */
  readonly partialIsFine?: readonly AreaName[];
  /** Of `needs`: the premise is an absence, so these must be complete in every scope of the snapshot. */
  readonly everywhere?: readonly AreaName[];
  /** Nobody can mute it. */
  readonly alwaysShown?: true;
};

/** What a rule sees: the areas it declared, and the joins made of them. */
export type RuleView<Need extends AreaName> = {
  readonly scope: Scope;
  readonly items: { readonly [Name in Need]: readonly ItemOf<Name>[] };
  readonly topology: Topology;
  /** The time of the snapshot, ISO 8601: the only clock a rule has. */
  readonly now: string;
  /** What earlier snapshots tell; empty where there is no history. */
  readonly earlier: Earlier;
  /** Every rule's needs: for the one rule whose subject is what could not be read. */
  readonly catalogue: readonly RuleNeeds[];
};

/** A draft without what the rule's own definition already says. */
export type Saying<Sentence extends string> = Omit<FindingDraft, "says" | "severity"> & {
  readonly says: Sentence;
  /** The rule's severity when absent; `possible` is lowered one step by the runner unless `severity` is given. */
  readonly severity?: Severity;
};

/** What a check says of one subject: nothing (it passes), findings, or why it cannot tell. */
export type Checked<Sentence extends string> = readonly Saying<Sentence>[] | { readonly unknown: string };

/** A rule: what it is, then what it does. */
export type Rule<Need extends AreaName, Sentence extends string, Subject> = Omit<
  RuleNeeds,
  "needs" | "partialIsFine" | "everywhere"
> & {
  readonly slug: string;
  readonly needs: readonly Need[];
  readonly partialIsFine?: readonly NoInfer<Need>[];
  readonly everywhere?: readonly NoInfer<Need>[];
  /** The rules whose findings cause this one's, when they are about the same things. */
  readonly symptomOf?: readonly string[];
  readonly text: RuleText<Sentence>;
  readonly references: readonly string[];
  readonly subjects: (view: RuleView<NoInfer<Need>>) => readonly Subject[];
  readonly check: (subject: Subject, view: RuleView<NoInfer<Need>>) => Checked<NoInfer<Sentence>>;
};

/** A rule whose subject type nobody outside it needs to know. */
export type AnyRule = Omit<Rule<AreaName, string, unknown>, "subjects" | "check"> & {
  /** Judges every subject of one scope. A throw is the caller's to catch. */
  readonly judge: (view: RuleView<AreaName>) => {
    readonly checked: number;
    readonly failed: number;
    readonly unknowns: readonly string[];
    /** The resources of the subjects it could not judge; `undefined` when one of those names none. */
    readonly unknownUrns: readonly Urn[] | undefined;
    readonly drafts: readonly Saying<string>[];
  };
};

/** Closes a rule over its subject type: `check` sees only what `needs` declares, and that is checked here, at compile time. */
export function defineRule<Need extends AreaName, Sentence extends string, Subject>(
  rule: Rule<Need, Sentence, Subject>,
): AnyRule {
  const { subjects, check, ...rest } = rule;
  return {
    ...rest,
    judge: (view) => {
      const drafts: Saying<string>[] = [];
      const unknowns: string[] = [];
      const unjudged: Subject[] = [];
      const all = subjects(view);
      let failed = 0;
      // Some rules have ten thousand subjects, nearly all of which pass.
      all.forEach((subject) => {
        const checked = check(subject, view);
        if (isUnknown(checked)) {
          unknowns.push(checked.unknown);
          unjudged.push(subject);
        } else if (checked.length > 0) {
          failed += 1;
          drafts.push(...checked);
        }
      });
      return { checked: all.length - unknowns.length, failed, unknowns, unknownUrns: urnsOfAll(unjudged), drafts };
    },
  };
}

function isUnknown<Sentence extends string>(checked: Checked<Sentence>): checked is { readonly unknown: string } {
  return !Array.isArray(checked);
}

function urnsOfAll(subjects: readonly unknown[]): readonly Urn[] | undefined {
  const each = subjects.map(urnsOf);
  return each.some((urns) => urns.length === 0) ? undefined : each.flat();
}

/** The resources a subject is, or is made of: most subjects are a place, or a few places by name. */
function urnsOf(subject: unknown): readonly Urn[] {
  if (typeof subject !== "object" || subject === null) return [];
  const parts: readonly unknown[] = Object.values(subject).flatMap((part: unknown): readonly unknown[] =>
    Array.isArray(part) ? part : [part],
  );
  return [subject, ...parts].flatMap((part) =>
    typeof part === "object" && part !== null && "urn" in part && typeof part.urn === "string" ? [part.urn] : [],
  );
}
