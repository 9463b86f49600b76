import { cidrContains } from "#lib/net/cidr.ts";
import { formatIp, isPrivateIp, parseIp, type Ip } from "#lib/net/ip.ts";
import { isComplete } from "#lib/model/snapshot.ts";
import { isInVpc } from "./addresses.ts";
import type { NameSurroundings, VpcBlocks } from "./name-surroundings.ts";
import { NOBODY } from "./nobody.ts";
import type { OwnedInterface, RecordAim } from "./topology.ts";
import type { ZonedRecord } from "./zones.ts";

/**
 * What an address in a record leads to. In a private zone that is whoever holds it in the zone's own VPCs; a public
 * zone's addresses are public ones first. The same private address in another VPC is another address.
 */
export function addressAim(text: string, record: ZonedRecord, around: NameSurroundings): RecordAim {
  // IPv6 has many spellings, IPv4 has one.
  const ip = text.includes(":") ? parseIp(text) : undefined;
  const value = ip === undefined ? text : formatIp(ip);
  const found = record.zone.item.privateZone
    ? (localAim(value, record, around) ?? publicAim(value, around))
    : (publicAim(value, around) ?? anywhereAim(value, around));
  return found ?? unowned(value, record, around);
}

function publicAim(value: string, { addresses, elasticIpUrns }: NameSurroundings): RecordAim | undefined {
  const owned = addresses.interfacesByPublicAddress.get(value);
  if (owned !== undefined) return { value, urns: [owned.urn], kind: "network-interface" };
  const elasticIp = elasticIpUrns.get(value);
  return elasticIp === undefined ? undefined : { value, urns: [elasticIp], kind: "elastic-ip" };
}

function anywhereAim(value: string, { addresses }: NameSurroundings): RecordAim | undefined {
  return held(value, addresses.holdersOf(value));
}

function localAim(value: string, record: ZonedRecord, around: NameSurroundings): RecordAim | undefined {
  const vpcIds = around.zones.vpcIdsByZone.get(record.zone.item.hostedZoneId) ?? [];
  const holders = around.addresses.holdersOf(value);
  const local = vpcIds.flatMap((vpcId) => holders.find((owned) => isInVpc(owned, vpcId)) ?? []);
  if (local.length > 0) return held(value, local);
  const ip = parseIp(value);
  const isInZone = ip !== undefined && vpcsAround(ip, vpcIds, around).length > 0;
  // Not an address of the zone's own VPCs: then of one they are joined to.
  return isInZone ? undefined : anywhereAim(value, around);
}

function held(value: string, interfaces: readonly OwnedInterface[]): RecordAim | undefined {
  const [only] = interfaces;
  if (only === undefined) return undefined;
  const urns = interfaces.length === 1 ? [only.urn] : [...new Set(interfaces.map(({ urn }) => urn))];
  return { value, urns, kind: "network-interface" };
}

/** An address nobody is known to hold, and why. */
function unowned(value: string, record: ZonedRecord, around: NameSurroundings): RecordAim {
  const ip = parseIp(value);
  return { value, urns: NOBODY, kind: ip === undefined ? "outside" : whyUnowned(ip, record, around) };
}

function whyUnowned(ip: Ip, record: ZonedRecord, around: NameSurroundings): "outside" | "missing" | "unread" {
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
