import type { Placed, Topology, Unread } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { HostedZone } from "#lib/model/resources/route53.ts";
import type { Urn } from "#lib/model/urn.ts";
import { unreadAreas } from "../reach/unread.ts";
import { directoryOf, unreadZone } from "./directory.ts";
import { nameTableOf, type JudgedRecord } from "./name-table.ts";
import { recordStates, type Standing } from "./record-state.ts";
import type { Namer } from "./resolution.ts";
import { ruleBefore } from "./resolver-rules.ts";
import { associatedZones, viewOf, type SeenZone } from "./view.ts";
import { delegationOf } from "./zone-delegation.ts";
import { cloudMapZoneIds, type ZoneKind } from "./zone-kind.ts";

/** A VPC a private zone is associated with, and whether its resolver asks the zone. */
export type ZoneVpc = {
  readonly urn: Urn;
  readonly vpcId: string;
  readonly asks: "yes" | "no" | "unknown";
  /** Why it does not, or why that is not known. */
  readonly text?: string;
};

/** Something about a zone as a whole. */
export type ZoneNote = { readonly code: string; readonly standing: Standing; readonly text: string };

/** A hosted zone as the DNS page lists it. */
export type ListedZone = {
  readonly zoneId: string;
  readonly name: string;
  readonly kind: ZoneKind;
  /** Absent for another account's zone that only an association tells of: its records cannot be seen. */
  readonly urn?: Urn;
  /** The account it belongs to, or the service. */
  readonly owner: string;
  readonly comment?: string;
  /** How many records were read, and how many Route 53 says there are. */
  readonly records: number;
  readonly expected?: number;
  /** How many records stand how. */
  readonly counts: { readonly [Name in Standing]: number };
  readonly vpcs: readonly ZoneVpc[];
  readonly notes: readonly ZoneNote[];
  /** Why its records, or the VPCs that ask it, are not all known. */
  readonly unread: readonly Pick<Unread, "text" | "call">[];
};

/** Every hosted zone that is seen: by kind, then by name; `records` are those that are counted, by how they stand. */
export function listZones(
  namer: Namer,
  records: readonly JudgedRecord[] = nameTableOf(namer.topology).records,
): readonly ListedZone[] {
  const { topology } = namer;
  const { zonesById } = directoryOf(topology);
  const associations = associationsOf(namer);
  const cloudMap = cloudMapZoneIds(topology);
  const counts = countsByZone(records);
  const own = [...zonesById.values()].map((zone): ListedZone => {
    const { item, urn, account } = zone;
    const isKept = cloudMap.has(item.hostedZoneId);
    const vpcs = associations.get(item.hostedZoneId)?.vpcs ?? [];
    const found = counts.get(item.hostedZoneId) ?? noCounts;
    return {
      zoneId: item.hostedZoneId,
      name: item.name,
      kind: isKept ? "cloud-map" : item.privateZone ? "private" : "public",
      urn,
      owner: account,
      ...(item.comment === undefined || item.comment === "" ? {} : { comment: item.comment }),
      records: Object.values(found).reduce((sum, count) => sum + count, 0),
      ...(item.resourceRecordSetCount === undefined ? {} : { expected: item.resourceRecordSetCount }),
      counts: found,
      vpcs,
      notes: item.privateZone ? privateNotes(namer, zone, vpcs) : publicNotes(namer, zone),
      unread: [...asUnread(unreadZone(topology, zone)), ...(item.privateZone ? unreadAssociations(topology) : [])],
    };
  });
  const foreign = [...associations.values()]
    .filter(({ zone }) => !zonesById.has(zone.hostedZoneId))
    .map(({ zone, vpcs }) => foreignZone(namer, zone, vpcs));
  return [...own, ...foreign].sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || compare(a.name, b.name) || compare(a.zoneId, b.zoneId),
  );
}

const kinds: readonly ZoneKind[] = ["public", "private", "cloud-map"];

const noCounts: ListedZone["counts"] = { broken: 0, risk: 0, unknown: 0, ok: 0, plain: 0 };

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function countsByZone(records: readonly JudgedRecord[]): ReadonlyMap<string, ListedZone["counts"]> {
  const counts = new Map<string, { [Name in Standing]: number }>();
  for (const { record, states } of records) {
    const zoneId = record.item.hostedZoneId;
    const found = counts.get(zoneId) ?? { ...noCounts };
    found[recordStates[states[0] ?? "not-followed"]] += 1;
    counts.set(zoneId, found);
  }
  return counts;
}

type Association = { readonly zone: SeenZone; readonly vpcs: readonly ZoneVpc[] };

