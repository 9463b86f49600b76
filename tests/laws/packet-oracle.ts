import type { NetworkAcl } from "#lib/model/resources/network-acl.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import type { SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";

/** One VPC with an attached internet gateway, as AWS would list it. */
export type SmallNetwork = {
  readonly subnets: readonly Subnet[];
  readonly networkAcls: readonly NetworkAcl[];
  readonly routeTables: readonly RouteTable[];
  readonly securityGroupRules: readonly SecurityGroupRule[];
  readonly networkInterfaces: readonly NetworkInterface[];
};

/** One concrete TCP packet. */
export type TcpPacket = {
  readonly from: string;
  readonly to: string;
  readonly fromPort: number;
  readonly toPort: number;
};

/**
 * Whether one TCP connection gets its first packet through and its answer back: every rule walked one by one, no sets.
 * Written apart from the engine and sharing none of its code: the two check each other.
 */
export function connects(
  network: SmallNetwork,
  from: string,
  to: string,
  ports: { readonly client: number; readonly server: number },
): boolean {
  const request = { from, to, fromPort: ports.client, toPort: ports.server };
  const reply = { from: to, to: from, fromPort: ports.server, toPort: ports.client };
  return carries(network, request, true) && carries(network, reply, false);
}

function carries(network: SmallNetwork, packet: TcpPacket, isFirst: boolean): boolean {
  const sender = holderOf(network, packet.from);
  const receiver = holderOf(network, packet.to);
  if (
    sender !== undefined &&
    isFirst &&
    !groupsPass(network, sender, { port: packet.toPort, other: packet.to, holder: receiver, isOut: true })
  )
    return false;
  const isSameSubnet = sender !== undefined && sender.subnetId === receiver?.subnetId;
  if (!isSameSubnet) {
    if (sender !== undefined && !aclPasses(network, sender, { port: packet.toPort, other: packet.to, isOut: true }))
      return false;
    if (sender !== undefined) {
      const next = nextHop(network, sender, packet.to);
      if (receiver !== undefined ? next !== "local" : next !== "igw-1") return false;
      if (receiver === undefined && sender.association?.publicIp === undefined) return false;
    }
    if (sender === undefined && receiver?.association?.publicIp === undefined) return false;
    if (
      receiver !== undefined &&
      !aclPasses(network, receiver, { port: packet.toPort, other: packet.from, isOut: false })
    )
      return false;
  }
  if (receiver === undefined || !isFirst) return true;
  return groupsPass(network, receiver, { port: packet.toPort, other: packet.from, holder: sender, isOut: false });
}

function holderOf(network: SmallNetwork, address: string): NetworkInterface | undefined {
  return network.networkInterfaces.find(({ privateIpAddress }) => privateIpAddress === address);
}

type Seen = { readonly port: number; readonly other: string; readonly isOut: boolean };

function groupsPass(
  network: SmallNetwork,
  on: NetworkInterface,
  seen: Seen & { readonly holder: NetworkInterface | undefined },
): boolean {
  if (on.groups.length === 0) return true;
  for (const rule of network.securityGroupRules) {
    if (rule.isEgress !== seen.isOut || !on.groups.some(({ groupId }) => groupId === rule.groupId)) continue;
    const isPort =
      rule.ipProtocol === "-1" ||
      (rule.ipProtocol === "tcp" && (rule.fromPort ?? 0) <= seen.port && seen.port <= (rule.toPort ?? 65535));
    if (!isPort) continue;
    if (rule.cidrIpv4 !== undefined && isWithin(rule.cidrIpv4, seen.other)) return true;
    const wanted = rule.referencedGroupInfo?.groupId;
    if (wanted !== undefined && seen.holder?.groups.some(({ groupId }) => groupId === wanted) === true) return true;
  }
  return false;
}

function aclPasses(network: SmallNetwork, on: NetworkInterface, { port, other, isOut }: Seen): boolean {
  const acl = network.networkAcls.find(({ associations }) =>
    associations.some(({ subnetId }) => subnetId === on.subnetId),
  );
  let best: { readonly ruleNumber: number; readonly ruleAction: string } | undefined;
  for (const entry of acl?.entries ?? []) {
    if (entry.egress !== isOut || entry.cidrBlock === undefined || !isWithin(entry.cidrBlock, other)) continue;
    const isPort =
      entry.protocol === "-1" ||
      (entry.protocol === "6" && (entry.portRange?.from ?? 0) <= port && port <= (entry.portRange?.to ?? 65535));
    if (isPort && (best === undefined || entry.ruleNumber < best.ruleNumber)) best = entry;
  }
  return best?.ruleAction === "allow";
}

function nextHop(network: SmallNetwork, on: NetworkInterface, to: string): string | undefined {
  const table = network.routeTables.find(({ associations }) =>
    associations.some(({ subnetId }) => subnetId === on.subnetId),
  );
  let best: { readonly length: number; readonly hop: string | undefined } | undefined;
  for (const route of table?.routes ?? []) {
    const block = route.destinationCidrBlock;
    if (block === undefined || !isWithin(block, to)) continue;
    const length = Number(block.split("/")[1]);
    if (best === undefined || length > best.length)
      best = { length, hop: route.state === "blackhole" ? undefined : route.gatewayId };
  }
  return best?.hop;
}

/** Bit by bit, so that nothing of the engine's arithmetic is repeated here. */
function isWithin(block: string, address: string): boolean {
  const [network = "", length = "0"] = block.split("/");
  return bitsOf(address).startsWith(bitsOf(network).slice(0, Number(length)));
}

function bitsOf(address: string): string {
  return address
    .split(".")
    .map((octet) => Number(octet).toString(2).padStart(8, "0"))
    .join("");
}
