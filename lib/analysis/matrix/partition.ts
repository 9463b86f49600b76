import type { OwnedInterface } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";
import { publicIpOf } from "../reach/internet-gateway-gate.ts";
import { sayIn } from "../reach/sentences.ts";
import type { World } from "../reach/world.ts";
import { bordersOf, stretchOf, type Borders } from "./borders.ts";
import { holdersOf, type Holders } from "./holders.ts";
import { pairTable } from "./pair-table.ts";
import { partiesOf, type Party } from "./parties.ts";

/** Parties that no rule can tell apart. */
export type PartyClass = {
  readonly nodes: readonly Urn[];
  readonly first: Party;
  /** Where it is, as {@link Partition.locations} counts them; -1 when it has no network. */
  readonly location: number;
  /** The number of its set of security groups; -1 without a network. */
  readonly groupSet: number;
  /** The stretch between all borders that its address lies in. */
  readonly stretch: number;
};

/** Ends that routes, network ACLs and gateways cannot tell apart, security groups left aside; the first met stands for all. */
export type Location = {
  readonly owned: OwnedInterface;
  readonly ip: number;
  readonly clientPorts: Party["clientPorts"];
  /** The stretch between the network's borders that the address lies in. */
  readonly stretch: number;
  /** Whether a public address is mapped on the address. */
  readonly isPublic: boolean;
  /** Nothing else holds the address, in this VPC or another, and the interface is in use and no gateway's. */
  readonly isPlain: boolean;
};

/** A set of security groups on interfaces of one VPC and owner, by one such interface. */
export type GroupSet = { readonly owned: OwnedInterface; readonly groupIds: readonly string[] };

/** The parties of an account in classes, with what the classes are made of. */
export type Partition = {
  readonly borders: Borders;
  readonly classes: readonly PartyClass[];
  readonly locations: readonly Location[];
  readonly groupSets: readonly GroupSet[];
};

/** Puts the parties of a world into classes. No pair is looked at: the cost grows with the parties alone. */
export function partitionOf(world: World): Partition {
  const borders = bordersOf(world);
  const holders = holdersOf(world);
  const words = numbering();
  const groupSets = groupSetNumbers(words);
  const locations = locationNumbers({ world, borders, holders, words });
  const [chain, finals] = [pairTable(), pairTable()];
  const classes: (Omit<PartyClass, "nodes"> & { readonly nodes: Urn[] })[] = [];
  for (const party of partiesOf(world, sayIn("en"))) {
    const { owned, ip } = party;
    const isMet = owned !== undefined && ip !== undefined;
    const location = isMet ? locations.numberOf(party, owned, ip) : -1;
    const groupSet = isMet ? groupSets.numberOf(owned) : -1;
    const stretch = isMet ? stretchOf(borders.all, ip) : 0;
    // Without an IPv4 address the party is a class of its own: what can be said of it is found out one by one.
    const own = words(isMet ? party.own : `lost ${party.node} ${party.own}`) * 2 + (party.isUnread ? 1 : 0);
    const id = finals.number(chain.number(chain.number(location + 1, groupSet + 1), stretch), own);
    const known = classes[id];
    if (known === undefined) classes.push({ nodes: [party.node], first: party, location, groupSet, stretch });
    else known.nodes.push(party.node);
  }
  return { borders, classes, locations: locations.all, groupSets: groupSets.all };
}

/** Numbers values from 0, each at its first appearance. */
function numbering(): (value: unknown) => number {
  const numbers = new Map<unknown, number>();
  return (value) => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  };
}

type Words = (text: string) => number;

function groupSetNumbers(words: Words) {
  const all: GroupSet[] = [];
  const [chain, finals] = [pairTable(), pairTable()];
  const numberOf = (owned: OwnedInterface): number => {
    const { vpcId = "", ownerId = "", groups } = owned.item;
    const where = chain.number(words(owned.account), chain.number(words(owned.region), words(vpcId)));
    let set = chain.number(where, words(ownerId));
    if (groups.length === 1) set = chain.number(set, words(groups[0]?.groupId ?? ""));
    else for (const { groupId } of sortedGroups(groups)) set = chain.number(set, words(groupId));
    const id = finals.number(set, groups.length);
    if (id === all.length) all.push({ owned, groupIds: sortedGroups(groups).map(({ groupId }) => groupId) });
    return id;
  };
  return { all, numberOf };
}

function sortedGroups(groups: OwnedInterface["item"]["groups"]): OwnedInterface["item"]["groups"] {
  return groups.toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1));
}

type Placing = {
  readonly world: World;
  readonly borders: Borders;
  readonly holders: Holders;
  readonly words: Words;
};

function locationNumbers({ borders, holders, words }: Placing) {
  const all: Location[] = [];
  const [chain, finals] = [pairTable(), pairTable()];
  const clients = numbering();
  const numberOf = (party: Party, owned: OwnedInterface, ip: number): number => {
    const { subnetId = "", vpcId = "", availabilityZone = "", status = "" } = owned.item;
    const scope = chain.number(words(owned.account), words(owned.region));
    const place = chain.number(
      chain.number(scope, words(vpcId)),
      chain.number(words(subnetId), words(availabilityZone)),
    );
    const stretch = stretchOf(borders.network, ip);
    const mapped = publicStretch(borders, owned, ip);
    const isGateway = owned.owner.class === "nat-gateway";
    const ambiguity = holders.ambiguity(owned, ip);
    const address = chain.number(stretch, mapped);
    const kind = chain.number(words(status), isGateway ? 1 : 0);
    const met = chain.number(words(ambiguity), clients(party.clientPorts));
    const id = finals.number(chain.number(place, address), chain.number(kind, met));
    if (id === all.length) {
      const isPlain = ambiguity === "" && !isGateway && status !== "available" && status !== "detaching";
      all.push({ owned, ip, clientPorts: party.clientPorts, stretch, isPublic: mapped > 0, isPlain });
    }
    return id;
  };
  return { all, numberOf };
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
