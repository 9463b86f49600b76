import { expect, test } from "vitest";
import { readChart } from "#lib/report/chart/reading/read-chart.ts";
import { stepReading, type ReadingStep, type Standing } from "#lib/report/chart/reading/step-reading.ts";
import { chartCluster, chartColumn, chartOf, chartRow, chartVpc, laidOut } from "../chart-models.ts";

const columns = [chartColumn(), chartColumn({ urn: "subnet-b", name: "app-b", severity: "low" })];
const rows = [chartRow({ name: "api", severity: "high" }), chartRow(), chartRow({ name: "zeta", severity: "low" })];
const model = chartOf({
  vpcs: [chartVpc({ columns, clusters: [chartCluster({ rows })] })],
  targetGroups: [
    { urn: "tg-api", name: "api", targetType: "ip", port: ":80" },
    { urn: "tg-web", name: "web", targetType: "ip", port: ":80" },
  ],
  exits: [{ urn: "nat-1", name: "nat", tag: "NAT" }],
  edges: [
    { kind: "registers", from: "tg-api", to: "api", label: "" },
    { kind: "registers", from: "tg-web", to: "web", label: "" },
  ],
});
const reading = readChart(model, laidOut(model), { language: "en", opened: new Set() });

function from(id: string | undefined, step: ReadingStep, column = 0): string | undefined {
  return stepReading(reading, id === undefined ? undefined : { id, column }, step)?.id;
}

function walk(start: Standing, ...steps: readonly ReadingStep[]): readonly string[] {
  const met: string[] = [];
  let here = start;
  for (const step of steps) {
    here = stepReading(reading, here, step) ?? here;
    met.push(here.id);
  }
  return met;
}

test("from nowhere, or from what is gone, a step leads to the first stop", () => {
  expect(from(undefined, "down")).toBe("tg-api");
  expect(from("gone", "left")).toBe("tg-api");
});

test("up and down move by line and stop at the ends of a region", () => {
  expect(from("api", "down")).toBe("web");
  expect(from("web", "up")).toBe("api");
  expect(from("zeta", "down")).toBeUndefined();
  expect(from("vpc-1", "up")).toBeUndefined();
});

test("left and right move by cell, and from the ends of a line to the region beside it", () => {
  expect(walk({ id: "api", column: 0 }, "right", "right", "right", "right", "left")).toEqual([
    "api subnet-a",
    "api subnet-b",
    "api edges",
    "nat-1",
    "api edges",
  ]);
  expect(from("web", "left")).toBe("tg-web");
  expect(from("tg-web", "right")).toBe("web");
  expect(from("tg-api", "left")).toBeUndefined();
  expect(from("nat-1", "right")).toBeUndefined();
});

test("a column is kept while walking over lines that are not divided", () => {
  expect(walk({ id: "api subnet-b", column: 2 }, "up", "up", "up", "down", "down", "down")).toEqual([
    "shop",
    "subnet-b",
    "vpc-1",
    "subnet-b",
    "shop",
    "api subnet-b",
  ]);
});

test("the ends of a row are its head and its connections, those of a list its first and its last", () => {
  expect(from("api subnet-a", "row-start", 1)).toBe("api");
  expect(from("api", "row-end")).toBe("api edges");
  expect(from("tg-web", "row-start")).toBe("tg-api");
  expect(from("tg-api", "row-end")).toBe("tg-web");
  expect(from("web", "start")).toBe("vpc-1");
  expect(from("api", "end")).toBe("zeta");
});

test("a page is ten lines, and less at an end", () => {
  const many = Array.from({ length: 30 }, (_, index) => chartRow({ name: `s${String(index).padStart(2, "0")}` }));
  const long = chartOf({ vpcs: [chartVpc({ clusters: [chartCluster({ rows: many })] })] });
  const paged = readChart(long, laidOut(long), { language: "en", opened: new Set() });
  const to = (id: string, step: ReadingStep): string | undefined => stepReading(paged, { id, column: 0 }, step)?.id;
  expect(to("s05", "page-down")).toBe("s15");
  expect(to("s25", "page-down")).toBe("s29");
  expect(to("s15", "page-up")).toBe("s05");
  expect(to("s29", "page-down")).toBeUndefined();
});

test("the search for trouble goes round, over lines and subnets, also from within a line", () => {
  expect(from(undefined, "next-trouble")).toBe("subnet-b");
  expect(from("subnet-b", "next-trouble", 2)).toBe("api");
  expect(from("api subnet-a", "next-trouble", 1)).toBe("zeta");
  expect(from("zeta", "next-trouble")).toBe("subnet-b");
  expect(from("api", "previous-trouble")).toBe("subnet-b");
  expect(from("subnet-b", "previous-trouble", 2)).toBe("zeta");
  const calm = chartOf();
  const quiet = readChart(calm, laidOut(calm), { language: "en", opened: new Set() });
  expect(stepReading(quiet, undefined, "next-trouble")).toBeUndefined();
});
