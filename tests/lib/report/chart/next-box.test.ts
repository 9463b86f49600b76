import { expect, test } from "vitest";
import { nextBox, type Step } from "#lib/report/chart/next-box.ts";
import { chartCluster, chartOf, chartRow, chartVpc, laidOut } from "./chart-models.ts";

const rows = [chartRow({ name: "api", severity: "high" }), chartRow(), chartRow({ name: "zeta", severity: "low" })];
const geometry = laidOut(
  chartOf({
    vpcs: [chartVpc({ clusters: [chartCluster({ rows })] })],
    targetGroups: [
      { urn: "tg-api", name: "api", targetType: "ip", port: ":80" },
      { urn: "tg-web", name: "web", targetType: "ip", port: ":80" },
    ],
    exits: [{ urn: "nat-1", name: "nat", tag: "NAT" }],
    edges: [
      { kind: "registers", from: "tg-api", to: "api", label: "" },
      { kind: "registers", from: "tg-web", to: "web", label: "" },
    ],
  }),
);

function from(urn: string | undefined, step: Step): string | undefined {
  return nextBox(geometry, urn, step)?.urn;
}

test("without a choice every step but a search for trouble leads to the first box", () => {
  expect(from(undefined, "down")).toBe("vpc-1");
  expect(from("gone", "left")).toBe("vpc-1");
});

test("up and down move through a lane and stop at its ends", () => {
  expect(from("api", "down")).toBe("web");
  expect(from("web", "up")).toBe("api");
  expect(from("zeta", "down")).toBeUndefined();
  expect(from("vpc-1", "up")).toBeUndefined();
});

test("first and last are the ends of the lane", () => {
  expect(from("web", "first")).toBe("vpc-1");
  expect(from("api", "last")).toBe("zeta");
  expect(from("tg-web", "first")).toBe("tg-api");
});

test("left and right lead to the nearest box of the next lane that has any, and never to a head of the berths", () => {
  expect(from("api", "left")).toBe("tg-api");
  expect(from("tg-web", "right")).toBe("web");
  expect(from("vpc-1", "right")).toBe("nat-1");
  expect(from("tg-api", "left")).toBeUndefined();
  expect(from("nat-1", "right")).toBeUndefined();
});

test("the search for trouble goes round", () => {
  expect(from(undefined, "next-trouble")).toBe("api");
  expect(from("api", "next-trouble")).toBe("zeta");
  expect(from("zeta", "next-trouble")).toBe("api");
  expect(from("api", "previous-trouble")).toBe("zeta");
  expect(nextBox(laidOut(chartOf()), undefined, "next-trouble")).toBeUndefined();
});

test("walking down a lane of tasks meets every box once", () => {
  const cell = { subnetUrn: "subnet-a", healthy: 1, unwell: 0, stopping: 0, ports: [] };
  const many = { ...cell, healthy: 60 };
  const tasks = ["t1", "t2"].map((urn) => ({ urn, name: urn, status: "RUNNING", cell }));
  const open = laidOut(
    chartOf({
      vpcs: [
        chartVpc({ clusters: [chartCluster({ rows: [chartRow({ cells: [many], tasks }), chartRow({ name: "z" })] })] }),
      ],
    }),
    { detail: 4 },
  );
  const met: string[] = [];
  for (let at = open.boxes[0]; at !== undefined && met.length < 20; at = nextBox(open, at.urn, "down"))
    met.push(at.urn);
  expect(met).toEqual(["vpc-1", "subnet-a", "shop", "web", "t1", "t2", "web#more", "z", "z#more"]);
});
