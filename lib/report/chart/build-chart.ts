import type { Severity } from "#lib/findings/finding.ts";
import type { LoadBalancerPlace, RecordPlace, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { chartVpcs } from "./chart-berths.ts";
import { aimsOfRecord, drawableEdges, forwardEdges, portLabel, rowsOfTargetGroup } from "./chart-edges.ts";
import { dependencyEdges, registrationVerdict } from "./chart-verdicts.ts";
import type { ChartEdge, ChartLoadBalancer, ChartModel, ChartName, ChartTargetGroup } from "./chart-model.ts";
import { chartDependencies, chartExits, leaveEdges } from "./chart-outbound.ts";
import { compareText } from "./compare-text.ts";
import { nameTag } from "./name-tag.ts";
import { markOf, severitiesByUrn } from "./severity-index.ts";
import { unreadAreas } from "./unread-areas.ts";

type Severities = ReadonlyMap<Urn, Severity>;

/** How many names are drawn for one load balancer or service. */
const NAMES_SHOWN = 6;

/** Record types that lead somewhere a client can go. */
const leadingTypes = new Set(["A", "AAAA", "CNAME", "SRV"]);

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

/** How a record leads where it leads: its type and time to live, and whether it names an address that will change. */
function resolution({ item, aims }: RecordPlace, topology: Topology): Pick<ChartEdge, "label" | "wrongType"> {
  if (item.aliasTarget !== undefined) return { label: `${item.type} alias` };
  const label = item.ttl === undefined ? item.type : `${item.type} ${String(item.ttl)}`;
  const changing = aims.some(
    (aim) =>
      aim.kind === "network-interface" &&
      aim.urns.some((urn) => {
        const owner = topology.interfaces.get(urn)?.owner.class;
        return owner === "load-balancer" || owner === "ecs-task";
      }),
  );
  return changing ? { label, wrongType: true } : { label };
}

type NamesAndEdges = { readonly names: readonly ChartName[]; readonly edges: readonly ChartEdge[] };

/** Records that lead to something drawn, or that are in trouble; of many names for one thing, the first few. */
function chartNames(topology: Topology, severities: Severities): NamesAndEdges {
  const names: ChartName[] = [];
  const edges: ChartEdge[] = [];
  const shownFor = new Map<Urn, number>();
  const records = [...topology.records.values()]
    // What Cloud Map keeps is drawn as its services, not as records.
    .filter(({ item, zone }) => leadingTypes.has(item.type) && zone.item.linkedServicePrincipal === undefined)
    .sort((one, other) => {
      const marked = Number(severities.has(other.urn)) - Number(severities.has(one.urn));
      return marked || compareText(one.item.name, other.item.name) || compareText(one.urn, other.urn);
    });
  for (const record of records) {
    const aims = [...new Set(aimsOfRecord(record, topology))];
    const full = aims.every((urn) => (shownFor.get(urn) ?? 0) >= NAMES_SHOWN);
    if (full && !severities.has(record.urn)) continue;
    for (const urn of aims) shownFor.set(urn, (shownFor.get(urn) ?? 0) + 1);
    const alias = record.item.aliasTarget !== undefined;
    names.push({
      urn: record.urn,
      name: record.item.name,
      type: alias ? `${record.item.type} alias` : record.item.type,
      private: record.zone.item.privateZone,
      ...(record.item.ttl === undefined ? {} : { ttl: record.item.ttl }),
      ...markOf(severities, record.urn),
    });
    for (const to of aims) edges.push({ kind: "resolves", from: record.urn, to, ...resolution(record, topology) });
  }
  return { names: byName(names), edges };
}

/** Cloud Map services that ECS services register with, as names. */
function discoveryNames(topology: Topology, severities: Severities): NamesAndEdges {
  const names = new Map<Urn, ChartName>();
  const edges: ChartEdge[] = [];
  for (const service of topology.services.values()) {
    const scoped = topology.scopes.get(scopeKey(service));
    if (scoped === undefined) continue;
    for (const { registryArn } of service.item.serviceRegistries) {
      const registry = itemsOf(scoped, "cloudMapServices").find(({ arn }) => arn === registryArn);
      const namespace = itemsOf(scoped, "cloudMapNamespaces").find(({ id }) => id === registry?.namespaceId);
      if (registry === undefined || namespace === undefined) continue;
      const urn = urnOf(service, "cloud-map-service", registry.id);
      const name = `${registry.name}.${namespace.name}`;
      names.set(urn, { urn, name, type: "SD", private: true, ...markOf(severities, urn) });
      edges.push({ kind: "resolves", from: urn, to: service.urn, label: "" });
    }
  }
  return { names: byName([...names.values()]), edges };
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

function byName<Item extends { readonly name: string; readonly urn: Urn }>(items: readonly Item[]): readonly Item[] {
  return [...items].sort((one, other) => compareText(one.name, other.name) || compareText(one.urn, other.urn));
}

/**
 * What the map draws, made of an inspection: names, load balancers, target groups, services by subnet, ways out.
 * `withTasks` adds up to fifty tasks a row, for the closest level of detail.
 */
export function chartModel(inspection: Inspection, options: { readonly withTasks: boolean }): ChartModel {
  const { topology, findings, snapshot } = inspection;
  const severities = severitiesByUrn(findings);
  const records = chartNames(topology, severities);
  const discovery = discoveryNames(topology, severities);
  const { entries, edges: enterEdges } = chartEntries(topology, severities);
  const drawn = {
    snapshotId: snapshot.snapshotId,
    names: [...records.names, ...discovery.names],
    entries: byName(entries),
    loadBalancers: byName([...topology.loadBalancers.values()].map((place) => chartLoadBalancer(place, severities))),
    targetGroups: byName([...topology.targetGroups.values()].map((place) => chartTargetGroup(place, severities))),
    vpcs: chartVpcs({
      topology,
      severities,
      unwellTasks: unwellTasksOf(topology),
      withTasks: options.withTasks,
    }),
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
