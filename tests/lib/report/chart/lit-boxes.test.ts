import { beforeAll, describe, expect, test } from "vitest";
import { chartModel } from "#lib/report/chart/build-chart.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import { routesBetween } from "#lib/report/chart/keep-routes.ts";
import { litBoxes } from "#lib/report/chart/lit-boxes.ts";
import { withoutHidden } from "#lib/report/chart/without-hidden.ts";
import { harbour } from "#mocks/scenarios/harbour.ts";
import { inspectScenario } from "#tests/support/surveyed.ts";

let model: ChartModel;

beforeAll(async () => {
  model = chartModel(await inspectScenario(harbour), { withTasks: false });
});

/** A name that leads to a load balancer, and a service behind it. */
function longWay() {
  for (const { urn, listeners } of model.loadBalancers) {
    const name = model.edges.find(({ kind, to }) => kind === "resolves" && to === urn);
    const forward = model.edges.find(({ kind, from }) => kind === "forwards" && listeners.some((one) => one.urn === from)); // prettier-ignore
    const row = model.edges.find(({ kind, from }) => kind === "registers" && from === forward?.to);
    if (name !== undefined && forward !== undefined && row !== undefined) {
      return { name: name.from, balancer: urn, listener: forward.from, group: forward.to, row: row.to };
    }
  }
  throw new Error("The demo has a name that leads to a service.");
}

describe("a filter on the chart", () => {
  test("keeps what lies between two matches, and nothing beyond them", () => {
    const { name, balancer, listener, group, row } = longWay();
    const between = routesBetween(model, new Set([name, row]));
    for (const urn of [balancer, listener, group]) expect(between.has(urn)).toBe(true);
    expect(routesBetween(model, new Set([row])).size).toBe(0);
  });

  test("lights the cluster, the VPC and the subnets of a row that matches, and without routes nothing between", () => {
    const { name, balancer, row } = longWay();
    const lit = litBoxes(model, new Set([name, row]), { routes: false });
    expect(lit.has(balancer)).toBe(false);
    const vpc = model.vpcs.find(({ clusters }) => clusters.some(({ rows }) => rows.some(({ urn }) => urn === row)));
    const cluster = vpc?.clusters.find(({ rows }) => rows.some(({ urn }) => urn === row));
    const cells = cluster?.rows.find(({ urn }) => urn === row)?.cells ?? [];
    for (const urn of [vpc?.urn ?? "", cluster?.urn ?? "", ...cells.map(({ subnetUrn }) => subnetUrn)]) {
      expect(lit.has(urn)).toBe(true);
    }
  });

  test("hides boxes with the lines that end at them, and clusters and VPCs that are left without rows", () => {
    const { row } = longWay();
    const rest = withoutHidden(model, (urn) => urn === row);
    const rows = (from: ChartModel) => from.vpcs.flatMap(({ clusters }) => clusters.flatMap((cluster) => cluster.rows.map(({ urn }) => urn))); // prettier-ignore
    expect(rows(rest)).toEqual(rows(model).filter((urn) => urn !== row));
    expect(rest.edges.some(({ from, to }) => from === row || to === row)).toBe(false);
    const lit = litBoxes(model, new Set([row]), { routes: true });
    const only = withoutHidden(model, (urn) => !lit.has(urn));
    expect(rows(only)).toEqual([row]);
    expect(only.vpcs).toHaveLength(1);
  });
});
