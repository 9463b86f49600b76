import { normaliseDnsName, parseLoadBalancerName, stripDualstack, type LoadBalancerName } from "#lib/net/dns-name.ts";
import { isComplete } from "#lib/model/snapshot.ts";
import type { NameSurroundings } from "./name-surroundings.ts";
import { NOBODY } from "./nobody.ts";
import type { RecordAim } from "./topology.ts";
import type { ZonedRecord } from "./zones.ts";

/** What the name in an alias or a CNAME leads to: a load balancer, a VPC endpoint, a record of our zones, or none of ours. */
export function nameAim(text: string, zoned: ZonedRecord, around: NameSurroundings): RecordAim {
  const value = normaliseDnsName(text);
  const balancer = parseLoadBalancerName(value);
  if (balancer !== undefined) return loadBalancerAim(value, balancer, { zoned, around });
  const endpoint = endpointAim(value, around);
  if (endpoint !== undefined) return endpoint;
  return recordAim(value, zoned, around);
}

type Asked = { readonly zoned: ZonedRecord; readonly around: NameSurroundings };

function loadBalancerAim(value: string, name: LoadBalancerName, { zoned, around }: Asked): RecordAim {
  const plain = stripDualstack(value);
  const whole = name.availabilityZone === undefined ? plain : plain.slice(name.availabilityZone.length + 1);
  const urn = around.loadBalancerUrns.get(whole);
  if (urn !== undefined) return { value, urns: [urn], kind: "load-balancer" };
  return { value, urns: NOBODY, kind: isKnownToBeGone(name, { zoned, around }) ? "missing" : "unread" };
}

/**
 * A name does not say whose load balancer it is: it is gone only if the zone's account was read in that Region, and
 * every other account that was. Classic Load Balancers are not read, but their interfaces are.
 */
function isKnownToBeGone(name: LoadBalancerName, { zoned, around }: Asked): boolean {
  const inRegion = around.regional.filter(({ scope }) => scope.region === name.region);
  const isRead = inRegion.every((scoped) => isComplete(scoped, "loadBalancers"));
  if (!isRead || !inRegion.some(({ scope }) => scope.account === zoned.record.account)) return false;
  if (name.form === "network") return true;
  const areInterfacesRead = inRegion.every((scoped) => isComplete(scoped, "networkInterfaces"));
  return areInterfacesRead && !around.classicNames.has(`${name.region}|${name.name}`);
}

function endpointAim(value: string, around: NameSurroundings): RecordAim | undefined {
  const known = around.endpointUrns.get(value);
  if (known === undefined && !value.includes("vpce-")) return undefined;
  const id = /^(?:[^.]+\.)*?(vpce-[0-9a-z]+)-[^.]*\..*\.vpce\.amazonaws\.(?:com(?:\.cn)?|eu)$/.exec(value)?.[1];
  const urn = known ?? around.endpointUrns.get(id ?? "");
  if (urn !== undefined) return { value, urns: [urn], kind: "vpc-endpoint" };
  if (id === undefined) return undefined;
  return { value, urns: NOBODY, kind: around.isReadEverywhere("vpcEndpoints") ? "outside" : "unread" };
}

/** A name in one of our zones: the records there, or word that there are none. */
function recordAim(value: string, zoned: ZonedRecord, around: NameSurroundings): RecordAim {
  const asking = zoned.record.item;
  const zoneId = zoneOf(value, zoned, around);
  if (zoneId === undefined) return { value, urns: NOBODY, kind: around.areZonesRead ? "outside" : "unread" };
  const isAlias = asking.aliasTarget !== undefined;
  for (const name of candidates(value)) {
    const answering = (around.zones.recordsByName.get(name) ?? []).filter(
      ({ record: { item } }) =>
        item.hostedZoneId === zoneId && (isAlias ? item.type === asking.type : answers.has(item.type)),
    );
    if (answering.length > 0) return { value, urns: answering.map(({ record }) => record.urn), kind: "record-set" };
  }
  if (isDelegated(value, zoneId, around)) return { value, urns: NOBODY, kind: "outside" };
  return { value, urns: NOBODY, kind: around.isZoneRead(zoneId) ? "missing" : "unread" };
}

const answers = new Set(["A", "AAAA", "CNAME"]);

/** The zone a name is looked up in: the record's own when the name is in it, else the closest one of the same kind. */
function zoneOf(value: string, { zone }: ZonedRecord, { zones }: NameSurroundings): string | undefined {
  for (let name: string | undefined = value; name !== undefined; name = parentOf(name)) {
    const found = zones.zonesByName.get(name);
    if (found === undefined) continue;
    const own = found.find(({ item }) => item.hostedZoneId === zone.item.hostedZoneId);
    const alike = found.find(({ item }) => item.privateZone === zone.item.privateZone);
    const open = found.find(({ item }) => !item.privateZone);
    const best = own ?? alike ?? open;
    if (best !== undefined) return best.item.hostedZoneId;
  }
  return undefined;
}

function isDelegated(value: string, zoneId: string, { zones }: NameSurroundings): boolean {
  return suffixes(value).some((name) =>
    zones.recordsByName
      .get(name)
      ?.some(
        ({ record: { item }, zone }) => item.hostedZoneId === zoneId && item.type === "NS" && name !== zone.item.name,
      ),
  );
}

/** The name itself, then the wildcards that could answer for it, the closest first. */
function candidates(name: string): readonly string[] {
  return [
    name,
    ...suffixes(name)
      .slice(1)
      .map((parent) => `*.${parent}`),
  ];
}

/** `a.b.c`, `b.c`, `c`. */
function suffixes(name: string): readonly string[] {
  const parent = parentOf(name);
  return parent === undefined ? [name] : [name, ...suffixes(parent)];
}

/** `b.c` of `a.b.c`. */
function parentOf(name: string): string | undefined {
  const dot = name.indexOf(".");
  return dot < 0 ? undefined : name.slice(dot + 1);
}
