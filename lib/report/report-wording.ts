import type { Assertion, AssertionOutcome, OutcomeCounts } from "#lib/analysis/reach/assertion.ts";
import type { MuteScope } from "#lib/model/mute.ts";
import type { Verdict } from "#lib/graph/graph.ts";
import type { PlacementTest } from "#lib/analysis/capacity/service-room.ts";
import type { Standing } from "#lib/analysis/names/record-state.ts";
import type { ConfigurationChange, FoldedChanges } from "./changes/configuration-changes.ts";
import type { ReachChange } from "./changes/reach-changes.ts";
import type { FindingChange } from "./changes/report-changes.ts";
import type { Redaction } from "./redact/redaction.ts";
import type { SectionName, Template } from "./report-template.ts";

/** The fixed words of a report. */
export type ReportWords = {
  readonly demo: string;
  /** Above the plan of a VPC. */
  readonly groundLead: string;
  readonly sections: { readonly [Name in SectionName]: string };
  readonly titles: { readonly [Name in Template]: string };
  readonly capacity: {
    readonly services: string;
    readonly instances: string;
    readonly subnets: string;
    readonly desired: string;
    readonly running: string;
    readonly placeable: string;
    readonly binding: string;
    readonly deployment: string;
    readonly fits: string;
    readonly fitsNot: string;
    readonly instanceType: string;
    readonly zone: string;
    readonly taskLimit: string;
    readonly taskFree: string;
    readonly cidr: string;
    readonly usable: string;
    readonly used: string;
    readonly free: string;
    readonly highWater: string;
    readonly bindings: { readonly [Name in PlacementTest | "none"]: string };
  };
  readonly names: {
    readonly zone: string;
    readonly type: string;
    readonly values: string;
    readonly standing: string;
    readonly standings: { readonly [Name in Standing]: string };
  };
  /** Where scripts run. */
  readonly script: {
    readonly sort: string;
    readonly filter: string;
    readonly save: string;
    readonly unfold: string;
    readonly copy: string;
    readonly copied: string;
  };
  readonly english: string;
  readonly japanese: string;
  readonly redacted: { readonly [Level in Exclude<Redaction, "none">]: string };
  readonly columns: {
    readonly severity: string;
    readonly rule: string;
    readonly subject: string;
    readonly problem: string;
    readonly confidence: string;
    readonly affected: string;
    readonly scope: string;
    readonly area: string;
    readonly call: string;
    readonly reason: string;
    readonly mutes: string;
    readonly fact: string;
    readonly source: string;
    readonly loadBalancer: string;
    readonly listener: string;
    readonly targetGroup: string;
    readonly service: string;
    readonly verdict: string;
    readonly because: string;
    readonly health: string;
    readonly kind: string;
    readonly name: string;
    readonly id: string;
    readonly status: string;
    readonly count: string;
    readonly at: string;
    readonly requestId: string;
    readonly items: string;
  };
  readonly labels: {
    readonly snapshot: string;
    readonly read: string;
    readonly source: string;
    readonly scopes: string;
    readonly version: string;
    readonly why: string;
    readonly whatToDo: string;
    readonly limits: string;
    readonly affects: string;
    readonly causedBy: string;
    readonly evidence: string;
    readonly state: string;
    readonly mutedBecause: string;
    readonly mutedUntil: string;
  };
  readonly pairs: {
    readonly lead: string;
    readonly receiver: string;
    readonly senders: string;
    readonly open: string;
    readonly everything: string;
    /** Some of its tasks, or some client ports: what the path page takes apart. */
    readonly inPart: string;
    readonly internet: string;
  };
  readonly assertions: {
    readonly absent: string;
    readonly unusable: string;
    readonly counted: (counts: OutcomeCounts) => string;
    readonly outcome: string;
    readonly assertion: string;
    readonly expect: string;
    readonly notAsked: string;
    readonly outcomes: { readonly [Outcome in AssertionOutcome]: string };
    readonly expected: { readonly [Expect in Assertion["expect"]]: string };
  };
  readonly changes: ChangeWords;
  /** What it is narrowed to, and of how many problems and resources nobody can tell. */
  readonly filtered: (q: string, undecided: number) => string;
  /** What follows the result when problems are muted, with the space before it. */
  readonly mutedToo: (count: number) => string;
  readonly mutedHeading: (count: number) => string;
  /** Until when, and what else is silent with it. */
  readonly mutedFor: { readonly [Kind in MuteScope["kind"]]: string };
  readonly untilTakenBack: string;
  readonly states: { readonly open: string; readonly muted: string };
  /** Problems with their severities, as the overview counts them; their symptoms beside. */
  readonly result: (problems: number, symptoms: number, worst: string) => string;
  readonly counted: (severity: string, count: number) => string;
  readonly noProblems: string;
  readonly coverage: (complete: number, wanted: number) => string;
  readonly everythingRead: string;
  /** What no report of ours looks at, whatever was read. */
  readonly never: readonly string[];
  readonly none: string;
  readonly notRead: string;
  readonly healthy: (healthy: number, all: number) => string;
  readonly verdicts: { readonly [Name in Verdict]: string };
};

/** The fixed words of what changed between two snapshots. */
export type ChangeWords = {
  /** Of what both are compared: the time of the earlier one, and its id. */
  readonly since: (at: string, snapshotId: string) => string;
  /** What follows the result, with the space before it. */
  readonly inResult: (pairs: number, resources: number) => string;
  readonly reachability: string;
  readonly configuration: string;
  readonly findings: string;
  readonly map: string;
  readonly notOnMap: string;
  readonly noReachability: string;
  readonly noConfiguration: string;
  readonly noFindings: string;
  readonly pairs: (pairs: number) => string;
  /** Ends whose pairs are not compared. */
  readonly onlyBefore: (names: string) => string;
  readonly onlyAfter: (names: string) => string;
  readonly unread: (areas: string) => string;
  readonly folded: (change: Omit<FoldedChanges, "kind">) => string;
  readonly became: { readonly [Became in ReachChange["became"]]: string };
  readonly change: { readonly [Change in ConfigurationChange["change"]]: string };
  readonly findingBecame: { readonly [Became in FindingChange["became"]]: string };
  readonly before: string;
  readonly after: string;
  readonly cause: string;
  readonly noCause: string;
  readonly what: string;
};