/** Which VPCs every private zone is associated with, and whether they ask it. */
function associationsOf(namer: Namer): ReadonlyMap<string, Association> {
  const seen = [...namer.topology.vpcs.values()].flatMap((vpc) => {
    const zones = associatedZones(namer.topology, vpc);
    if ("call" in zones) return [];
    const view = viewOf(namer, { vpcId: vpc.item.vpcId });
    const common = { urn: vpc.urn, vpcId: vpc.item.vpcId };
    return zones.map((zone): { readonly zone: SeenZone; readonly vpc: ZoneVpc } => {
      const unsure = view.foreign ?? view.unread;
      if (unsure !== undefined) return { zone, vpc: { ...common, asks: "unknown", text: unsure.text } };
      if (view.off !== undefined) return { zone, vpc: { ...common, asks: "no", text: view.off.text } };
      if (view.zones.some(({ hostedZoneId }) => hostedZoneId === zone.hostedZoneId)) {
        const ruling = ruleBefore(namer, vpc, { name: zone.name, zone: zone.name });
        if (ruling !== undefined) {
          const asks = ruling.kind === "unread" ? "unknown" : "no";
          return { zone, vpc: { ...common, asks, text: ruling.unread.text } };
        }
        return { zone, vpc: { ...common, asks: "yes" } };
      }
      const text = namer.say("dnsHostnamesOff", { vpc: vpc.item.vpcId, zone: zone.name });
      return { zone, vpc: { ...common, asks: "no", text } };
    });
  });
  const associations = new Map<string, Association>();
  for (const [zoneId, found] of groupBy(seen, ({ zone }) => zone.hostedZoneId)) {
    const [first] = found;
    if (first !== undefined) associations.set(zoneId, { zone: first.zone, vpcs: found.map(({ vpc }) => vpc) });
  }
  return associations;
}

function foreignZone({ say }: Namer, zone: SeenZone, vpcs: readonly ZoneVpc[]): ListedZone {
  const { hostedZoneId, name, owner = "" } = zone;
  const text = say("dnsForeignZone", { zone: name, id: hostedZoneId, owner });
  return {
    zoneId: hostedZoneId,
    name,
    kind: owner.startsWith("servicediscovery") ? "cloud-map" : "private",
    owner,
    records: 0,
    counts: noCounts,
    vpcs,
    notes: [],
    unread: [{ text, call: "route53:ListResourceRecordSets" }],
  };
}

/** A public zone the world does not ask, or may not: no delegation, or another zone of the same name. */
function publicNotes({ topology, say }: Namer, zone: Placed<HostedZone>): readonly ZoneNote[] {
  const { name } = zone.item;
  const delegation = delegationOf(topology, zone);
  const twins = (directoryOf(topology).publicZonesByName.get(name) ?? []).length;
  const notes: ZoneNote[] = [];
  if (delegation.kind === "undelegated") {
    const text = say("dnsUndelegated", { zone: name, parent: delegation.parent.item.name });
    notes.push({ code: "undelegated", standing: "broken", text });
  }
  if (delegation.kind === "unknown") {
    const text = say("dnsDelegationUnread", { zone: name, parent: delegation.parent.item.name });
    notes.push({ code: "undelegated", standing: "unknown", text });
  }
  if (twins > 1 && delegation.kind !== "delegated") {
    notes.push({
      code: "duplicate",
      standing: "risk",
      text: say("dnsDuplicate", { zone: name, count: String(twins) }),
    });
  }
  return notes;
}

/** A private zone that no VPC asks: for certain only when it is associated with one. */
function privateNotes({ say }: Namer, { item }: Placed<HostedZone>, vpcs: readonly ZoneVpc[]): readonly ZoneNote[] {
  if (vpcs.length === 0) {
    return [{ code: "unassociated", standing: "unknown", text: say("dnsNobodyAsks", { zone: item.name }) }];
  }
  return vpcs
    .filter(({ asks }) => asks !== "yes")
    .map(({ asks, text = "" }) => ({ code: "unasked", standing: asks === "no" ? "broken" : "unknown", text }));
}

function unreadAssociations(topology: Topology): ListedZone["unread"] {
  const regional = [...topology.scopes.values()].filter(({ scope }) => scope.region !== "global");
  const areas = regional.flatMap(({ scope }) => unreadAreas(topology, scope, ["vpcHostedZones"]));
  const vpcs = [...topology.vpcs.values()].map((vpc) => associatedZones(topology, vpc));
  const refused = vpcs.flatMap((zones) => ("call" in zones ? [zones] : []));
  return [...new Map([...areas, ...refused].map(({ text, call }) => [text, { text, call }])).values()];
}

function asUnread(unread: Unread | undefined): ListedZone["unread"] {
  return unread === undefined ? [] : [{ text: unread.text, call: unread.call }];
}
