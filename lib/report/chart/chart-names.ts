import type { Severity } from "#lib/findings/finding.ts";
import type { RecordPlace, Topology } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import { aimsOfRecord } from "./chart-edges.ts";
import type { ChartEdge, ChartName } from "./chart-model.ts";
import { byName, compareText } from "./compare-text.ts";
import { markOf } from "./severity-index.ts";

/** Record types that lead somewhere a client can go. */
const leadingTypes = new Set(["A", "AAAA", "CNAME", "SRV"]);

/** How many quiet names that lead to the same are listed one by one; an account may have thousands. */
const NAMES_LISTED = 56;

type Severities = ReadonlyMap<Urn, Severity>;

type NamesAndEdges = { readonly names: readonly ChartName[]; readonly edges: readonly ChartEdge[] };

/** A record with the drawn things it leads to, each once. */
type Leading = { readonly record: RecordPlace; readonly aims: readonly Urn[] };

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

function leadingRecords(topology: Topology): readonly Leading[] {
  const leading: Leading[] = [];
  for (const record of topology.records.values()) {
    // What Cloud Map keeps is drawn as its services, not as records.
    if (!leadingTypes.has(record.item.type) || record.zone.item.linkedServicePrincipal !== undefined) continue;
    leading.push({ record, aims: [...new Set(aimsOfRecord(record, topology))].sort(compareText) });
  }
  return leading;
}

function compareRecords(one: Leading, other: Leading): number {
  return compareText(one.record.item.name, other.record.item.name) || compareText(one.record.urn, other.record.urn);
}

function chartName({ item, zone, urn }: RecordPlace, severities: Severities): ChartName {
  return {
    urn,
    name: item.name,
    type: item.aliasTarget === undefined ? item.type : `${item.type} alias`,
    private: zone.item.privateZone,
    ...(item.ttl === undefined ? {} : { ttl: item.ttl }),
    ...markOf(severities, urn),
  };
}

/** Names that lead to the same: those in trouble, a list of the others, and the number of those that are not listed. */
function namesOfAims(all: readonly Leading[], topology: Topology, severities: Severities): NamesAndEdges {
  const troubled = all.filter(({ record }) => severities.has(record.urn));
  const quiet = all.filter(({ record }) => !severities.has(record.urn)).sort(compareRecords);
  const listed = [...troubled, ...quiet.slice(0, NAMES_LISTED)];
  const names = listed.map(({ record }) => chartName(record, severities));
  const edges = listed.flatMap(({ record, aims }) =>
    aims.map((to): ChartEdge => ({ kind: "resolves", from: record.urn, to, ...resolution(record, topology) })),
  );
  const [aims, count] = [all[0]?.aims ?? [], quiet.length - NAMES_LISTED];
  const [first] = aims;
  if (first === undefined || count <= 0) return { names, edges };
  // What they lead to lists all of them: its box is where a reader who asks for them is sent.
  const urn = `${first}#names`;
  return {
    names: [...names, { urn, name: `+${String(count)}`, type: "…", private: false, count }],
    edges: [...edges, ...aims.map((to): ChartEdge => ({ kind: "resolves", from: urn, to, label: "" }))],
  };
}

/** Records that lead to something drawn or are in trouble; `others` is how many lead off the chart. */
export function chartNames(topology: Topology, severities: Severities): NamesAndEdges & { readonly others: number } {
  const leading = leadingRecords(topology);
  const drawn = leading.filter(({ record, aims }) => aims.length > 0 || severities.has(record.urn));
  const parts = [...groupBy(drawn, ({ aims }) => aims.join(" ")).values()].map((all) =>
    namesOfAims(all, topology, severities),
  );
  const names = parts.flatMap((part) => part.names);
  return {
    // A number of names comes after those that have one.
    names: [
      ...byName(names.filter(({ count }) => count === undefined)),
      ...names.filter(({ count }) => count !== undefined),
    ],
    edges: parts.flatMap(({ edges }) => edges),
    others: leading.length - drawn.length,
  };
}

/** What a record leads to, or which records lead to a thing: every one, also those that the map counts only. */
export function resolveEdges(topology: Topology, urn: Urn): readonly ChartEdge[] {
  return leadingRecords(topology).flatMap(({ record, aims }) =>
    aims
      .filter((to) => to === urn || record.urn === urn)
      .map((to): ChartEdge => ({ kind: "resolves", from: record.urn, to, ...resolution(record, topology) })),
  );
}

/** Cloud Map services that ECS services register with, as names. */
export function discoveryNames(topology: Topology, severities: Severities): NamesAndEdges {
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
