import type { ChartCluster, ChartColumn, ChartModel, ChartRow, ChartVpc } from "#lib/report/chart/chart-model.ts";
import type { Box, Geometry } from "#lib/report/chart/geometry.ts";
import { layoutChart } from "#lib/report/chart/layout.ts";
import type { LayoutOptions } from "#lib/report/chart/layout-options.ts";

/** A model with nothing in it but what is given. */
export function chartOf(parts: Partial<ChartModel> = {}): ChartModel {
  return {
    snapshotId: "20261121T120000Z-00000000",
    names: [],
    otherNames: 0,
    entries: [],
    loadBalancers: [],
    targetGroups: [],
    vpcs: [],
    exits: [],
    dependencies: [],
    edges: [],
    unread: [],
    ...parts,
  };
}

/** The settled awsvpc service `web` with two tasks in `subnet-a`. */
export function chartRow(parts: Partial<ChartRow> = {}): ChartRow {
  const name = parts.name ?? "web";
  return {
    urn: name,
    name,
    tag: "SVC",
    networkMode: "awsvpc",
    launchType: "FARGATE",
    running: 2,
    desired: 2,
    cells: [{ subnetUrn: "subnet-a", healthy: 2, unwell: 0, stopping: 0, ports: [] }],
    tasks: [],
    ...parts,
  };
}

/** The cluster `shop`. */
export function chartCluster(parts: Partial<ChartCluster> = {}): ChartCluster {
  return { urn: "shop", name: "shop", rows: [chartRow()], ...parts };
}

/** The private subnet `subnet-a`. */
export function chartColumn(parts: Partial<ChartColumn> = {}): ChartColumn {
  return {
    urn: "subnet-a",
    name: "app-a",
    cidr: "10.0.1.0/24",
    zone: "eu-west-1a",
    routeClass: "nat",
    free: 200,
    size: 256,
    ...parts,
  };
}

/** A VPC with the subnet `subnet-a` and the cluster `shop`. */
export function chartVpc(parts: Partial<ChartVpc> = {}): ChartVpc {
  return {
    urn: "vpc-1",
    name: "main",
    place: "111111111111 eu-west-1",
    cidrs: ["10.0.0.0/16"],
    columns: [chartColumn()],
    otherSubnets: 0,
    clusters: [chartCluster()],
    ...parts,
  };
}

/** The geometry at the detail a page opens with, unless told otherwise. */
export function laidOut(model: ChartModel, options: Partial<LayoutOptions> = {}): Geometry {
  return layoutChart(model, { detail: 3, language: "en", expanded: new Set(), ...options });
}

/** The box of a thing; throws when it is not drawn. */
export function boxOf(geometry: Geometry, urn: string): Box {
  const box = geometry.boxes.find((candidate) => candidate.urn === urn);
  if (box === undefined) throw new Error(`${urn} is not drawn`);
  return box;
}

/** The texts of a box, from top to bottom as they are written. */
export function textsOf(geometry: Geometry, urn: string): readonly string[] {
  return boxOf(geometry, urn).labels.map(({ text }) => text);
}
