import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { MapTable } from "#components/map/map-table.tsx";
import { messages } from "#components/messages/messages.ts";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import { litBoxes } from "#lib/report/chart/lit-boxes.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

type Line = { readonly urn: string; readonly isDimmed: boolean; readonly isChosen: boolean };

test("under a filter the rows that match come first in full ink and the others go pale; the chosen one is marked", async () => {
  const model = chartModel(await inspectScenario(harbour), { withTasks: false, tasksOf: new Set() });
  const rows = model.vpcs.flatMap(({ clusters }) => clusters.flatMap((cluster) => cluster.rows));
  const last = rows.at(-1)?.urn ?? "";
  const linesOf = (lit: ReadonlySet<string> | undefined): readonly Line[] => {
    const markup = renderToStaticMarkup(
      <IntlProvider locale="en" timeZone="UTC" messages={messages.en}>
        <NuqsTestingAdapter>
          <MapTable model={model} lit={lit} selected={last} onSelect={() => undefined} />
        </NuqsTestingAdapter>
      </IntlProvider>,
    );
    return [...markup.matchAll(/<tr data-chosen="(\w+)"( class="[^"]*")?>.*?data-choose="([^"]*)"/g)].map(
      ([, chosen, dimmed, urn = ""]) => ({ urn, isDimmed: dimmed !== undefined, isChosen: chosen === "true" }),
    );
  };
  expect(linesOf(undefined)).toEqual(rows.map(({ urn }) => ({ urn, isDimmed: false, isChosen: urn === last })));
  const narrowed = linesOf(litBoxes(model, new Set([last]), { routes: false }));
  expect(narrowed[0]).toEqual({ urn: last, isDimmed: false, isChosen: true });
  expect(narrowed).toHaveLength(rows.length);
  expect(narrowed.slice(1).every(({ isDimmed }) => isDimmed)).toBe(true);
});
