import type { ChangesAnswer } from "#lib/api/changes.ts";
import { changesParameters } from "#lib/api/requests.ts";
import { configurationChanges } from "#lib/report/changes/configuration-changes.ts";
import { reachChanges } from "#lib/report/changes/reach-changes.ts";
import { findingChanges } from "#lib/report/changes/report-changes.ts";
import { defineQuestion } from "../question.ts";
import { BASE_ACCEPTED } from "../reads-base.ts";
import { expected } from "../refusal-words.ts";
import { Refusal } from "../refusal.ts";

/** What is otherwise in a snapshot than in an earlier one. Only what is asked for is worked out: a large account takes its time to be judged. */
export const changesQuestion = defineQuestion(changesParameters, ({ inspection, base, parameters, language }) => {
  if (base === undefined) throw new Refusal(400, expected("base", BASE_ACCEPTED), { field: "base", accepted: BASE_ACCEPTED }); // prettier-ignore
  const parts = new Set(parameters.parts);
  const entities = configurationChanges(base.snapshot, inspection.snapshot);
  const present = new Set(inspection.findings.map(({ id }) => id));
  const reachability = () => {
    const sides = { before: base.inspection().topology, after: inspection.topology, language };
    return reachChanges(sides, entities.changes);
  };
  const json: ChangesAnswer = {
    base: { snapshotId: base.snapshot.snapshotId, finishedAt: base.snapshot.finishedAt },
    head: { snapshotId: inspection.snapshot.snapshotId, finishedAt: inspection.snapshot.finishedAt },
    ...(parts.has("entities") && { entities }),
    ...(parts.has("findings") && {
      findings: findingChanges({ inspection: base.inspection(), present }, inspection, language),
    }),
    ...(parts.has("reachability") && { reachability: reachability() }),
  };
  return { json };
});
