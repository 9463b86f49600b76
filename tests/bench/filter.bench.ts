import { gzipSync } from "node:zlib";
import { parseFilter } from "#lib/filter/parse-filter.ts";
import { inspect } from "#lib/inspection/inspect.ts";
import { filterSubjects } from "#lib/inventory/filter-resources.ts";
import { inventoryPage } from "#lib/inventory/inventory-page.ts";
import { inventoryTypes } from "#lib/inventory/inventory-types.ts";
import { resourcesOf } from "#lib/inventory/subjects.ts";
import type { NodeKind } from "#lib/model/urn.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { atMost, part, tell } from "./figure.ts";
import { snapshotText } from "./large-account.ts";
import { costOfRounds } from "./rounds.ts";

const text = snapshotText(10_000);
// This program wrote the text.
const inspection = inspect(JSON.parse(text) as Snapshot);
const resources = resourcesOf(inspection);

/** The kinds the map draws, the tasks of its rows among them. */
const kinds: readonly NodeKind[] = ["ecs-service", "ecs-task", "load-balancer", "listener", "target-group", "subnet", "record-set"]; // prettier-ignore

const filterOf = (written: string) => {
  const parsed = parseFilter(written);
  if (!parsed.ok) throw new Error(`${written} is no filter`);
  return parsed.filter;
};

const match = (written: string) =>
  filterSubjects(
    kinds.flatMap((kind) => resources.ofKind(kind)),
    filterOf(written),
  );
const page = (offset: number) =>
  inventoryPage(inspection, {
    type: "tasks",
    filter: filterOf("cluster~1"),
    sort: [{ column: "started", descending: true }],
    columns: inventoryTypes.tasks.shown,
    offset,
    limit: 100,
  });

match("api");
const whole = inventoryPage(inspection, {
  type: "tasks",
  filter: filterOf(""),
  sort: [],
  columns: inventoryTypes.tasks.shown,
  offset: 0,
  limit: 100,
});

const costOf = costOfRounds((time) => {
  time("text", () => match("api"));
  time("terms", () => match("cluster~web -is:unhealthy subnet~app sev>=high"));
  time("address", () => match("10.0.3.7"));
  time("sort", () => page(0));
});

tell([
  atMost("a keystroke of free text, over all 10,000 tasks", { goal: 50, measured: costOf("text").median, unit: "ms", digits: 1 }), // prettier-ignore
  atMost("a keystroke of four terms", { goal: 50, measured: costOf("terms").median, unit: "ms", digits: 1 }),
  atMost("a keystroke of an address", { goal: 50, measured: costOf("address").median, unit: "ms", digits: 1 }),
  part("10,000 tasks filtered and sorted anew", costOf("sort").median, { unit: "ms", digits: 1 }),
  atMost("100 rows of tasks, gzip", {
    goal: 8,
    measured: gzipSync(JSON.stringify(whole), { level: 4 }).byteLength / 1000,
    unit: "kB",
    digits: 1,
  }),
]);
