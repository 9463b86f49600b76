import type { OwnedInterface } from "#lib/graph/topology.ts";
import { urnOf } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";
import type { PortSet } from "#lib/net/port-set.ts";
import { publicIpOf } from "../reach/internet-gateway-gate.ts";
import { reservedServiceAt } from "../reach/reserved-addresses.ts";
import type { World } from "../reach/world.ts";
import { stretchOf, type Borders } from "./borders.ts";
import { holdersOf } from "./holders.ts";
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

/** The locations of a world: none until an interface is shown. */
export function locationsOf(world: World, borders: Borders): Locations {
  const all: Location[] = [];
  const [chain, spots, finals] = [pairTable(), pairTable(), pairTable()];
  const [words, clients] = [numbering(), numbering()];
  // The number of what most interfaces are: nothing out of the ordinary.
  words("");
  const holders = holdersOf(world);
  const isReserved = reservedAddresses(world);
  const ambiguityOf = (owned: OwnedInterface, { ip, isHeld }: MetAddress) =>
    isReserved(owned, ip) ? `reserved ${owned.urn} ${ip}` : holders.ambiguity(owned, ip, isHeld);
  return {
    all,
    spotOf(owned, met, subnet) {
      const { ip } = met;
      const [state, owner, ambiguity] = [deadState(world, owned), gatingOwner(owned), ambiguityOf(owned, met)];
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
          isDead: deadState(world, owned) !== "",
          isReserved: isReserved(owned, ip),
        });
      }
      return id;
    },
  };
}

/** The state in which an interface, or the EC2 instance it hangs on, carries nothing; else nothing. */
function deadState({ gateways }: World, owned: OwnedInterface): string {
  const { status, attachment } = owned.item;
  if (status === "available" || status === "detaching") return status;
  if (attachment?.instanceId === undefined) return "";
  const state = gateways.ec2Instances.get(urnOf(owned, "ec2-instance", attachment.instanceId))?.item.state;
  return state === undefined || state === "running" || state === "pending" ? "" : state;
}

/** The owner of an interface, when it has gates of its own; else nothing. */
function gatingOwner({ owner }: OwnedInterface): string {
  if (owner.class === "vpc-endpoint") return owner.urn ?? owner.class;
  return owner.class === "nat-gateway" || owner.loadBalancerType === "classic" ? owner.class : "";
}

/** The stretch of the public address that is mapped on a private one, plus one; 0 when there is none. */
function publicStretch({ network }: Borders, owned: OwnedInterface, ip: number): number {
  const { association, privateIpAddresses } = owned.item;
  const isMapped = association !== undefined || privateIpAddresses.some((address) => address.association !== undefined);
  if (!isMapped) return 0;
  const text = publicIpOf({ kind: "interface", node: owned.urn, owned, ip: { family: 4, value: ip } });
  const mapped = text === undefined ? undefined : parseIp(text);
  return mapped?.family === 4 ? stretchOf(network, mapped.value) + 1 : 0;
}

/** Tells whether an address is a service's in any VPC, or the router's in any subnet: seen from there it is not filtered. */
function reservedAddresses(world: World): (owned: OwnedInterface, ip: number) => boolean {
  const { vpcs, subnets } = world.topology;
  const found = new Set<number>();
  const add = (text: string | undefined, offset: number): void => {
    const block = world.cidr(text ?? "");
    if (block?.family === 4) found.add(block.first + offset);
  };
  for (const { item } of vpcs.values()) add(item.cidrBlock, 2);
  for (const { item } of subnets.values()) add(item.cidrBlock, 1);
  const linkLocal = world.cidr("169.254.0.0/16");
  return (owned, ip) => {
    if (found.has(ip)) return true;
    const isLinkLocal = linkLocal?.family === 4 && linkLocal.first <= ip && ip < linkLocal.until;
    return isLinkLocal && reservedServiceAt(world, owned, { family: 4, value: ip }) !== undefined;
  };
}
