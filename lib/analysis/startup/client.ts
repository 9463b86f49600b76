import { standOf } from "#lib/graph/interface-stand.ts";
import { once } from "#lib/graph/lazily.ts";
import type { OwnedInterface, SubnetPlace, Topology } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { ipsOf, ipsOfCidrs, type IpSet } from "#lib/net/ip-set.ts";
import { formatIp, parseIp } from "#lib/net/ip.ts";
import type { PortSet } from "#lib/net/port-set.ts";
import { parseCidr } from "#lib/net/cidr.ts";
import { isEmpty } from "#lib/net/range-set.ts";

/** Who is asked about, and its id as AWS writes it. */
export type LaunchOwner = { readonly urn: Urn; readonly id: string };

/** An interface that asks for what a task needs: the task's own, which may not exist yet, or the instance's. */
export type Client = {
  /** Clients of one key are treated alike by every rule. */
  readonly key: () => string;
  /** Of a planned interface: what it has in common with those that differ from it in nothing but their groups. */
  readonly spot?: Spot;
  /** Of a planned interface: the TCP ports on which its groups let it out to every IPv4 address. */
  readonly openPorts?: PortSet;
  readonly role: "task" | "instance";
  readonly subnet: SubnetPlace;
  readonly groupIds: readonly string[];
  /** As it is, or as ECS would make it; its address is one of `addresses`. */
  readonly owned: () => OwnedInterface;
  /** Where its packets may come from: its own address, or any that its subnet still hands out. */
  readonly addresses: IpSet;
  readonly sourcePorts: PortSet;
  /** Of an instance: its agent talks to the control plane now, by whatever way. */
  readonly isAgentConnected?: boolean;
};

/** The security groups of a planned interface, and the TCP ports on which they let it out to every IPv4 address. */
export type PlannedGroups = { readonly ids: readonly string[]; readonly openPorts: PortSet };

/** What a task's interface is made with. */
export type InterfacePlan = {
  readonly subnet: SubnetPlace;
  readonly groups: PlannedGroups;
  readonly hasPublicAddress: boolean;
  readonly sourcePorts: PortSet;
};

/** Where planned interfaces stand that differ in nothing but their groups: one value for all of them. */
export type Spot = Pick<InterfacePlan, "subnet" | "hasPublicAddress" | "sourcePorts"> & { readonly addresses: IpSet };

/** What stands for the owner of a planned interface, in words and as a URN: those of one kind share their walks. */
export const OWNER = "{owner}";

/** An address of the documentation range: it stands for the public one that AWS would choose. */
const somePublicIp = "192.0.2.1";

/** The interface of a task that does not run yet; `undefined` in a subnet without IPv4 addresses. */
export function plannedClient(plan: InterfacePlan): Client | undefined {
  const spot = spotOf(plan);
  if (spot.addresses.v4.length === 0) return undefined;
  const { ids: groupIds, openPorts } = plan.groups;
  const { subnet, addresses, sourcePorts } = spot;
  return {
    key: () => keyOf(spot, groupIds),
    spot,
    openPorts,
    role: "task",
    subnet,
    groupIds,
    owned: once(() => plannedInterface(spot, groupIds)),
    addresses,
    sourcePorts,
  };
}

function keyOf({ subnet, hasPublicAddress, sourcePorts }: Spot, groupIds: readonly string[]): string {
  const groups = groupIds.length > 1 ? groupIds.toSorted().join() : (groupIds[0] ?? "");
  return `${subnet.urn}|${String(hasPublicAddress)}|${String(sourcePorts[0]?.from)}|${groups}`;
}

// A memo, not state: a subnet of a topology never changes, and hundreds of services start tasks in few.
const spots = new WeakMap<SubnetPlace, readonly Spot[]>();

function spotOf({ subnet, hasPublicAddress, sourcePorts }: InterfacePlan): Spot {
  const known = spots.get(subnet) ?? [];
  const before = known.find(
    (spot) => spot.hasPublicAddress === hasPublicAddress && spot.sourcePorts[0]?.from === sourcePorts[0]?.from,
  );
  if (before !== undefined) return before;
  const spot = { subnet, hasPublicAddress, sourcePorts, addresses: addressesOf(subnet.item.cidrBlock ?? "") };
  spots.set(subnet, [...known, spot]);
  return spot;
}

function plannedInterface({ subnet, hasPublicAddress, addresses }: Spot, groupIds: readonly string[]): OwnedInterface {
  const { v4 } = addresses;
  const { account, region } = subnet;
  const { vpcId, subnetId, availabilityZone } = subnet.item;
  const privateIpAddress = formatIp({ family: 4, value: v4[0]?.from ?? 0 });
  const association = hasPublicAddress ? { association: { publicIp: somePublicIp } } : {};
  const item: OwnedInterface["item"] = {
    networkInterfaceId: OWNER,
    vpcId,
    subnetId,
    availabilityZone,
    status: "in-use",
    privateIpAddress,
    privateIpAddresses: [{ privateIpAddress, primary: true, ...association }],
    ...association,
    groups: groupIds.map((groupId) => ({ groupId })),
    ipv6Addresses: [],
    ipv4Prefixes: [],
    ipv6Prefixes: [],
    sourceDestCheck: true,
    tags: [],
  };
  const owner = { class: "ecs-task", urn: OWNER } as const;
  return { urn: OWNER, account, region, item, stand: standOf(item), owner };
}

/** An interface that is there; `undefined` when its subnet or its address was not read. */
export function existingClient(
  topology: Topology,
  owned: OwnedInterface | undefined,
  as: Pick<Client, "role" | "sourcePorts" | "isAgentConnected">,
): Client | undefined {
  const ip = parseIp(owned?.item.privateIpAddress ?? "");
  if (owned === undefined || ip?.family !== 4) return undefined;
  const subnet = topology.subnets.get(`aws/${owned.account}/${owned.region}/subnet/${owned.item.subnetId ?? ""}`);
  if (subnet === undefined) return undefined;
  const groupIds = owned.item.groups.map(({ groupId }) => groupId);
  return { ...as, key: () => owned.urn, subnet, groupIds, owned: () => owned, addresses: ipsOf(ip) };
}

/** What a subnet hands out: all but the first four addresses and the last. Source: VPC User Guide, "Subnet CIDR blocks". */
function addressesOf(cidrBlock: string): IpSet {
  const block = parseCidr(cidrBlock);
  if (block?.family !== 4) return { v4: [], v6: [] };
  const whole = ipsOfCidrs([block]);
  const usable = whole.v4.flatMap(({ from, until }) =>
    until - from > 5 ? [{ from: from + 4, until: until - 1 }] : [],
  );
  return { v4: isEmpty(usable) ? whole.v4 : usable, v6: [] };
}
