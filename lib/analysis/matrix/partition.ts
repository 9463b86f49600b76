import { once } from "#lib/graph/lazily.ts";
import type { OwnedInterface, Topology } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { parseIp, parseIpv4 } from "#lib/net/ip.ts";
import { atomOf } from "../reach/atoms.ts";
import type { World } from "../reach/world.ts";
import { bordersOf, stretchOf, type Borders } from "./borders.ts";
import { groupSetsOf, type GroupSet } from "./group-sets.ts";
import { interfaceFacts, type InterfaceFacts } from "./interface-facts.ts";
import { interfaceKinds } from "./interface-kinds.ts";
import { locationsOf, reservedAddresses, type Location, type Locations } from "./locations.ts";
import { numbering } from "./numbering.ts";
import { pairTable } from "./pair-table.ts";
import { otherParties, type Party } from "./parties.ts";
import { taskClasses } from "./task-classes.ts";

/** Parties that no rule can tell apart. */
export type PartyClass = {
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
  /** The nodes of a class. */
  readonly nodesOf: (at: number) => readonly Urn[];
  /** The class of every party, in an order that the snapshot alone decides: a change of rules leaves it as it was. */
  readonly members: () => readonly { readonly node: Urn; readonly id: number }[];
  readonly locations: readonly Location[];
  readonly groupSets: readonly GroupSet[];
};

/** A class while parties are added to it. */
type MadeClass = Omit<PartyClass, "sole" | "other"> & {
  sole: OwnedInterface | undefined;
  other: Party | undefined;
};

/** Puts the parties of a world into classes. No pair is looked at: the cost grows with the parties alone. */
export function partitionOf(world: World): Partition {
  const borders = bordersOf(world);
  const reserved = reservedAddresses(world);
  const interfaces = interfaceKinds({ world, borders, reserved });
  const locations = locationsOf({ world, borders, reserved, shared: interfaces.shared });
  const groupSets = groupSetsOf();
  const classes: MadeClass[] = [];
  const factsOf = interfaceFacts({ borders, locations, groupSets });
  const add = classMaker(world, { borders, locations, classes, factsOf });
  const tasks = taskClasses(world.topology, { interfaces, classes, add });
  const others = otherParties(world, tasks.isTheirs).map((party): Joined => ({ node: party.node, id: add(party) }));
  const nodes = once(() => nodesByClass(world.topology, classes.length, { tasks: tasks.classOf, others }));
  const nodesOf = (at: number) => nodes()[at] ?? [];
  const members = () => [...membersOf(world.topology, tasks.classOf), ...others];
  return { borders, classes, nodesOf, members, locations: locations.all, groupSets: groupSets.all };
}

type Joined = { readonly node: Urn; readonly id: number };

/** Who is of which class: the tasks, by their place, and all others. */
type Members = { readonly tasks: Int32Array; readonly others: readonly Joined[] };

function membersOf({ tasks }: Topology, classOfTask: Int32Array): readonly Joined[] {
  return Array.from(classOfTask, (id, place) => ({ node: tasks.keyAt(place) ?? "", id }));
}

/** The nodes of each class, tasks first. */
function nodesByClass(
  { tasks }: Topology,
  count: number,
  { tasks: classOfTask, others }: Members,
): readonly (readonly Urn[])[] {
  const nodes = Array.from({ length: count }, (): Urn[] => []);
  for (const [place, id] of classOfTask.entries()) nodes[id]?.push(tasks.keyAt(place) ?? "");
  for (const { id, node } of others) nodes[id]?.push(node);
  return nodes;
}

type Making = {
  readonly borders: Borders;
  readonly locations: Locations;
  readonly classes: MadeClass[];
  readonly factsOf: (owned: OwnedInterface) => InterfaceFacts;
};

/** Adds one party after the other to the class it belongs to, and gives the number of that. */
function classMaker(world: World, { borders, locations, classes, factsOf }: Making): (party: Party) => number {
  const [words, ways] = [numbering(), numbering()];
  const [chain, finals] = [pairTable(), pairTable()];
  return (party) => {
    const { owned, clientPorts } = party;
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
      classes.push({
        first: party,
        other: undefined,
        sole: owned,
        location,
        groupSet,
        stretch,
        hasIpv6: facts?.hasIpv6 !== false,
      });
    }
    return id;
  };
}

/** The IPv4 address of a party. Nearly always the facts of its interface know it, and the text need not be read again. */
function addressOf({ ip }: Party, facts: InterfaceFacts | undefined): number | undefined {
  if (typeof ip !== "string") return ip;
  return ip === facts?.address ? facts.ip : parseIpv4(ip);
}

function join(known: MadeClass, party: Party): void {
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
