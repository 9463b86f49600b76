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

/** Where an interface is met. */
export type Met = {
  readonly owned: OwnedInterface;
  readonly ip: number;
  readonly clientPorts: PortSet;
  /** The number of its subnet, zone and owner. */
  readonly subnet: number;
};

/** The locations of an account, numbered as interfaces are shown to it. */
export type Locations = { readonly all: readonly Location[]; readonly numberOf: (met: Met) => number };

/** The locations of a world: none until an interface is shown. */
export function locationsOf(world: World, borders: Borders): Locations {
  const all: Location[] = [];
  const [chain, finals] = [pairTable(), pairTable()];
  const [words, clients] = [numbering(), numbering()];
  // The number of what most interfaces are: nothing out of the ordinary.
  words("");
  const holders = holdersOf(world);
  const isReserved = reservedAddresses(world);
  const numberOf = ({ owned, ip, clientPorts, subnet }: Met): number => {
    const stretch = stretchOf(borders.network, ip);
    const mapped = publicStretch(borders, owned, ip);
    const reserved = isReserved(owned, ip);
    const ambiguity = reserved ? `reserved ${owned.urn} ${ip}` : holders.ambiguity(owned, ip);
    const [state, owner] = [deadState(world, owned), gatingOwner(owned)];
    const manner = state === "" && owner === "" && ambiguity === "" ? 0 : words(`${state} ${owner} ${ambiguity}`);
    const address = chain.number(stretch, mapped);
    const id = finals.number(chain.number(subnet, address), chain.number(manner, clients(clientPorts)));
    if (id === all.length) {
      const isPlain = ambiguity === "" && owned.owner.loadBalancerType !== "classic";
      const isDead = state !== "";
      all.push({ owned, ip, clientPorts, stretch, isPublic: mapped > 0, isDead, isPlain, isReserved: reserved });
    }
    return id;
  };
  return { all, numberOf };
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
