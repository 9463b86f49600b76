import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ReadingLayer } from "#components/map/reading-layer.tsx";
import type { ReadingRow, Stop } from "#lib/report/chart/reading/reading.ts";

const stop = (kind: Stop["kind"], column: number, says: string): Stop => ({
  id: `${says}/${String(column)}`,
  urn: `aws/1/eu-west-1/subnet/${says}`,
  says,
  kind,
  x: 0,
  y: 0,
  width: 10,
  height: 10,
  column,
  span: 1,
  troubled: false,
});

const line = (first: Stop, ...rest: readonly Stop[]): ReadingRow => ({ urn: first.urn, stops: [first, ...rest] });

const rows = [
  line({ ...stop("row", 0, "shop"), span: 5 }),
  line(stop("column", 1, "app-a"), stop("column", 2, "app-c"), stop("column", 3, "app-d")),
  line(stop("row", 0, "api"), stop("cell", 1, "1 task"), stop("cell", 3, "2 tasks"), stop("edges", 4, "leads to NAT")),
];

test("of a grid each cell stands where its column is counted, for browsers count cells to find the head of a column", () => {
  const markup = renderToStaticMarkup(
    <ReadingLayer
      reading={{
        regions: [
          { id: "berths", says: "Berths", blocks: [{ id: "vpc", kind: "grid", says: "shop", columns: 5, rows }] },
        ],
        beside: false,
      }}
      top={0}
      bottom={100}
      selected={undefined}
      tabStops={new Set()}
      changed={{ ids: new Set(), survey: "" }}
    />,
  );
  const lines = markup.split('role="row"').slice(1);
  const cells = lines.map((row) =>
    [...row.matchAll(/role="(\w+)" aria-colindex="(\d+)"/g)].map(([, role, at]) => `${at ?? ""} ${role ?? ""}`),
  );
  expect(cells).toEqual([
    ["1 rowheader"],
    ["1 gridcell", "2 columnheader", "3 columnheader", "4 columnheader"],
    ["1 rowheader", "2 gridcell", "3 gridcell", "4 gridcell", "5 gridcell"],
  ]);
});
