import { expect, test } from "vitest";
import type { MatrixTable } from "#lib/analysis/matrix/table.ts";
import { matrixWithin } from "#lib/report/matrix-scope.ts";

const classOf = (id: string, region: string, kind = "ecs-service"): MatrixTable["classes"][number] => ({
  id,
  name: id,
  kind,
  nodes: [`aws/111111111111/${region}/${kind}/${id}`],
  count: 1,
  services: [],
  vpcIds: [],
  subnetIds: [],
  securityGroupIds: [],
});

const table: MatrixTable = {
  snapshotId: "s",
  question: { protocol: "tcp", port: "443" },
  fold: "services",
  classes: [
    classOf("a", "eu-west-1"),
    classOf("b", "us-east-1"),
    classOf("c", "eu-west-1"),
    classOf("internet", "global", "internet"),
  ],
  outcomes: [{ verdict: "reachable" }, { verdict: "unreachable" }, { verdict: "unknown" }],
  rows: [
    { from: "a", cells: [0, 1, 1, 1, 0, 1, 2, 1] },
    { from: "b", cells: [0, 4] },
    { from: "c", cells: [1, 4] },
    { from: "internet", cells: [2, 2, 0, 2] },
  ],
  counts: { reachable: 8, conditional: 0, unreachable: 5, unknown: 3 },
  unknowns: [],
};

test("rows and columns elsewhere are left out, counts go by what is left, and it is said how many were there", () => {
  const { classes, rows, counts, hidden } = matrixWithin(table, "eu-west-1");
  expect(classes.map(({ id }) => id)).toEqual(["a", "c", "internet"]);
  expect(rows).toEqual([
    { from: "a", cells: [0, 2, 2, 1] },
    { from: "c", cells: [1, 3] },
    { from: "internet", cells: [2, 1, 0, 2] },
  ]);
  expect(counts).toEqual({ reachable: 4, conditional: 0, unreachable: 3, unknown: 2 });
  expect(hidden).toBe(1);
});

test("without a scope it is the table as it was, and the internet is in every scope", () => {
  expect(matrixWithin(table, undefined)).toBe(table);
  expect(matrixWithin(table, "333333333333").classes.map(({ id }) => id)).toEqual(["internet"]);
});
