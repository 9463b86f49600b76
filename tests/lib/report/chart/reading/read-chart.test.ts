import { expect, test } from "vitest";
import { readChart } from "#lib/report/chart/reading/read-chart.ts";
import type { Reading, Stop } from "#lib/report/chart/reading/reading.ts";
import { rowsOf } from "#lib/report/chart/reading/step-reading.ts";
import type { ChartModel } from "#lib/report/chart/chart-model.ts";
import type { LayoutOptions } from "#lib/report/chart/layout-options.ts";
import { chartCluster, chartColumn, chartOf, chartRow, chartVpc, laidOut } from "../chart-models.ts";

const columns = [chartColumn({ name: "app 1a" }), chartColumn({ urn: "subnet-c", name: "app 1c" })];
const cells = [
  { subnetUrn: "subnet-a", healthy: 4, unwell: 0, stopping: 0, ports: [] },
  { subnetUrn: "subnet-c", healthy: 4, unwell: 2, stopping: 0, ports: [] },
];
const api = chartRow({ name: "api", running: 10, desired: 10, cells, severity: "medium" });
const shop = chartOf({
  names: [{ urn: "www", name: "www.example.com", type: "A", private: false }],
  loadBalancers: [
    {
      urn: "alb",
      name: "web",
      tag: "ALB",
      internal: false,
      listeners: [{ urn: "alb-443", name: "443", port: "443", protocol: "HTTPS" }],
    },
  ],
  targetGroups: [{ urn: "tg", name: "api", targetType: "ip", port: ":80", health: { healthy: 8, all: 10 } }],
  vpcs: [chartVpc({ columns, clusters: [chartCluster({ rows: [api] })] })],
  dependencies: [{ urn: "db", name: "orders", tag: "RDS" }],
  edges: [
    { kind: "resolves", from: "www", to: "alb", label: "A" },
    { kind: "forwards", from: "alb-443", to: "tg", label: "" },
    { kind: "registers", from: "tg", to: "api", label: ":80", verdict: "reachable" },
    {
      kind: "reaches",
      from: "api",
      to: "db",
      label: "tcp:5432",
      verdict: "unreachable",
      blocker: { tag: "SG", text: "sg-0db" },
    },
  ],
});

function read(model: ChartModel, options: Partial<LayoutOptions> = {}): Reading {
  const opened = options.expanded ?? new Set<string>();
  return readChart(model, laidOut(model, options), { language: options.language ?? "en", opened });
}

function stops(reading: Reading): readonly Stop[] {
  return reading.regions.flatMap((region) => rowsOf(region)).flatMap((row) => row.stops);
}

function said(model: ChartModel, id: string, options: Partial<LayoutOptions> = {}): string | undefined {
  return stops(read(model, options)).find((stop) => stop.id === id)?.says;
}

test("a row is the sentence a sighted reader would form", () => {
  expect(said(shop, "api")).toBe(
    "api, 8 of 10 tasks healthy, 4 in app 1a, 6 in app 1c, reachable from ALB web 443, medium finding",
  );
});

test("a row is a sentence in Japanese", () => {
  expect(said(shop, "api", { language: "ja" })).toBe(
    "api、タスク 10 件中 8 件が正常、app 1a に 4 件、app 1c に 6 件、ALB web 443 から到達可、重要度 中 の検出あり",
  );
});

test("healthy is not said of a row whose targets were not read, nor of one that nobody checks", () => {
  const unread = { ...shop, targetGroups: [{ urn: "tg", name: "api", targetType: "ip", port: ":80" }] };
  expect(said(unread, "api")).toMatch(/^api, 10 of 10 tasks running, 2 not healthy or not yet running, 4 in app 1a/);
  expect(said({ ...shop, edges: [] }, "api")).toMatch(/^api, 10 of 10 tasks running, 2 not healthy/);
  const empty = {
    ...shop,
    targetGroups: shop.targetGroups.map((group) => ({ ...group, health: { healthy: 0, all: 0 } })),
  };
  expect(said(empty, "api")).toMatch(/^api, 10 of 10 tasks running, 2 not healthy/);
});

test("tasks that were not read are said to be unread, and never to be healthy", () => {
  const cluster = chartCluster({ rows: [{ ...api, cells: [] }], unread: "ecs:ListTasks" });
  const sentence = said({ ...shop, vpcs: [chartVpc({ columns, clusters: [cluster] })] }, "api");
  expect(sentence).toContain("10 of 10 tasks running");
  expect(sentence).toContain("not read: ecs:ListTasks");
  expect(sentence).not.toContain("healthy");
});

