import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { MapTable } from "#components/map/map-table.tsx";
import { messages } from "#components/messages/messages.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import { cellKey, type ChartComparison } from "#lib/report/chart/compare/chart-comparison.ts";
import { litBoxes } from "#lib/report/chart/lit-boxes.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

type Line = { readonly urn: string; readonly isDimmed: boolean; readonly isChosen: boolean };

function linesOf(model: ChartModel, lit: ReadonlySet<string> | undefined, selected: string): readonly Line[] {
  const markup = renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={messages.en}>
      <NuqsTestingAdapter>
        <MapTable model={model} lit={lit} selected={selected} onSelect={() => undefined} />
      </NuqsTestingAdapter>
    </IntlProvider>,
  );
  return [...markup.matchAll(/<tr data-chosen="(\w+)"( class="[^"]*")?>.*?data-choose="([^"]*)"/g)].map(
    ([, chosen, dimmed, urn = ""]) => ({ urn, isDimmed: dimmed !== undefined, isChosen: chosen === "true" }),
  );
}

test("under a filter the rows that match come first in full ink and the others go pale; the chosen one is marked", async () => {
  const model = chartModel(await inspectScenario(harbour), { withTasks: false, tasksOf: new Set() });
  const rows = model.vpcs.flatMap(({ clusters }) => clusters.flatMap((cluster) => cluster.rows));
  const last = rows.at(-1)?.urn ?? "";
  expect(linesOf(model, undefined, last)).toEqual(
    rows.map(({ urn }) => ({ urn, isDimmed: false, isChosen: urn === last })),
  );
  const narrowed = linesOf(model, litBoxes(model, new Set([last]), { routes: false }), last);
  expect(narrowed[0]).toEqual({ urn: last, isDimmed: false, isChosen: true });
  expect(narrowed).toHaveLength(rows.length);
  expect(narrowed.slice(1).every(({ isDimmed }) => isDimmed)).toBe(true);
});

test("in a comparison what is otherwise comes first in full ink: a service itself, or its tasks in a subnet", async () => {
  const model = chartModel(await inspectScenario(harbour), { withTasks: false, tasksOf: new Set() });
  const rows = model.vpcs.flatMap(({ clusters }) => clusters.flatMap((cluster) => cluster.rows));
  const [moved, changed] = rows.slice(-2).map(({ urn }) => urn);
  const subnet = model.vpcs[0]?.columns[0]?.urn ?? "";
  const compared: ChartComparison = {
    base: { snapshotId: "20261121T120000Z-00000000", finishedAt: "2026-11-21T12:00:00Z" },
    things: { [changed ?? ""]: "changed" },
    edges: {},
    cells: { [cellKey(moved ?? "", subnet)]: "removed" },
    unread: [],
  };
  const lines = linesOf({ ...model, compared }, undefined, "");
  expect(lines.slice(0, 2).map(({ urn }) => urn)).toEqual([moved, changed]);
  expect(lines.map(({ isDimmed }) => isDimmed)).toEqual(rows.map((_, at) => at > 1));
});
