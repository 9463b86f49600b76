import type { OwnedInterface } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { parseIp } from "#lib/net/ip.ts";
import { atomOf } from "../reach/atoms.ts";
import type { World } from "../reach/world.ts";
import { bordersOf, stretchOf, type Borders } from "./borders.ts";
import { locationsOf, type Location } from "./locations.ts";
import { numbering } from "./numbering.ts";
import { pairTable } from "./pair-table.ts";
import { partiesOf, type Party } from "./parties.ts";
import { placeNumbers } from "./places.ts";

/** Parties that no rule can tell apart. */
export type PartyClass = {
  readonly nodes: readonly Urn[];
  readonly first: Party;
  /** One that is met elsewhere than the first: a class among itself is asked about these two. `undefined` when there is none. */
  readonly other: Party | undefined;
  /** The one interface all its parties share: then they reach each other without leaving it; `undefined` for most. */
  readonly sole: OwnedInterface | undefined;
  /** Where it is, as {@link Partition.locations} counts them; -1 when it has no IPv4 address. */
  readonly location: number;
  /** The number of its set of security groups; -1 when it has no interface. */
  readonly groupSet: number;
  /** The stretch between all borders that its IPv4 address lies in. */
  readonly stretch: number;
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

/** A class while parties are added to it. */
type MadeClass = Omit<PartyClass, "nodes" | "sole" | "other"> & {
  readonly nodes: Urn[];
  sole: OwnedInterface | undefined;
  other: Party | undefined;
};

/** Puts the parties of a world into classes. No pair is looked at: the cost grows with the parties alone. */
export function partitionOf(world: World): Partition {
  const borders = bordersOf(world);
  const [locations, groupSets, placeOf] = [locationsOf(world, borders), groupSetsOf(), placeNumbers()];
  const [words, ways] = [numbering(), numbering()];
  const [chain, finals] = [pairTable(), pairTable()];
  const classes: MadeClass[] = [];
  for (const party of partiesOf(world)) {
    const { node, owned, ip, clientPorts } = party;
    const place = owned === undefined ? undefined : placeOf(owned);
    const groupSet = owned === undefined || place === undefined ? -1 : groupSets.numberOf(owned, place.vpc);
    const isMet = owned !== undefined && ip !== undefined && place !== undefined;
    const location = isMet ? locations.numberOf({ owned, ip, clientPorts, subnet: place.subnet }) : -1;
    const stretch = isMet ? stretchOf(borders.all, ip) : 0;
    const own = chain.number(words(party.own), ways(otherWays(world, party)));
    const id = finals.number(chain.number(chain.number(location + 1, groupSet + 1), stretch), own);
    const known = classes[id];
    if (known === undefined) {
      classes.push({ nodes: [node], first: party, other: undefined, sole: owned, location, groupSet, stretch });
      continue;
    }
    join(known, party);
  }
  return { borders, classes, locations: locations.all, groupSets: groupSets.all };
}

function join(known: MadeClass, party: Party): void {
  known.nodes.push(party.node);
  if (known.sole === party.owned) return;
  known.sole = undefined;
  if (known.first.owned !== party.owned) known.other ??= party;
}

/** What tells parties apart besides their IPv4 address and what they say: that something is unread, and other ways to meet them. */
function otherWays(world: World, party: Party): string {
  const { node, owned, ip, isUnread, isSecondary } = party;
  const unread = `${isUnread ? "unread" : ""}${isSecondary ? "secondary" : ""}`;
  if (owned === undefined) return `${unread} ${node}`;
  const [six] = owned.item.ipv6Addresses;
  return six === undefined && ip !== undefined ? unread : `${unread} ${ipv6Place(world, party, owned)}`;
}

/** Where a party is met by IPv6: what a location is for IPv4, in words. */
function ipv6Place(world: World, { clientPorts }: Party, { account, region, item, owner }: OwnedInterface): string {
  const address = parseIp(item.ipv6Addresses[0] ?? "");
  const stretch = address === undefined ? "nowhere" : atomOf(world, address.value);
  const place = [account, region, item.vpcId, item.subnetId, item.availabilityZone, item.status, owner.class];
  return [...place, stretch, clientPorts[0]?.from].join(" ");
}

function groupSetsOf() {
  const all: GroupSet[] = [];
  const words = numbering();
  const [chain, finals] = [pairTable(), pairTable()];
  const numberOf = (owned: OwnedInterface, vpc: number): number => {
    const { groups } = owned.item;
    const sorted = groups.length > 1 ? sortedById(groups) : groups;
    let set = 0;
    for (const { groupId } of sorted) set = chain.number(set, words(groupId) + 1);
    const id = finals.number(vpc, chain.number(set, groups.length));
    if (id === all.length) all.push({ owned, groupIds: sorted.map(({ groupId }) => groupId) });
    return id;
  };
  return { all, numberOf };
}

function sortedById(groups: OwnedInterface["item"]["groups"]): OwnedInterface["item"]["groups"] {
  return groups.toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1));
}
