import type { Severity } from "#lib/findings/finding.ts";
import type { LoadBalancerPlace, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { chartVpcs } from "./chart-berths.ts";
import { drawableEdges, forwardEdges, portLabel, rowsOfTargetGroup } from "./chart-edges.ts";
import { dependencyEdges, registrationVerdict } from "./chart-verdicts.ts";
import type { ChartEdge, ChartLoadBalancer, ChartModel, ChartTargetGroup } from "./chart-model.ts";
import { chartNames, discoveryNames } from "./chart-names.ts";
import { chartDependencies, chartExits, leaveEdges } from "./chart-outbound.ts";
import { byName, compareText } from "./compare-text.ts";
import { nameTag } from "./name-tag.ts";
import { mostUsefulTasks } from "./chart-tasks.ts";
import { markOf, severitiesByUrn } from "./severity-index.ts";
import { snapshotFacts } from "./sheet-source.ts";
import { unreadAreas } from "./unread-areas.ts";

type Severities = ReadonlyMap<Urn, Severity>;

const loadBalancerTags = { application: "ALB", network: "NLB", gateway: "GWLB" } as const;

function loadBalancerTag(type: string): ChartLoadBalancer["tag"] {
  return type === "network" || type === "gateway" ? loadBalancerTags[type] : loadBalancerTags.application;
}

function chartLoadBalancer(place: LoadBalancerPlace, severities: Severities): ChartLoadBalancer {
  return {
    urn: place.urn,
    name: place.item.loadBalancerName,
    tag: loadBalancerTag(place.item.type),
    internal: place.item.scheme === "internal",
    listeners: place.listeners
      .map((listener) => ({
        urn: listener.urn,
        name: `:${String(listener.item.port ?? 0)}`,
        port: String(listener.item.port ?? ""),
        protocol: listener.item.protocol ?? "",
        ...markOf(severities, listener.urn),
      }))
      .sort((one, other) => Number(one.port) - Number(other.port) || compareText(one.urn, other.urn)),
    ...markOf(severities, place.urn),
  };
}

function chartTargetGroup(place: TargetGroupPlace, severities: Severities): ChartTargetGroup {
  const health = place.health?.targets.known === true ? place.health.targets.value : undefined;
  const counted = health?.filter(({ state }) => state !== "draining");
  return {
    urn: place.urn,
    name: place.item.targetGroupName,
    targetType: place.item.targetType ?? "",
    port: portLabel(place),
    ...(counted === undefined
      ? {}
      : { health: { healthy: counted.filter(({ state }) => state === "healthy").length, all: counted.length } }),
    ...markOf(severities, place.urn),
  };
}

/** Internet gateways, with a line to every internet-facing load balancer of their VPC. */
function chartEntries(topology: Topology, severities: Severities): Pick<ChartModel, "entries" | "edges"> {
  const entries: ChartModel["entries"][number][] = [];
  const edges: ChartEdge[] = [];
  for (const scoped of topology.scopes.values()) {
    for (const gateway of itemsOf(scoped, "internetGateways")) {
      const urn = urnOf(scoped.scope, "internet-gateway", gateway.internetGatewayId);
      const vpcIds = gateway.attachments.map(({ vpcId }) => vpcId);
      const facing = [...topology.loadBalancers.values()].filter(
        ({ item, account, region }) =>
          item.scheme === "internet-facing" &&
          account === scoped.scope.account &&
          region === scoped.scope.region &&
          item.vpcId !== undefined &&
          vpcIds.includes(item.vpcId),
      );
      if (facing.length === 0) continue;
      const name = nameTag(gateway.tags) ?? gateway.internetGatewayId;
      entries.push({ urn: entryUrn(urn), name, tag: "IGW", ...markOf(severities, urn) });
      for (const { urn: to } of facing) edges.push({ kind: "enters", from: entryUrn(urn), to, label: "" });
    }
  }
  return { entries, edges };
}

/** A gateway stands on both sides of the chart; the entry side's box gets a key of its own. */
function entryUrn(gatewayUrn: Urn): Urn {
  return `${gatewayUrn}#in`;
}

function registerEdges(topology: Topology): readonly ChartEdge[] {
  return [...topology.targetGroups.values()].flatMap((targetGroup) =>
    rowsOfTargetGroup(targetGroup).map((to) => ({
      kind: "registers" as const,
      from: targetGroup.urn,
      to,
      // The port stands on the target group's card.
      label: "",
      ...registrationVerdict(topology, targetGroup, to),
    })),
  );
}

function unwellTasksOf(topology: Topology): ReadonlySet<Urn> {
  const unwell = new Set<Urn>();
  for (const { targets } of topology.targetGroups.values()) {
    for (const { target, task } of targets) {
      if (task !== undefined && target.state?.startsWith("unhealthy") === true) unwell.add(task.urn);
    }
  }
  return unwell;
}

const drawnAreas = ["ecsServices", "ecsTasks", "loadBalancers", "listeners", "targetGroups", "subnets", "vpcs", "hostedZones", "resourceRecordSets", "networkInterfaces", "routeTables"] as const; // prettier-ignore

/**
 * What the map draws, made of an inspection: names, load balancers, target groups, services by subnet, ways out.
 * `withTasks` adds up to fifty tasks a row, for the closest level of detail; `tasksOf` those of single rows.
 */
export function chartModel(
  inspection: Inspection,
  { withTasks, tasksOf = new Set() }: { readonly withTasks: boolean; readonly tasksOf?: ReadonlySet<Urn> },
): ChartModel {
  const { topology, findings, snapshot } = inspection;
  const severities = severitiesByUrn(findings);
  const records = chartNames(topology, severities);
  const discovery = discoveryNames(topology, severities);
  const { entries, edges: enterEdges } = chartEntries(topology, severities);
  const drawn = {
    ...snapshotFacts(snapshot),
    names: [...records.names, ...discovery.names],
    otherNames: records.others,
    entries: byName(entries),
    loadBalancers: byName([...topology.loadBalancers.values()].map((place) => chartLoadBalancer(place, severities))),
    targetGroups: byName([...topology.targetGroups.values()].map((place) => chartTargetGroup(place, severities))),
    vpcs: mostUsefulTasks(
      chartVpcs({ topology, severities, unwellTasks: unwellTasksOf(topology), withTasks, tasksOf }),
      tasksOf,
    ),
    exits: chartExits(topology, severities),
    dependencies: chartDependencies(topology, severities),
    unread: unreadAreas(topology, drawnAreas),
  };
  const edges = [
    ...records.edges,
    ...discovery.edges,
    ...enterEdges,
    ...forwardEdges(topology.loadBalancers.values()),
    ...registerEdges(topology),
    ...leaveEdges(topology),
    ...dependencyEdges(topology),
  ];
  return { ...drawn, edges: drawableEdges(edges, drawn) };
}
