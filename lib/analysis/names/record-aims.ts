import type { RecordAim, RecordPlace, Topology } from "#lib/graph/topology.ts";
import type { ElasticIp } from "#lib/model/resources/elastic-ip.ts";
import { normaliseDnsName, parseLoadBalancerName } from "#lib/net/dns-name.ts";
import { parseIp } from "#lib/net/ip.ts";
import { covers, directoryOf, recordsOf, unreadZone } from "./directory.ts";
import type { RecordState } from "./record-state.ts";

/** What a record leads to; of SRV records, which the graph does not follow, the hosts they name. */
export function aimsOf(topology: Topology, record: RecordPlace): readonly RecordAim[] {
  if (record.item.type !== "SRV") return record.aims;
  return record.item.values.map((value) => hostAim(topology, record, value));
}

/** `priority weight port host`. */
function hostAim(topology: Topology, { item, zone }: RecordPlace, text: string): RecordAim {
  const value = normaliseDnsName(text.trim().split(/\s+/)[3] ?? "");
  const found = (recordsOf(directoryOf(topology), item.hostedZoneId).byName.get(value) ?? []).filter(
    ({ item: other }) => ["A", "AAAA", "CNAME"].includes(other.type),
  );
  if (found.length > 0) return { value, urns: found.map(({ urn }) => urn), kind: "record-set" };
  if (!covers(zone.item.name, value)) return { value, urns: [], kind: "outside" };
  return { value, urns: [], kind: unreadZone(topology, zone) === undefined ? "missing" : "unread" };
}

/** What is said of a record one of whose values leads nowhere. */
export function goneState(value: string): RecordState {
  if (parseIp(value) !== undefined) return "gone-address";
  return parseLoadBalancerName(value) === undefined ? "gone-name" : "gone-load-balancer";
}

/** Whether a record leads to whoever holds its addresses, without an alias between. */
function isWrittenAddress({ item }: RecordPlace): boolean {
  return (item.type === "A" || item.type === "AAAA") && item.aliasTarget === undefined;
}

/** Whether an Elastic IP address is kept, and used by nothing. */
export function isFree(address: ElasticIp | undefined): boolean {
  return address !== undefined && address.associationId === undefined && address.networkInterfaceId === undefined;
}

/** Whether somebody wrote the addresses of a record: Cloud Map's follow the tasks by themselves. */
export function isByHand(cloudMapZones: ReadonlySet<string>, record: RecordPlace): boolean {
  return isWrittenAddress(record) && !cloudMapZones.has(record.item.hostedZoneId);
}
