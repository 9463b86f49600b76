import type { ResourceRecordSet } from "@aws-sdk/client-route-53";
import { aliasTo, hostedZone, namespaceZone, record } from "../hosted-zone.ts";
import type { Place } from "../place.ts";
import type { HostedZoneWorld, RegionWorld } from "../world.ts";
import { serviceName, teamName } from "./names.ts";
import type { LargeVpc } from "./network.ts";
import type { LargeServices } from "./services.ts";

/** How many zones, and how many records in all of them together. */
export type ZonesSize = { readonly zones: number; readonly records: number };

type Parts = { readonly vpcs: readonly LargeVpc[]; readonly services: LargeServices; readonly region: RegionWorld };

/** The zones of Cloud Map, a public zone with half of the other records, and a zone for each team, every second one private. */
export function largeZones(place: Place, parts: Parts, size: ZonesSize): readonly HostedZoneWorld[] {
  const { vpcs, services, region } = parts;
  const found = services.namespaces.map((one) => namespaceZone(place, one, region));
  const count = Math.max(1, size.zones - found.length);
  const taken = found.reduce((sum, zone) => sum + zone.records.length, 0) + 2 * count;
  const left = Math.max(0, size.records - taken);
  const each = count === 1 ? 0 : Math.floor(left / 2 / (count - 1));
  const teams = Array.from({ length: count - 1 }, (_, index) => {
    const name = `${teamName(index)}.example.jp`;
    const vpc = index % 2 === 0 ? undefined : vpcs[index % vpcs.length]?.vpc;
    return hostedZone(place, { name, records: records(name, each), ...(vpc === undefined ? {} : { vpcs: [vpc] }) });
  });
  const main = [...loadBalancerNames(services), ...nasty, ...teams.filter(isPublic).map(delegationTo)];
  const filled = [...main, ...records("example.jp", Math.max(0, left - each * (count - 1) - main.length))];
  return [hostedZone(place, { name: "example.jp", records: filled }), ...teams, ...found];
}

function isPublic({ vpcs }: HostedZoneWorld): boolean {
  return vpcs.length === 0;
}

/** What leads the world from the parent zone to a team's. */
function delegationTo({ Name = "", nameServers }: HostedZoneWorld): ResourceRecordSet {
  return record(Name.replace(/\.$/, ""), "NS", { ttl: 3600, values: nameServers.map((server) => `${server}.`) });
}

function loadBalancerNames({ loadBalancers }: LargeServices): readonly ResourceRecordSet[] {
  return loadBalancers.map((to, index) => aliasTo(`${teamName(index)}-edge.example.jp`, to));
}

/** Names that are hard to page over: a wildcard, letters beyond ASCII, and a name with several weighted records. */
const nasty: readonly ResourceRecordSet[] = [
  record("*.preview.example.jp", "CNAME", { ttl: 60, values: ["preview.cdn.example.net"] }),
  record("みなと.example.jp", "TXT", { ttl: 300, values: ['"harbour"'] }),
  ...["blue", "green", "grey"].map((SetIdentifier, index) => ({
    ...record("weighted.example.jp", "CNAME", { ttl: 60, values: [`${SetIdentifier}.cdn.example.net`] }),
    SetIdentifier,
    Weight: index * 10,
  })),
];

/** Names for what lies outside the account: content networks, and proofs of ownership. */
function records(zone: string, count: number): readonly ResourceRecordSet[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `${serviceName(index)}.${zone}`;
    return index % 5 === 4
      ? record(`_proof.${name}`, "TXT", { ttl: 3600, values: [`"site-verification=${String(index)}"`] })
      : record(name, "CNAME", { ttl: 300, values: [`${serviceName(index)}.cdn.example.net`] });
  });
}
