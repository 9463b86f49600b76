import type { OwnedInterface } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { parseIp, parseIpv4 } from "#lib/net/ip.ts";
import { atomOf } from "../reach/atoms.ts";
import type { World } from "../reach/world.ts";
import { bordersOf, stretchOf, type Borders } from "./borders.ts";
import { groupSetsOf, type GroupSet } from "./group-sets.ts";
import { interfaceFacts, type InterfaceFacts } from "./interface-facts.ts";
import { locationsOf, type Location, type Locations } from "./locations.ts";
import { numbering } from "./numbering.ts";
import { pairTable } from "./pair-table.ts";
import { partiesOf, type Party } from "./parties.ts";

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
  /** Whether its parties are met by IPv6 too. */
  readonly hasIpv6: boolean;
};

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
  const [locations, groupSets] = [locationsOf(world, borders), groupSetsOf()];
  const classes: MadeClass[] = [];
  const add = classMaker(world, {
    borders,
    locations,
    classes,
    factsOf: interfaceFacts(world, { borders, locations, groupSets }),
  });
  for (const party of partiesOf(world)) add(party);
  return { borders, classes, locations: locations.all, groupSets: groupSets.all };
}

type Making = {
  readonly borders: Borders;
  readonly locations: Locations;
  readonly classes: MadeClass[];
  readonly factsOf: (owned: OwnedInterface) => InterfaceFacts;
};

/** Adds one party after the other to the class it belongs to. */
function classMaker(world: World, { borders, locations, classes, factsOf }: Making): (party: Party) => void {
  const [words, ways] = [numbering(), numbering()];
  const [chain, finals] = [pairTable(), pairTable()];
  return (party) => {
    const { node, owned, clientPorts } = party;
    const facts = owned === undefined ? undefined : factsOf(owned);
    const groupSet = facts?.groupSet ?? -1;
    const ip = addressOf(party, facts);
    let [location, stretch] = [-1, 0];
    if (owned !== undefined && facts !== undefined && ip !== undefined) {
      const isPrimary = ip === facts.ip;
      const spot = isPrimary ? facts.spot : locations.spotOf(owned, { ip }, facts.subnet);
      location = locations.numberOf(spot, { owned, ip, clientPorts });
      stretch = isPrimary ? facts.stretch : stretchOf(borders.all, ip);
    }
    const own = chain.number(words(party.own), ways(otherWays(world, party, { facts, ip })));
    const id = finals.number(chain.number(chain.number(location + 1, groupSet + 1), stretch), own);
    const known = classes[id];
    if (known !== undefined) join(known, party);
    else {
      const hasIpv6 = facts?.hasIpv6 !== false;
      classes.push({
        nodes: [node],
        first: party,
        other: undefined,
        sole: owned,
        location,
        groupSet,
        stretch,
        hasIpv6,
      });
    }
  };
}

/** The IPv4 address of a party. Nearly always the facts of its interface know it, and the text need not be read again. */
function addressOf({ ip }: Party, facts: InterfaceFacts | undefined): number | undefined {
  if (typeof ip !== "string") return ip;
  return ip === facts?.address ? facts.ip : parseIpv4(ip);
}

function join(known: MadeClass, party: Party): void {
  known.nodes.push(party.node);
  if (known.sole === party.owned) return;
  known.sole = undefined;
  if (known.first.owned !== party.owned) known.other ??= party;
}

type PartyFacts = { readonly facts: InterfaceFacts | undefined; readonly ip: number | undefined };

/** What tells parties apart besides their IPv4 address and what they say: that something is unread, and other ways to meet them. */
function otherWays(world: World, party: Party, { facts, ip }: PartyFacts): string {
  const { node, owned, isUnread, isSecondary } = party;
  const unread = `${isUnread ? "unread" : ""}${isSecondary ? "secondary" : ""}`;
  if (owned === undefined) return `${unread} ${node}`;
  return facts?.hasIpv6 === false && ip !== undefined ? unread : `${unread} ${ipv6Place(world, party, owned)}`;
}

/** Where a party is met by IPv6: what a location is for IPv4, in words. */
function ipv6Place(world: World, { clientPorts }: Party, { account, region, item, owner }: OwnedInterface): string {
  const address = parseIp(item.ipv6Addresses[0] ?? "");
  const stretch = address === undefined ? "nowhere" : atomOf(world, address.value);
  const place = [account, region, item.vpcId, item.subnetId, item.availabilityZone, item.status, owner.class];
  return [...place, stretch, clientPorts[0]?.from].join(" ");
}
