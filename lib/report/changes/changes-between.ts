import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Language } from "../text/language.ts";
import { configurationChanges, type ConfigurationChanges } from "./configuration-changes.ts";
import { reachChanges, type ReachChanges } from "./reach-changes.ts";
import { findingChanges, type FindingChange } from "./report-changes.ts";

type Compared = { readonly snapshotId: string; readonly finishedAt: string };

/** Everything that is otherwise in `head` than in `base`. */
export type ChangesBetween = {
  readonly base: Compared;
  readonly head: Compared;
  readonly entities: ConfigurationChanges;
  readonly findings: readonly FindingChange[];
  readonly reachability: ReachChanges;
};

/** Compares two inspections whole: what was set up otherwise, which problems came and went, who reaches whom. */
export function changesBetween(base: Inspection, head: Inspection, language: Language): ChangesBetween {
  const entities = configurationChanges(base.snapshot, head.snapshot);
  const present = new Set(head.findings.map(({ id }) => id));
  const sides = { before: base.topology, after: head.topology, language };
  return {
    base: comparedOf(base),
    head: comparedOf(head),
    entities,
    findings: findingChanges({ inspection: base, present }, head, language),
    reachability: reachChanges(sides, entities.changes),
  };
}

function comparedOf({ snapshot: { snapshotId, finishedAt } }: Inspection): Compared {
  return { snapshotId, finishedAt };
}
