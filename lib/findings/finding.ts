import type { Problem } from "#lib/model/problem.ts";
import type { Urn } from "#lib/model/urn.ts";
import type { Mute } from "#lib/model/mute.ts";

/** How bad it is; `critical` is for users who are refused now, or will be on AWS's next change. */
export type Severity = "critical" | "high" | "medium" | "low" | "info";

/** How sure we are: a live symptom agrees, the configuration alone makes it certain, or it depends on what no API shows. */
export type Confidence = "confirmed" | "likely" | "possible";

/** Exact figures and names; they fill the sentences. */
export type Values = { readonly [name: string]: string | number };

/** A fact the finding rests on, and the call that told it. */
export type Because = { readonly urn: Urn; readonly fact: string; readonly source: string };

/** What a rule says of one subject: data, no prose. */
export type FindingDraft = {
  readonly subject: Urn;
  readonly subjectId: string;
  /** The sentence of the rule's `says` that fits. */
  readonly says: string;
  readonly values: Values;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly affected: readonly Urn[];
  /** Nearest cause first. */
  readonly because: readonly Because[];
  /** Commands that would mend it; never run by us. */
  readonly cli?: string;
  readonly terraform?: string;
  /** Tells findings of one rule on one subject apart; never a task id, an address or an interface of a task. */
  readonly discriminator?: string;
  /** What it is about, for folding symptoms under causes: target groups, services, records it shares with others. */
  readonly about: readonly Urn[];
};

/** A problem of the account. */
export type Finding = FindingDraft & {
  /** A hash of rule, account, Region, subject and discriminator: the same from survey to survey. */
  readonly id: string;
  readonly ruleId: string;
  readonly slug: string;
  /** The findings this one is a symptom of. */
  readonly causedBy: readonly string[];
  /** Judged while an area the rule reads was not read to its end: what it says holds, but there may be more. */
  readonly partial?: true;
  /** `<account>/<region>` of the scope it was judged in: not always the subject's own. */
  readonly judgedIn?: string;
  /** Somebody has muted it: it is counted and shown apart. */
  readonly mute?: Mute;
  /** Nobody mutes it now, but somebody did, and that ran out. */
  readonly endedMute?: Mute;
};

/** What became of one rule. `judged` with nothing failed is a pass: then nothing was unknown either. */
export type RuleOutcome = {
  readonly ruleId: string;
  readonly state: "judged" | "not-applicable" | "unknown" | "crashed";
  /** Subjects that were judged, those that failed among them. */
  readonly checked: number;
  readonly failed: number;
  /** Subjects that could not be judged; a scope whose subjects could not even be listed counts as one. */
  readonly unknown: number;
  /** Why subjects could not be judged, in words, without repetition. */
  readonly reasons: readonly string[];
  /** The areas whose absence muted it. */
  readonly mutedBecause: readonly { readonly scope: string; readonly area: string; readonly problem: Problem }[];
};
