import type { OwnedInterface } from "#lib/graph/topology.ts";
import { parseIpv4 } from "#lib/net/ip.ts";
import { stretchOf, type Borders } from "./borders.ts";
import type { GroupSets } from "./group-sets.ts";
import type { Locations } from "./locations.ts";
import { placeNumbers } from "./places.ts";

/** What classes are made of, as far as an interface alone tells it. */
export type InterfaceFacts = {
  /** The number of its subnet, zone and owner, and of its set of security groups. */
  readonly subnet: number;
  readonly groupSet: number;
  readonly hasIpv6: boolean;
  /** Its first IPv4 address, at which nearly all parties are met, with its spot and its stretch between all borders. */
  readonly address: string;
  readonly ip: number | undefined;
  readonly spot: number;
  readonly stretch: number;
};

/** What facts are told with. */
export type FactMaking = { readonly borders: Borders; readonly locations: Locations; readonly groupSets: GroupSets };

/** Tells the facts of interfaces, of each once. */
export function interfaceFacts({
  borders,
  locations,
  groupSets,
}: FactMaking): (owned: OwnedInterface) => InterfaceFacts {
  const placeOf = placeNumbers();
  const read = (owned: OwnedInterface): InterfaceFacts => {
    const { privateIpAddress, privateIpAddresses, ipv6Addresses } = owned.item;
    const { subnet, vpc } = placeOf(owned, owned.item);
    const address = privateIpAddress ?? privateIpAddresses[0]?.privateIpAddress ?? "";
    const ip = parseIpv4(address);
    return {
      subnet,
      groupSet: groupSets.numberOf(owned, vpc),
      hasIpv6: ipv6Addresses.length > 0,
      address,
      ip,
      spot: ip === undefined ? -1 : locations.spotOf(owned, { ip, isHeld: true }, subnet),
      stretch: ip === undefined ? 0 : stretchOf(borders.all, ip),
    };
  };
  const known = new Map<OwnedInterface, InterfaceFacts>();
  return (owned) => {
    const facts = known.get(owned) ?? read(owned);
    known.set(owned, facts);
    return facts;
  };
}
