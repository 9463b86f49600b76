import type { Question } from "./question.ts";
import { assertionsQuestion } from "./questions/assertions.ts";
import { capacityQuestion } from "./questions/capacity.ts";
import { changeEffectsQuestion } from "./questions/change-effects.ts";
import { changesQuestion } from "./questions/changes.ts";
import { coverageQuestion } from "./questions/coverage.ts";
import { dnsChainQuestion } from "./questions/dns-chain.ts";
import { dnsRecordsQuestion } from "./questions/dns-records.ts";
import { dnsZonesQuestion } from "./questions/dns-zones.ts";
import { entitiesQuestion } from "./questions/entities.ts";
import { entityQuestion } from "./questions/entity.ts";
import { exportQuestion } from "./questions/export.ts";
import { filterMatchesQuestion } from "./questions/filter-matches.ts";
import { filterValuesQuestion } from "./questions/filter-values.ts";
import { findingsQuestion } from "./questions/findings.ts";
import { graphQuestion } from "./questions/graph.ts";
import { inventoryQuestion } from "./questions/inventory.ts";
import { mapQuestion } from "./questions/map.ts";
import { mapMatchesQuestion } from "./questions/map-matches.ts";
import { matrixQuestion } from "./questions/matrix.ts";
import { muteScopeQuestion } from "./questions/mute-scope.ts";
import { overviewQuestion } from "./questions/overview.ts";
import { resolveNameQuestion } from "./questions/resolve-name.ts";
import { startUpQuestion } from "./questions/startup.ts";
import { traceQuestion } from "./questions/trace.ts";

/** Every question the inspection thread answers; a route asks one with `reads("<name>")`. */
export const questions = {
  graph: graphQuestion,
  entities: entitiesQuestion,
  entity: entityQuestion,
  findings: findingsQuestion,
  filterMatches: filterMatchesQuestion,
  filterValues: filterValuesQuestion,
  inventory: inventoryQuestion,
  muteScope: muteScopeQuestion,
  coverage: coverageQuestion,
  capacity: capacityQuestion,
  startup: startUpQuestion,
  trace: traceQuestion,
  matrix: matrixQuestion,
  assertions: assertionsQuestion,
  changes: changesQuestion,
  changeEffects: changeEffectsQuestion,
  export: exportQuestion,
  map: mapQuestion,
  mapMatches: mapMatchesQuestion,
  overview: overviewQuestion,
  resolveName: resolveNameQuestion,
  dnsZones: dnsZonesQuestion,
  dnsRecords: dnsRecordsQuestion,
  dnsChain: dnsChainQuestion,
} as const satisfies { readonly [name: string]: Question };

/** The name of a question. */
export type QuestionName = keyof typeof questions;
