import type { OwnedInterface } from "#lib/graph/topology.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import { urnOf } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";
import type { PortSet } from "#lib/net/port-set.ts";
import { publicIpOf } from "../reach/internet-gateway-gate.ts";
import { reservedServiceAt } from "../reach/reserved-addresses.ts";
import type { Place } from "../reach/unread.ts";
import type { World } from "../reach/world.ts";
import { stretchOf, type Borders } from "./borders.ts";
import { holdersOf, type SharedAddresses } from "./holders.ts";
import { numbering } from "./numbering.ts";
import { pairTable } from "./pair-table.ts";

/** Ends that routes, network ACLs and gateways cannot tell apart, security groups left aside; the first met stands for all. */
export type Location = {
  readonly owned: OwnedInterface;
  readonly ip: number;
  readonly clientPorts: PortSet;
  /** The stretch between the network's borders that the address lies in. */
  readonly stretch: number;
  /** Whether a public address is mapped on the address. */
  readonly isPublic: boolean;
  /** The interface is not in use, or its instance does not run: it neither sends nor receives. */
  readonly isDead: boolean;
  /** Nothing else holds the address, in this VPC or another, and packets come and go as at most interfaces. */
  readonly isPlain: boolean;
  /** The address is one that AWS keeps for a service in some VPC: what is sent there is not filtered as usual. */
  readonly isReserved: boolean;
};

/** Where an interface is met, and by what ports it sends. */
export type Met = { readonly owned: OwnedInterface; readonly ip: number; readonly clientPorts: PortSet };

/** An address at which an interface is met, and whether it is known to be the interface's own. */
export type MetAddress = { readonly ip: number; readonly isHeld?: boolean };

/** The locations of an account, numbered as interfaces are shown to it. */
export type Locations = {
  readonly all: readonly Location[];
  /** The number of an address of an interface in a subnet, zone and owner of that number, whatever the client's ports. */
  readonly spotOf: (owned: OwnedInterface, address: MetAddress, subnet: number) => number;
  /** The number of the location at a spot. */
  readonly numberOf: (spot: number, met: Met) => number;
};

/** What locations are told apart by. */
export type LocationAccount = {
  readonly world: World;
  readonly borders: Borders;
  readonly shared: SharedAddresses;
  readonly reserved: ReservedAddresses;
};

/** The locations of a world: none until an interface is shown. */
export function locationsOf({ world, borders, shared, reserved }: LocationAccount): Locations {
  const all: Location[] = [];
  const [chain, spots, finals] = [pairTable(), pairTable(), pairTable()];
  const [words, clients] = [numbering(), numbering()];
  // The number of what most interfaces are: nothing out of the ordinary.
  words("");
  const holders = holdersOf(world, shared);
  const isReserved = (owned: OwnedInterface, ip: number): boolean =>
    reserved.isService(ip) ||
    (reserved.isLinkLocal(ip) && reservedServiceAt(world, owned, { family: 4, value: ip }) !== undefined);
  const ambiguityOf = (owned: OwnedInterface, { ip, isHeld }: MetAddress) =>
    isReserved(owned, ip) ? `reserved ${owned.urn} ${ip}` : holders.ambiguity(owned, ip, isHeld);
  return {
    all,
    spotOf(owned, met, subnet) {
      const { ip } = met;
      const [state, owner, ambiguity] = [
        deadState(world, owned, owned.item),
        gatingOwner(owned),
        ambiguityOf(owned, met),
      ];
      const manner = state === "" && owner === "" && ambiguity === "" ? 0 : words(`${state} ${owner} ${ambiguity}`);
      const address = chain.number(stretchOf(borders.network, ip), publicStretch(borders, owned, ip));
      return spots.number(chain.number(subnet, address), manner);
    },
    numberOf(spot, { owned, ip, clientPorts }) {
      const id = finals.number(spot, clients(clientPorts));
      if (id === all.length) {
        const isPlain = ambiguityOf(owned, { ip }) === "" && owned.owner.loadBalancerType !== "classic";
        all.push({
          ...{ owned, ip, clientPorts, isPlain },
          stretch: stretchOf(borders.network, ip),
          isPublic: publicStretch(borders, owned, ip) > 0,
          isDead: deadState(world, owned, owned.item) !== "",
          isReserved: isReserved(owned, ip),
        });
      }
      return id;
    },
  };
}

/** The state in which an interface, or the EC2 instance it hangs on, carries nothing; else nothing. */
export function deadState({ gateways }: World, scope: Place, { status, attachment }: NetworkInterface): string {
  if (status === "available" || status === "detaching") return status;
  if (attachment?.instanceId === undefined) return "";
  const state = gateways.ec2Instances.get(urnOf(scope, "ec2-instance", attachment.instanceId))?.item.state;
  return state === undefined || state === "running" || state === "pending" ? "" : state;
}

/** The owner of an interface, when it has gates of its own; else nothing. */
function gatingOwner({ owner }: OwnedInterface): string {
  if (owner.class === "vpc-endpoint") return owner.urn ?? owner.class;
  return owner.class === "nat-gateway" || owner.loadBalancerType === "classic" ? owner.class : "";
}

/** The stretch of the public address that is mapped on a private one, plus one; 0 when there is none. */
function publicStretch({ network }: Borders, owned: OwnedInterface, ip: number): number {
  if (!isMapped(owned.item)) return 0;
  const text = publicIpOf({ kind: "interface", node: owned.urn, owned, ip: { family: 4, value: ip } });
  const mapped = text === undefined ? undefined : parseIp(text);
  return mapped?.family === 4 ? stretchOf(network, mapped.value) + 1 : 0;
}

/** Whether a public address is mapped on any address of an interface. */
export function isMapped({ association, privateIpAddresses }: NetworkInterface): boolean {
  if (association !== undefined) return true;
  for (let at = 0; at < privateIpAddresses.length; at += 1)
    if (privateIpAddresses[at]?.association !== undefined) return true;
  return false;
}

/** Addresses that are not filtered everywhere. */
export type ReservedAddresses = {
  /** A service's in some VPC, or the router's in some subnet: seen from there it is not filtered. */
  readonly isService: (ip: number) => boolean;
  readonly isLinkLocal: (ip: number) => boolean;
};

/** The reserved addresses of a world. */
export function reservedAddresses(world: World): ReservedAddresses {
  const { vpcs, subnets } = world.topology;
  const found = new Set<number>();
  const add = (text: string | undefined, offset: number): void => {
    const block = world.cidr(text ?? "");
    if (block?.family === 4) found.add(block.first + offset);
  };
  for (const { item } of vpcs.values()) add(item.cidrBlock, 2);
  for (const { item } of subnets.values()) add(item.cidrBlock, 1);
  return { isService: (ip) => found.has(ip), isLinkLocal: (ip) => 0xa9fe0000 <= ip && ip < 0xa9ff0000 };
}
