import { formatIp, isPrivateIp, type Ip } from "#lib/net/ip.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Asker } from "../names/resolution.ts";
import { interfaceAt, type World } from "./world.ts";

/** Who looks up the name of the other end: the VPC the request starts in, or the internet. */
export function askerOf(world: World, { members, addresses }: Endpoint, fromVpc: string | undefined): Asker | "anyone" {
  if (fromVpc !== undefined) return { vpcId: fromVpc };
  const [block] = addresses?.ips.v4 ?? [];
  if (block !== undefined) return ofAddress(world, { family: 4, value: block.from });
  return ofVpcs(members.map(({ station }) => station?.owned.item.vpcId));
}

function ofAddress(world: World, ip: Ip): Asker | "anyone" {
  if (isPrivateIp(ip)) {
    const { vpcs } = world.topology;
    return ofVpcs([...vpcs.values()].map(({ item }) => interfaceAt(world, item.vpcId, ip)?.item.vpcId));
  }
  const owner = world.topology.interfacesByPublicAddress.get(formatIp(ip));
  return owner === undefined ? "internet" : ofVpcs([owner.item.vpcId]);
}

/** Only one VPC can have one view of names. */
function ofVpcs(found: readonly (string | undefined)[]): Asker | "anyone" {
  const [vpcId, another] = new Set(found.filter((each) => each !== undefined));
  return vpcId === undefined || another !== undefined ? "anyone" : { vpcId };
}
