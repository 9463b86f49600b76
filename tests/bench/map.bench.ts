import { gzipSync } from "node:zlib";
import { inspect } from "#lib/inspection/inspect.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import { layoutChart } from "#lib/report/chart/layout.ts";
import { atMost, part, tell } from "./figure.ts";
import { snapshotText } from "./large-account.ts";
import { costOfRounds } from "./rounds.ts";
import { thousandRows } from "./thousand-rows.ts";

const gzipBytes = (value: unknown): number => gzipSync(JSON.stringify(value), { level: 4 }).byteLength;

const text = snapshotText(10_000);
// This program wrote the text.
const snapshot = JSON.parse(text) as Snapshot;
const inspection = inspect(snapshot);
const model = chartModel(inspection, { withTasks: false });
const payload = gzipBytes(model);
const tasks = gzipBytes(snapshot.scopes.flatMap(({ areas }) => areas.ecsTasks?.items ?? []));
const layout = (detail: 1 | 2 | 3 | 4) =>
  layoutChart(detail === 4 ? chartModel(inspection, { withTasks: true }) : model, {
    detail,
    language: "en",
    expanded: new Set(),
  });

const costOf = costOfRounds((time) => {
  time("parse", () => JSON.parse(text) as Snapshot);
  time("model", () => chartModel(inspection, { withTasks: false }));
  time("layout", () => layout(3));
});

const thousand = thousandRows();
const closed: ReadonlySet<string> = new Set();
const opened = new Set(thousand.vpcs.flatMap(({ clusters }) => clusters.map(({ urn }) => urn)));
const costOfThousand = costOfRounds(
  (time) => {
    time("folded", () => layoutChart(thousand, { detail: 3, language: "en", expanded: closed }));
    time("opened", () => layoutChart(thousand, { detail: 3, language: "en", expanded: opened }));
  },
  { warmUps: 10, counted: 25 },
);

tell([
  atMost("payload, gzip", { goal: 150, measured: payload / 1000, unit: "kB", digits: 0 }),
  atMost("payload ÷ all tasks, both gzip", { goal: 0.05, measured: payload / tasks, digits: 3 }),
  atMost("boxes drawn at detail 3", { goal: 500, measured: layout(3).boxes.length, digits: 0 }),
  ...([1, 2, 4] as const).map((detail) =>
    part(`boxes drawn at detail ${String(detail)}`, layout(detail).boxes.length, { digits: 0 }),
  ),
  part("lines drawn at detail 3", layout(3).lines.length, { digits: 0 }),
  atMost("layout of 1,000 services, median", {
    goal: 30,
    measured: costOfThousand("folded").median,
    unit: "ms",
    digits: 1,
  }),
  part("the same, every cluster opened by hand", costOfThousand("opened").median, { unit: "ms", digits: 1 }),
  part("model ÷ JSON.parse of the snapshot, min", costOf("model").min / costOf("parse").min, { digits: 3 }),
  part("layout at detail 3 ÷ JSON.parse of the snapshot, min", costOf("layout").min / costOf("parse").min, {
    digits: 3,
  }),
]);
