import type { OwnedInterface } from "#lib/graph/topology.ts";
import { parseIp, type Ip } from "#lib/net/ip.ts";
import { portsBetween } from "#lib/net/port-set.ts";
import { TCP, UDP } from "#lib/net/protocol.ts";
import { union } from "#lib/net/range-set.ts";
import { trafficOf, type Traffic } from "#lib/net/traffic.ts";
import { vpcAt, type World } from "./world.ts";

/** A service AWS runs at an address every interface of a VPC has for itself. */
export type ReservedService = {
  readonly name: "resolver" | "metadata" | "task-metadata" | "time" | "activation";
  readonly serves: Traffic;
};

const dns = union(trafficOf(TCP, portsBetween(53, 53)), trafficOf(UDP, portsBetween(53, 53)));
const http = trafficOf(TCP, portsBetween(80, 80));
const services = [
  { name: "resolver", serves: dns, at: ["169.254.169.253", "fd00:ec2::253"] },
  { name: "metadata", serves: http, at: ["169.254.169.254", "fd00:ec2::254"] },
  { name: "task-metadata", serves: http, at: ["169.254.170.2"] },
  { name: "time", serves: trafficOf(UDP, portsBetween(123, 123)), at: ["169.254.169.123", "fd00:ec2::123"] },
  { name: "activation", serves: trafficOf(TCP, portsBetween(1688, 1688)), at: ["169.254.169.250", "169.254.169.251"] },
] as const satisfies readonly (ReservedService & { readonly at: readonly string[] })[];

const servicesByAddress = new Map(
  services.flatMap(({ name, serves, at }) =>
    at.map((text) => [String(parseIp(text)?.value), { name, serves }] as const),
  ),
);

/**
 * The service of AWS at an address as an interface sees it: the VPC's resolver (its primary range plus two), instance and
 * task metadata, time, Windows activation. No route, security group or network ACL is asked about them.
 * Source: VPC User Guide, "Security groups", "Network ACLs"; ECS Developer Guide, "Task metadata".
 */
export function reservedServiceAt(world: World, on: OwnedInterface, ip: Ip): ReservedService | undefined {
  const known = servicesByAddress.get(String(ip.value));
  if (known !== undefined) return known;
  const primary = world.cidr(vpcAt(world, on, on.item.vpcId)?.item.cidrBlock ?? "");
  const isResolver = ip.family === 4 && primary?.family === 4 && ip.value === primary.first + 2;
  return isResolver ? { name: "resolver", serves: dns } : undefined;
}
