import type { Severity } from "#lib/findings/finding.ts";
import type { ServicePlace, TaskPlace, Topology, VpcPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import { compareText } from "./compare-text.ts";
import { columnOf, compareColumns } from "./chart-columns.ts";
import type { ChartCell, ChartCluster, ChartColumn, ChartRow, ChartVpc } from "./chart-model.ts";
import { nameTag } from "./name-tag.ts";
import { markOf } from "./severity-index.ts";

/** What the berths are drawn from. */
export type BerthInput = {
  readonly topology: Topology;
  readonly severities: ReadonlyMap<Urn, Severity>;
  /** Tasks that a load balancer calls unhealthy. */
  readonly unwellTasks: ReadonlySet<Urn>;
  /** Whether rows carry their tasks one by one. */
  readonly withTasks: boolean;
  /** Rows that carry them in any case. */
  readonly tasksOf: ReadonlySet<Urn>;
};

/** How many tasks of a row are listed one by one. */
const TASKS_SHOWN = 50;

/** The URN of the subnet a task lives in; `undefined` while it has no interface. */
export function subnetOfTask(task: TaskPlace): Urn | undefined {
  const subnetId = task.networkInterface?.item.subnetId;
  return subnetId === undefined ? undefined : urnOf(task, "subnet", subnetId);
}

function stateOf(task: TaskPlace, unwell: ReadonlySet<Urn>): "healthy" | "unwell" | "stopping" {
  const status = task.item.lastStatus ?? "";
  if (["DEACTIVATING", "STOPPING", "DEPROVISIONING"].includes(status)) return "stopping";
  const well = status === "RUNNING" && task.item.healthStatus !== "UNHEALTHY" && !unwell.has(task.urn);
  return well ? "healthy" : "unwell";
}

function portsOf(task: TaskPlace): readonly string[] {
  if (task.networkMode !== "bridge" && task.networkMode !== "host") return [];
  return task.ports.map(({ port, containerPort }) =>
    port === containerPort ? `:${String(port)}` : `:${String(port)}→${String(containerPort)}`,
  );
}

function cellsOf(tasks: readonly TaskPlace[], unwell: ReadonlySet<Urn>): readonly ChartCell[] {
  const cells = new Map<Urn, { healthy: number; unwell: number; stopping: number; ports: string[] }>();
  for (const task of tasks) {
    const subnetUrn = subnetOfTask(task);
    if (subnetUrn === undefined) continue;
    const cell = cells.get(subnetUrn) ?? { healthy: 0, unwell: 0, stopping: 0, ports: [] };
    cell[stateOf(task, unwell)] += 1;
    cell.ports.push(...portsOf(task));
    cells.set(subnetUrn, cell);
  }
  return [...cells]
    .map(([subnetUrn, cell]) => ({ subnetUrn, ...cell, ports: cell.ports.sort(compareText) }))
    .sort((one, other) => compareText(one.subnetUrn, other.subnetUrn));
}

function tasksOf(rowUrn: Urn, tasks: readonly TaskPlace[], input: BerthInput): ChartRow["tasks"] {
  if (!input.withTasks && !input.tasksOf.has(rowUrn)) return [];
  return tasks.slice(0, TASKS_SHOWN).flatMap((task) => {
    const cell = cellsOf([task], input.unwellTasks)[0];
    if (cell === undefined) return [];
    const name = (parseUrn(task.urn)?.id.split("/").at(-1) ?? task.urn).slice(0, 8);
    return [{ urn: task.urn, name, status: task.item.lastStatus ?? "", cell, ...markOf(input.severities, task.urn) }];
  });
}

function launchTypeOf(service: EcsService): string {
  return service.launchType ?? service.capacityProviderStrategy[0]?.capacityProvider ?? "";
}

function serviceRow(service: ServicePlace, input: BerthInput): ChartRow {
  return {
    urn: service.urn,
    name: service.item.serviceName,
    tag: "SVC",
    networkMode: service.networkMode,
    launchType: launchTypeOf(service.item),
    running: service.item.runningCount,
    desired: service.item.desiredCount,
    cells: cellsOf(service.tasks, input.unwellTasks),
    tasks: tasksOf(service.urn, service.tasks, input),
    ...markOf(input.severities, service.urn),
  };
}

function familyRow(family: string, tasks: readonly [TaskPlace, ...TaskPlace[]], input: BerthInput): ChartRow {
  const [first] = tasks;
  // The first task stands for its family; the row's box gets a key of its own.
  const urn = `${first.urn}#family`;
  return {
    urn,
    name: family,
    tag: "TASK",
    networkMode: first.networkMode,
    launchType: first.item.launchType ?? "",
    running: tasks.filter((task) => task.item.lastStatus === "RUNNING").length,
    cells: cellsOf(tasks, input.unwellTasks),
    tasks: tasksOf(urn, tasks, input),
    ...markOf(input.severities, first.urn),
  };
}

/** The VPC a service's tasks live in, or would: by its tasks, its subnets, or its cluster's instances. */
function vpcOfService(service: ServicePlace, input: BerthInput): Urn | undefined {
  const taskVpc = service.tasks.find((task) => task.networkInterface?.item.vpcId !== undefined)?.networkInterface;
  if (taskVpc?.item.vpcId !== undefined) return urnOf(service, "vpc", taskVpc.item.vpcId);
  const subnetId = service.item.awsvpcConfiguration?.subnets[0];
  if (subnetId !== undefined) return input.topology.subnets.get(urnOf(service, "subnet", subnetId))?.vpcUrn;
  for (const instance of input.topology.containerInstances.values()) {
    const vpcId = instance.instance?.item.vpcId;
    if (instance.item.clusterArn === service.item.clusterArn && vpcId !== undefined) {
      return urnOf(service, "vpc", vpcId);
    }
  }
  return undefined;
}

type Berthed = {
  readonly vpcUrn: Urn | undefined;
  readonly clusterArn: string;
  readonly row: ChartRow;
  /** The subnets a service is configured to place tasks in. */
  readonly subnetUrns: readonly Urn[];
};

function familiesOf(input: BerthInput): readonly Berthed[] {
  const families = new Map<string, [TaskPlace, ...TaskPlace[]]>();
  for (const task of input.topology.tasks.values()) {
    if (task.serviceUrn !== undefined) continue;
    const family = task.item.taskDefinitionArn.split("/").at(-1)?.split(":")[0] ?? task.item.taskDefinitionArn;
    const key = `${task.item.clusterArn} ${family}`;
    const tasks = families.get(key);
    if (tasks === undefined) families.set(key, [task]);
    else tasks.push(task);
  }
  return [...families.values()].map((tasks) => {
    const [first] = tasks;
    const family = first.item.taskDefinitionArn.split("/").at(-1)?.split(":")[0] ?? "";
    const vpcId = tasks.find((task) => task.networkInterface?.item.vpcId !== undefined)?.networkInterface?.item.vpcId;
    return {
      vpcUrn: vpcId === undefined ? undefined : urnOf(first, "vpc", vpcId),
      clusterArn: first.item.clusterArn,
      row: familyRow(family, tasks, input),
      subnetUrns: [],
    };
  });
}

function berthedRows(input: BerthInput): readonly Berthed[] {
  const services = [...input.topology.services.values()].map((service) => ({
    vpcUrn: vpcOfService(service, input),
    clusterArn: service.item.clusterArn,
    row: serviceRow(service, input),
    subnetUrns: (service.item.awsvpcConfiguration?.subnets ?? []).map((id) => urnOf(service, "subnet", id)),
  }));
  return [...services, ...familiesOf(input)];
}

function unreadTasks(input: BerthInput, clusterUrn: Urn): string | undefined {
  const place = parseUrn(clusterUrn);
  if (place === undefined) return undefined;
  const scope = input.topology.scopes.get(scopeKey(place));
  for (const name of ["ecsServices", "ecsTasks"] as const) {
    const area = scope?.areas[name];
    if (area?.status === "incomplete") return area.problems[0].call;
  }
  return undefined;
}

/** A row of a cluster whose tasks were not read: where those may be that are running and not drawn. */
function withUnread({ row, vpcUrn, subnetUrns }: Berthed, input: BerthInput): ChartRow {
  const seen = row.cells.reduce((sum, { healthy, unwell, stopping }) => sum + healthy + unwell + stopping, 0);
  if (seen >= row.running) return row;
  // Without subnets of its own its tasks are where the cluster's instances are: anywhere in the VPC.
  const anywhere = vpcUrn === undefined ? [] : (input.topology.vpcs.get(vpcUrn)?.subnets ?? []).map(({ urn }) => urn);
  return { ...row, unreadIn: subnetUrns.length > 0 ? subnetUrns : anywhere };
}

function clustersOf(rows: readonly Berthed[], input: BerthInput): readonly ChartCluster[] {
  const byCluster = groupBy(rows, ({ clusterArn }) => clusterArn);
  return [...byCluster]
    .map(([clusterArn, members]) => {
      const name = clusterArn.split("/").at(-1) ?? clusterArn;
      const [, , , region = "", account = ""] = clusterArn.split(":");
      const urn = urnOf({ account, region }, "ecs-cluster", name);
      const unread = unreadTasks(input, urn);
      return {
        urn,
        name,
        rows: members
          .map((member) => (unread === undefined ? member.row : withUnread(member, input)))
          .sort((one, other) => compareText(one.name, other.name)),
        ...(unread === undefined ? {} : { unread }),
        ...markOf(input.severities, urn),
      };
    })
    .sort((one, other) => compareText(one.name, other.name));
}

/** Where tasks live; where those were not read, where they would. */
function usedSubnets(rows: readonly Berthed[], clusters: readonly ChartCluster[]): ReadonlySet<Urn> {
  const lived = rows.flatMap(({ row }) => row.cells.map(({ subnetUrn }) => subnetUrn));
  const unread = clusters.some((cluster) => cluster.unread !== undefined);
  return new Set(unread ? [...lived, ...rows.flatMap(({ subnetUrns }) => subnetUrns)] : lived);
}

function columnsOf(
  vpc: VpcPlace,
  used: ReadonlySet<Urn>,
  { clusters, input }: { readonly clusters: readonly ChartCluster[]; readonly input: BerthInput },
): readonly ChartColumn[] {
  return vpc.subnets
    .filter((subnet) => used.has(subnet.urn) || (input.severities.has(subnet.urn) && clusters.length > 0))
    .map((subnet) => columnOf(subnet, input.severities))
    .sort(compareColumns);
}

/** The berths: one block a VPC, rows by cluster, columns by Availability Zone. */
export function chartVpcs(input: BerthInput): readonly ChartVpc[] {
  const vpcs = [...input.topology.vpcs.values()].sort((one, other) => compareText(one.urn, other.urn));
  const byVpc = groupBy(berthedRows(input), ({ vpcUrn }) => vpcUrn ?? vpcs[0]?.urn ?? "");
  const withRowsFirst = [...vpcs].sort(
    (one, other) => Number(byVpc.has(other.urn)) - Number(byVpc.has(one.urn)) || compareText(one.urn, other.urn),
  );
  const drawn = new Set<Urn>();
  return withRowsFirst.map((vpc) => {
    // A cluster may have tasks in several VPCs: each box of it after the first gets a key of its own.
    const clusters = clustersOf(byVpc.get(vpc.urn) ?? [], input).map((cluster) =>
      drawn.has(cluster.urn) ? { ...cluster, urn: `${cluster.urn}#${vpc.item.vpcId}` } : cluster,
    );
    for (const { urn } of clusters) drawn.add(urn);
    const used = usedSubnets(byVpc.get(vpc.urn) ?? [], clusters);
    const columns = columnsOf(vpc, used, { clusters, input });
    return {
      urn: vpc.urn,
      name: nameTag(vpc.item.tags) ?? vpc.item.vpcId,
      place: `${vpc.account} ${vpc.region}`,
      cidrs: vpc.item.cidrBlockAssociations
        .filter(({ state }) => state === undefined || state === "associated")
        .map(({ cidrBlock }) => cidrBlock),
      columns,
      otherSubnets: vpc.subnets.length - columns.length,
      clusters,
      ...markOf(input.severities, vpc.urn),
    };
  });
}