test("what is blocked or not known is said with its reason", () => {
  const edges = shop.edges.map((edge) =>
    edge.kind === "registers"
      ? { ...edge, verdict: "unreachable" as const, blocker: { tag: "SG", text: "sg-0api" } }
      : edge,
  );
  expect(said({ ...shop, edges }, "api")).toContain("blocked from ALB web 443 (SG sg-0api)");
  const unknown = shop.edges.map((edge) =>
    edge.kind === "registers" ? { ...edge, verdict: "unknown" as const, missing: "ec2:DescribeNetworkAcls" } : edge,
  );
  expect(said({ ...shop, edges: unknown }, "api")).toContain(
    "unknown whether reachable from ALB web 443 (not read: ec2:DescribeNetworkAcls)",
  );
});

test("a target group behind two load balancers is named itself: its verdict is not that of each", () => {
  const [alb] = shop.loadBalancers;
  if (alb === undefined) throw new Error("no load balancer");
  const other = {
    ...alb,
    urn: "int",
    name: "int",
    listeners: [{ urn: "int-80", name: "80", port: "80", protocol: "HTTP" }],
  };
  const edges = [...shop.edges, { kind: "forwards" as const, from: "int-80", to: "tg", label: "" }];
  expect(said({ ...shop, loadBalancers: [alb, other], edges }, "api")).toContain("reachable from TG api");
});

test("lanes are regions from left to right, and only those that hold something", () => {
  expect(read(shop).regions.map(({ says }) => says)).toEqual([
    "Names",
    "Listeners",
    "Target groups",
    "Berths",
    "Dependencies",
  ]);
});

test("a VPC is a grid of services by subnets, what leads to and from each being its last cell", () => {
  const [grid] = read(shop).regions.find(({ id }) => id === "berths")?.blocks ?? [];
  expect(grid?.kind).toBe("grid");
  expect(grid?.columns).toBe(4);
  expect(grid?.rows.map((row) => row.stops.map(({ kind }) => kind))).toEqual([
    ["row"],
    ["column", "column"],
    ["row"],
    ["row", "cell", "cell", "edges"],
  ]);
  expect(grid?.rows[3]?.stops.map(({ says }) => says).slice(1)).toEqual([
    "4 tasks",
    "4 tasks, 2 not healthy or not yet running",
    "reachable from TG api, blocked on the way to RDS orders (blocked by SG sg-0db)",
  ]);
});

test("a card says where it leads, a load balancer what its listeners lead to", () => {
  expect(said(shop, "www")).toBe("A www.example.com, leads to ALB web");
  expect(said(shop, "alb")).toBe("ALB web, internet-facing, from A www.example.com, leads to TG api");
  expect(said(shop, "db")).toBe("RDS orders, blocked from api (blocked by SG sg-0db)");
});

test("more than three names are a number", () => {
  const dependencies = ["a", "b", "c", "d", "e"].map((name) => ({ urn: name, name, tag: "RDS" }));
  const edges = dependencies.map(({ urn }) => ({ kind: "reaches" as const, from: "api", to: urn, label: "" }));
  expect(said({ ...shop, dependencies, edges }, "api edges")).toBe("leads to RDS a, RDS b, RDS c and 2 more");
});

test("what is folded says so, and what can be opened knows whether it is", () => {
  const open = (id: string, options: Partial<LayoutOptions>): boolean | undefined =>
    stops(read(shop, options)).find((stop) => stop.id === id)?.expanded;
  expect(open("shop", { detail: 2 })).toBe(false);
  expect(open("shop", { detail: 3 })).toBe(true);
  expect(open("shop", { detail: 2, expanded: new Set(["shop"]) })).toBe(true);
  expect(open("api", { detail: 3 })).toBe(false);
  expect(open("api", { detail: 3, expanded: new Set(["api"]) })).toBe(true);
  expect(open("www", { detail: 3 })).toBeUndefined();
  const folded = stops(read(shop, { detail: 2 })).filter(({ urn }) => urn === "shop");
  expect(folded.map(({ says }) => says).slice(1, 3)).toEqual(["4 tasks", "4 tasks, 2 not healthy or not yet running"]);
});

test("every stop has a place and an id of its own, at every detail", () => {
  for (const detail of [1, 2, 3, 4] as const) {
    const all = stops(read(shop, { detail }));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { width, height } of all) expect(Math.min(width, height)).toBeGreaterThan(0);
  }
});
