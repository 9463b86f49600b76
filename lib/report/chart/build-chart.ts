import type { Severity } from "#lib/findings/finding.ts";
import type { LoadBalancerPlace, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import type { Urn } from "#lib/model/urn.ts";
import { chartEntries } from "./chart-entries.ts";
import { chartVpcs } from "./chart-berths.ts";
import { drawableEdges, forwardEdges, portLabel } from "./chart-edges.ts";
import { dependencyEdges, registerEdges } from "./chart-verdicts.ts";
import type { ChartLoadBalancer, ChartModel, ChartTargetGroup } from "./chart-model.ts";
import { chartNames, discoveryNames } from "./chart-names.ts";
import { chartDependencies, chartExits, leaveEdges } from "./chart-outbound.ts";
import { byName, compareText } from "./compare-text.ts";
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
    ...registerEdges(topology, topology.targetGroups.values()),
    ...leaveEdges(topology, topology.services.values()),
    ...dependencyEdges(topology, topology.services.values()),
  ];
  return { ...drawn, edges: drawableEdges(edges, drawn) };
}
