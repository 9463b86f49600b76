import { cidrContains } from "#lib/net/cidr.ts";
import { formatIp, isPrivateIp, parseIp, type Ip } from "#lib/net/ip.ts";
import { isComplete } from "#lib/model/snapshot.ts";
import { isInVpc } from "./addresses.ts";
import type { NameSurroundings, VpcBlocks } from "./name-surroundings.ts";
import type { OwnedInterface, RecordAim } from "./topology.ts";
import type { ZonedRecord } from "./zones.ts";

/**
 * What an address in a record leads to. In a private zone that is whoever holds it in the zone's own VPCs; a public
 * zone's addresses are public ones first. The same private address in another VPC is another address.
 */
export function addressAim(text: string, record: ZonedRecord, around: NameSurroundings): RecordAim {
  const ip = parseIp(text);
  const value = ip?.family === 6 ? formatIp(ip) : text;
  const isPrivate = record.zone.item.privateZone;
  const lookups = [publicAim, isPrivate ? localAim : anywhereAim];
  for (const lookup of isPrivate ? lookups.toReversed() : lookups) {
    const aim = lookup(value, record, around);
    if (aim !== undefined) return aim;
  }
  return { value, urns: [], kind: ip === undefined ? "outside" : unowned(ip, record, around) };
}

type Lookup = (value: string, record: ZonedRecord, around: NameSurroundings) => RecordAim | undefined;

const publicAim: Lookup = (value, _record, { addresses, elasticIpUrns }) => {
  const owned = addresses.interfacesByPublicAddress.get(value);
  if (owned !== undefined) return { value, urns: [owned.urn], kind: "network-interface" };
  const elasticIp = elasticIpUrns.get(value);
  return elasticIp === undefined ? undefined : { value, urns: [elasticIp], kind: "elastic-ip" };
};

const anywhereAim: Lookup = (value, _record, { addresses }) => held(value, addresses.holdersOf(value));

const localAim: Lookup = (value, record, around) => {
  const vpcIds = around.zones.vpcIdsByZone.get(record.zone.item.hostedZoneId) ?? [];
  const holders = around.addresses.holdersOf(value);
  const local = vpcIds.flatMap((vpcId) => holders.find((owned) => isInVpc(owned, vpcId)) ?? []);
  if (local.length > 0) return held(value, local);
  const ip = parseIp(value);
  const isInZone = ip !== undefined && vpcsAround(ip, vpcIds, around).length > 0;
  // Not an address of the zone's own VPCs: then of one they are joined to.
  return isInZone ? undefined : anywhereAim(value, record, around);
};

function held(value: string, interfaces: readonly OwnedInterface[]): RecordAim | undefined {
  if (interfaces.length === 0) return undefined;
  return { value, urns: [...new Set(interfaces.map(({ urn }) => urn))], kind: "network-interface" };
}

/** Why nobody is known to hold an address. */
function unowned(ip: Ip, record: ZonedRecord, around: NameSurroundings): "outside" | "missing" | "unread" {
  const zoneVpcIds = around.zones.vpcIdsByZone.get(record.zone.item.hostedZoneId) ?? [];
  const own = vpcsAround(ip, zoneVpcIds, around);
  const vpcs = own.length > 0 ? own : vpcsAround(ip, around.vpcBlocks.keys(), around);
  if (vpcs.length > 0) {
    return vpcs.every(({ scoped }) => isComplete(scoped, "networkInterfaces")) ? "missing" : "unread";
  }
  const needed = isPrivateIp(ip) ? (["vpcs"] as const) : (["vpcs", "networkInterfaces", "elasticIps"] as const);
  return needed.every(around.isReadEverywhere) ? "outside" : "unread";
}

function vpcsAround(ip: Ip, vpcIds: Iterable<string>, { vpcBlocks }: NameSurroundings): readonly VpcBlocks[] {
  const found: VpcBlocks[] = [];
  for (const vpcId of vpcIds) {
    const vpc = vpcBlocks.get(vpcId);
    if (vpc?.blocks.some((block) => cidrContains(block, ip)) === true) found.push(vpc);
  }
  return found;
}
