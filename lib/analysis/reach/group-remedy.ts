import type { GroupRule, OwnedInterface } from "#lib/graph/topology.ts";
import { withGroupRule } from "./changes.ts";
import { idOf } from "./ends.ts";
import {
  blockOf,
  carriedBy,
  otherIp,
  prefixListOf,
  shellWord,
  terraformName,
  terraformResource,
  type Carried,
  type Remedy,
  type Remedying,
} from "./remedy.ts";
import { admittedBesides } from "./side-effects.ts";
import { interfaceAt } from "./world.ts";

/** Who a rule lets pass: the members of a group, the entries of a prefix list, or a block. */
type Peer =
  | { readonly kind: "group"; readonly id: string }
  | { readonly kind: "list"; readonly id: string }
  | { readonly kind: "ipv4" | "ipv6"; readonly block: string };

/**
 * One more rule of the security group that blocks: by reference where the other end has a group in the same VPC, or is a
 * prefix list of the same place.
 */
export function groupRemedy({ tracing, step }: Remedying): Remedy | undefined {
  const { gated, on, side } = step;
  const { decidedBy } = gated;
  if (on === undefined || decidedBy === undefined || side === undefined) return undefined;
  const peer = peerOf({ tracing, step }, on);
  if (peer === undefined) return undefined;
  const carried = carriedBy(step);
  const groupId = idOf(decidedBy);
  const peerText = "id" in peer ? peer.id : peer.block;
  const rule: GroupRule = {
    groupId,
    isEgress: side === "egress",
    ipProtocol: carried.name,
    ...numbersOf(carried),
    ...ruleSource(peer),
  };
  return {
    key: `${decidedBy}|${side}|${peerText}|${carried.text}`,
    text: tracing.say("fixSecurityGroup", { group: groupId, side, traffic: carried.text, peer: peerText }),
    cli: `aws ec2 authorize-security-group-${side} --group-id ${shellWord(groupId)} --ip-permissions ${shellWord(permissionOf(carried, peer))}`,
    terraform: terraformOf({ groupId, side, carried, peer }),
    sideEffects: admittedBesides(tracing, { groupUrn: decidedBy, rule, but: step }),
    apply: (topology) => withGroupRule(topology, decidedBy, rule),
  };
}

function peerOf({ tracing, step }: Pick<Remedying, "tracing" | "step">, on: OwnedInterface): Peer | undefined {
  const ip = otherIp(step);
  const list = prefixListOf(step, ip);
  if (list !== undefined) return listAt(list, on);
  const isOutside = step.walk.outside?.ip.value === ip.value;
  // A reference to the client's group does not admit it where a load balancer keeps its address.
  const isKept = step.gated.code === "NLB_CLIENT_IP_NOT_ALLOWED";
  const holder = isOutside || isKept ? undefined : interfaceAt(tracing.world, on.item.vpcId ?? "", ip);
  const id = holder?.item.groups[0]?.groupId;
  if (id !== undefined) return { kind: "group", id };
  const block = blockOf(step, ip);
  return block === undefined ? undefined : { kind: ip.family === 4 ? "ipv4" : "ipv6", block };
}

/** A rule refers to prefix lists of its own account and Region. */
function listAt({ account, region, id }: NonNullable<ReturnType<typeof prefixListOf>>, on: OwnedInterface) {
  return account === on.account && region === on.region ? ({ kind: "list", id } as const) : undefined;
}

/** Ports, or type and code; -1 where neither says anything. */
function numbersOf({ ports, icmp }: Carried): { readonly fromPort: number; readonly toPort: number } {
  if (ports !== undefined) return { fromPort: ports.from, toPort: ports.to };
  return icmp === undefined ? { fromPort: -1, toPort: -1 } : { fromPort: icmp.type, toPort: icmp.code };
}

function ruleSource(peer: Peer) {
  if (peer.kind === "group") return { referencedGroupInfo: { groupId: peer.id } };
  if (peer.kind === "list") return { prefixListId: peer.id };
  return peer.kind === "ipv4" ? { cidrIpv4: peer.block } : { cidrIpv6: peer.block };
}

function permissionOf(carried: Carried, peer: Peer): string {
  const { fromPort, toPort } = numbersOf(carried);
  const hasNumbers = carried.ports !== undefined || carried.icmp !== undefined;
  const numbers = hasNumbers ? { FromPort: fromPort, ToPort: toPort } : {};
  return JSON.stringify([{ IpProtocol: carried.name, ...numbers, ...permittedSource(peer) }]);
}

function permittedSource(peer: Peer) {
  switch (peer.kind) {
    case "group":
      return { UserIdGroupPairs: [{ GroupId: peer.id }] };
    case "list":
      return { PrefixListIds: [{ PrefixListId: peer.id }] };
    case "ipv4":
      return { IpRanges: [{ CidrIp: peer.block }] };
    case "ipv6":
      return { Ipv6Ranges: [{ CidrIpv6: peer.block }] };
  }
}

type Rule = {
  readonly groupId: string;
  readonly side: "ingress" | "egress";
  readonly carried: Carried;
  readonly peer: Peer;
};

function terraformOf({ groupId, side, carried, peer }: Rule): string {
  const { fromPort, toPort } = numbersOf(carried);
  const hasNumbers = carried.ports !== undefined || carried.icmp !== undefined;
  return terraformResource(`aws_vpc_security_group_${side}_rule`, terraformName("allow", side, carried.text, groupId), {
    security_group_id: groupId,
    ...terraformSource(peer),
    ip_protocol: carried.name,
    ...(hasNumbers ? { from_port: fromPort, to_port: toPort } : {}),
  });
}

function terraformSource(peer: Peer) {
  if (peer.kind === "group") return { referenced_security_group_id: peer.id };
  return peer.kind === "list" ? { prefix_list_id: peer.id } : { [`cidr_${peer.kind}`]: peer.block };
}
