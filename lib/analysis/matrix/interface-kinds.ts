import type { OwnedInterface } from "#lib/graph/topology.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import { parseIpv4 } from "#lib/net/ip.ts";
import type { Place } from "../reach/unread.ts";
import type { World } from "../reach/world.ts";
import { stretchOf, type Borders } from "./borders.ts";
import { setNumbers } from "./group-sets.ts";
import type { SharedAddresses } from "./holders.ts";
import { deadState, isMapped, type ReservedAddresses } from "./locations.ts";
import { pairTable } from "./pair-table.ts";
import { placeNumbers } from "./places.ts";

/** Every network interface in numbers, by its place among all. */
export type InterfaceKinds = {
  /** The first IPv4 address of each; -1 when it has none. */
  readonly addresses: Float64Array;
  /** Interfaces of tasks that nothing tells apart have one number; -1 for one with anything out of the ordinary about it. */
  readonly kinds: Int32Array;
  readonly shared: SharedAddresses;
};

/** What kinds are told apart by. */
export type KindAccount = {
  readonly world: World;
  readonly borders: Borders;
  readonly reserved: ReservedAddresses;
};

/**
 * Looks at every interface once, in the order of their records, which is how they lie in memory: to jump from one to another,
 * as the tasks name them, takes several times as long at 10,000. Nothing is made of one but numbers.
 */
export function interfaceKinds(account: KindAccount): InterfaceKinds {
  const { attachments, interfaces } = account.world.topology;
  const addresses = new Float64Array(interfaces.size).fill(-1);
  const kinds = new Int32Array(interfaces.size).fill(-1);
  const holders = sharedHolders();
  const kindOf = kindReader(account);
  let before = 0;
  for (const { scope, interfaces: items, taskPlaces } of attachments) {
    for (let place = 0; place < items.length; place += 1) {
      const item = items[place];
      const ip = item === undefined ? undefined : firstAddress(item);
      if (item === undefined || ip === undefined) continue;
      const at = before + place;
      addresses[at] = ip;
      holders.add(item, ip, at);
      if (taskPlaces[place] !== -1) kinds[at] = kindOf(scope, item, ip);
    }
    before += items.length;
  }
  for (const places of holders.shared.values()) for (const place of places) kinds[place] = -1;
  const ownedAt = (place: number): readonly OwnedInterface[] => {
    const owned = interfaces.at(place);
    return owned === undefined ? [] : [owned];
  };
  const shared = new Map([...holders.shared].map(([ip, places]) => [ip, places.flatMap(ownedAt)]));
  return { addresses, kinds, shared };
}

function firstAddress({ privateIpAddress, privateIpAddresses }: NetworkInterface): number | undefined {
  const text = privateIpAddress ?? privateIpAddresses[0]?.privateIpAddress;
  return text === undefined ? undefined : parseIpv4(text);
}

function kindReader({
  world,
  borders,
  reserved,
}: KindAccount): (scope: Place, item: NetworkInterface, ip: number) => number {
  const [placeOf, setOf] = [placeNumbers(), setNumbers()];
  const [stands, kinds] = [pairTable(), pairTable()];
  return (scope, item, ip) => {
    if (item.privateIpAddress === undefined || item.ipv6Addresses.length > 0) return -1;
    if (isMapped(item) || deadState(world, scope, item) !== "") return -1;
    if (reserved.isService(ip) || reserved.isLinkLocal(ip)) return -1;
    const { subnet, vpc } = placeOf(scope, item);
    return kinds.number(stands.number(subnet, setOf(item.groups, vpc)), stretchOf(borders.all, ip));
  };
}

/** Finds the addresses that several interfaces hold, by their places. */
function sharedHolders() {
  const first = pairTable();
  const shared = new Map<number, number[]>();
  const hold = (ip: number, at: number): void => {
    // As 32 bits: an address may be beyond the numbers that a table takes.
    const known = first.get(ip | 0, 0);
    if (known < 0) first.add(ip | 0, 0, at);
    else if (known !== at) {
      const places = shared.get(ip) ?? [known];
      if (places.at(-1) !== at) places.push(at);
      shared.set(ip, places);
    }
  };
  const add = ({ privateIpAddress, privateIpAddresses }: NetworkInterface, ip: number, at: number): void => {
    hold(ip, at);
    for (let each = 0; each < privateIpAddresses.length; each += 1) {
      const address = privateIpAddresses[each]?.privateIpAddress;
      // The primary address is listed again among all.
      const another = address === undefined || address === privateIpAddress ? undefined : parseIpv4(address);
      if (another !== undefined) hold(another, at);
    }
  };
  return { add, shared };
}
