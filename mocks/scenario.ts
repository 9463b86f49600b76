import type { Fault, World } from "./world/world.ts";

/** One finding a scenario must have: the rule, and the id of its subject. */
export type ExpectedFinding = {
  readonly ruleId: string;
  /** The `subjectId` of the finding: `shop/api`, `subnet-0a1`, a record's id. */
  readonly subjectId: string;
  readonly severity: "critical" | "high" | "medium" | "low" | "info";
  readonly confidence: "confirmed" | "likely" | "possible";
};

/** When a world is looked at: as the story tells it, or some hours before, when what it tells of had not happened. */
export type Moment = "story" | "earlier";

/** An invented account with its ground truth: the demo, the end-to-end test, the golden report and the rules' acceptance test. */
export type Scenario = {
  readonly id: string;
  /** What it is called in a menu: a few words. */
  readonly title: { readonly en: string; readonly ja: string };
  /** What happened here, in a few sentences, in both languages. */
  readonly story: { readonly en: string; readonly ja: string };
  /** The world as it stands at `now`; every time in it is relative to `now`, so the demo is always fresh. */
  readonly world: (now: Date) => World;
  /** The account some hours before the story, where something tells of it: what a first survey is compared with. */
  readonly earlier?: { readonly hours: number; readonly world: (now: Date) => World };
  /** Regions a survey of it reads. */
  readonly regions: readonly string[];
  readonly faults: readonly Fault[];
  /** The complete list as the story begins: no more, no fewer. */
  readonly findings: readonly ExpectedFinding[];
  /** What is found instead, of the same rule and subject, once the living demo has rotated nodes of load balancers. */
  readonly rotated?: readonly ExpectedFinding[];
  /** What the living demo breaks and mends in every round; nothing when absent. */
  readonly flaps?: {
    /** The name of the target group of which one target fails. */
    readonly targetGroup: string;
    /** What is found of it while it does. */
    readonly finding: ExpectedFinding;
  };
};
