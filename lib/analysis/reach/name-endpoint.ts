import type { RecordPlace } from "#lib/graph/topology.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";
import { formatIp, parseIp } from "#lib/net/ip.ts";
import { addressEndpoint } from "./address-endpoint.ts";
import { candidateEndpoint } from "./candidate-endpoint.ts";
import type { Endpoint } from "./endpoint.ts";
import { idOf } from "./ends.ts";
import { lookUpName, type Lookup } from "./name-lookup.ts";
import type { Naming } from "./naming.ts";

/** A DNS name among the records; a load balancer's own name too. */
export function nameEndpoint(naming: Naming, text: string): Endpoint | undefined {
  if (!text.includes(".")) return undefined;
  const { world } = naming;
  const name = normaliseDnsName(text);
  const balancer = [...world.topology.loadBalancers.values()].find(
    ({ item }) => normaliseDnsName(item.dnsName ?? "-") === name,
  );
  if (balancer !== undefined) return followed(naming, { name, urns: [balancer.urn], via: undefined });
  const found = lookUpName(world.topology, name, naming.asker);
  if (found === undefined) return undefined;
  const { records } = found;
  const record = records.find(({ item }) => item.type !== "AAAA");
  return record === undefined ? zoneWithout(naming, name, found) : recordEndpoint(naming, { name, record, records });
}

function recordEndpoint(
  naming: Naming,
  {
    name,
    record,
    records,
  }: { readonly name: string; readonly record: RecordPlace; readonly records: readonly RecordPlace[] },
): Endpoint {
  const aims = records.filter(({ item }) => item.type === record.item.type).flatMap(({ aims: ofRecord }) => ofRecord);
  const urns = aims.flatMap((aim) =>
    aim.kind === "load-balancer" || aim.kind === "network-interface" || aim.kind === "vpc-endpoint" ? aim.urns : [],
  );
  const text = naming.say("dnsResolves", { name, to: aims.map(({ value }) => value).join(", ") });
  if (urns.length > 0) return followed(naming, { name, urns, via: { urn: record.urn, id: idOf(record.urn), text } });
  const ips = aims.flatMap(({ value }) => parseIp(value) ?? []);
  const [ip] = ips;
  const gone = aims.find(({ kind }) => kind === "missing");
  if (gone !== undefined && ip === undefined) {
    const said = naming.say("dnsGone", { name, value: gone.value });
    const empty = { code: "DNS_NXDOMAIN", urn: record.urn, text: said };
    return { text: name, node: record.urn, members: [], spread: "zone", unread: [], empty };
  }
  const isUncertain = records.length > 2;
  if (ip !== undefined && !isUncertain) {
    const end = addressEndpoint(naming, formatIp(ip), formatIp(ip));
    return { ...end, text: name, via: { urn: record.urn, id: idOf(record.urn), text } };
  }
  const why = naming.say("dnsTarget", { name, value: aims.map(({ value }) => value).join(", ") });
  return {
    text: name,
    node: record.urn,
    members: [],
    spread: "zone",
    unread: [{ text: why, call: "route53:ListResourceRecordSets" }],
  };
}

function followed(
  naming: Naming,
  { name, urns, via }: { readonly name: string; readonly urns: readonly Urn[]; readonly via: Endpoint["via"] },
): Endpoint {
  const ends = urns.flatMap((urn) => {
    const kind = parseUrn(urn)?.kind;
    return kind === undefined ? [] : (candidateEndpoint(naming, { urn, kind, name }) ?? []);
  });
  const facing = urns.some((urn) => naming.world.topology.loadBalancers.get(urn)?.item.scheme === "internet-facing");
  return {
    text: name,
    node: urns[0] ?? "",
    members: ends.flatMap(({ members }) => members),
    spread: "zone",
    host: name,
    unread: ends.flatMap(({ unread }) => unread),
    ...(facing ? { isPublic: true } : {}),
    ...(via === undefined ? {} : { via }),
  };
}

/** A name of a zone of ours that has no such record, as far as was read. */
function zoneWithout({ say }: Naming, name: string, { zone, records, unread }: Lookup): Endpoint {
  const common = { text: name, node: zone.urn, members: [], spread: "zone" } as const;
  if (records.length > 0) return { ...common, unread: [{ text: say("ipv6"), call: "ec2:DescribeNetworkInterfaces" }] };
  if (unread !== undefined) return { ...common, unread: [unread] };
  const text = say("dnsNone", { name, zone: zone.item.name });
  return { ...common, unread: [], empty: { code: "DNS_NXDOMAIN", urn: zone.urn, text } };
}
