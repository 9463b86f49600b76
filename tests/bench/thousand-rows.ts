import type { ChartColumn, ChartModel, ChartRow } from "#lib/report/chart/chart-model.ts";

const columns: readonly ChartColumn[] = ["a", "b", "c"].map((zone) => ({
  urn: `subnet-${zone}`,
  name: `main-app-${zone}`,
  cidr: "10.0.1.0/24",
  zone: `eu-west-1${zone}`,
  routeClass: "nat",
  free: 200,
  size: 256,
}));

function rowOf(name: string): ChartRow {
  return {
    urn: name,
    name,
    tag: "SVC",
    networkMode: "awsvpc",
    launchType: "FARGATE",
    running: 6,
    desired: 6,
    cells: columns.map(({ urn }) => ({ subnetUrn: urn, healthy: 2, unwell: 0, stopping: 0, ports: [] })),
    tasks: [],
  };
}

/** A chart of 1,000 services in 20 clusters, each with a target group and a name of its own. */
export function thousandRows(): ChartModel {
  const names = Array.from({ length: 1000 }, (_, index) => `service-${String(index).padStart(4, "0")}`);
  const clusters = Array.from({ length: 20 }, (_, index) => ({
    urn: `cluster-${String(index)}`,
    name: `cluster-${String(index)}`,
    rows: names.slice(index * 50, index * 50 + 50).map(rowOf),
  }));
  const vpc = { urn: "vpc-1", name: "main", place: "111111111111 eu-west-1", cidrs: ["10.0.0.0/16"], otherSubnets: 0 };
  return {
    snapshotId: "20261121T120000Z-00000000",
    names: names.map((name) => ({ urn: `name-${name}`, name: `${name}.example.com`, type: "A", private: false })),
    otherNames: 0,
    entries: [],
    loadBalancers: [],
    targetGroups: names.map((name) => ({
      urn: `tg-${name}`,
      name,
      targetType: "ip",
      port: ":8080",
      health: { healthy: 6, all: 6 },
    })),
    vpcs: [{ ...vpc, columns, clusters }],
    exits: [],
    dependencies: [],
    edges: names.flatMap((name) => [
      { kind: "registers", from: `tg-${name}`, to: name, label: "", verdict: "reachable" } as const,
      { kind: "resolves", from: `name-${name}`, to: name, label: "A 60" } as const,
    ]),
    unread: [],
  };
}
