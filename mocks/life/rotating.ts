import type * as ec2 from "@aws-sdk/client-ec2";
import type { Place } from "../world/place.ts";
import type { RegionWorld } from "../world/world.ts";
import { turnsOf } from "./calendar.ts";
import { freeAddresses } from "./free-addresses.ts";
import { addressNames, interfaceNames } from "./rolling.ts";

/** The names of load balancer nodes after so many of them were replaced: interface, private and public address. */
export function rotatedNodes(place: Place, world: RegionWorld, rotations: number): [string, string][] {
  if (rotations === 0) return [];
  const take = freeAddresses(world);
  const nodes = world.networkInterfaces.filter(isRotated).flatMap((at) => {
    const otherAddress = take(at.SubnetId ?? "");
    return otherAddress === undefined ? [] : [{ at, otherAddress }];
  });
  return nodes.flatMap(({ at, otherAddress }, index) => {
    const generation = turnsOf(index, nodes.length, rotations);
    if (generation === 0) return [];
    const publicIp = `${POOL}${String(128 + ((2 * index + (generation % 2)) % 120))}`;
    return [
      ...interfaceNames(place, at, `node/${at.NetworkInterfaceId ?? ""}/${String(generation)}`),
      ...(generation % 2 === 0 ? [] : addressNames(at.PrivateIpAddress ?? "", otherAddress)),
      // Never the address of the story again: whoever wrote it down has lost it.
      ...addressNames(at.Association?.PublicIp ?? "", publicIp),
    ];
  });
}

/** A documentation range in which no scenario has load balancers. */
const POOL = "192.0.2.";

/** A node with an address of AWS's own; one with an Elastic IP keeps it. */
function isRotated({ RequesterId: requester, InterfaceType: type, Association: public_ }: ec2.NetworkInterface) {
  return requester === "amazon-elb" && type === "interface" && public_?.IpOwnerId === "amazon-elb";
}
