import type { GroupRule } from "#lib/graph/topology.ts";
import { withGroupRule } from "./changes.ts";
import { idOf } from "./ends.ts";
import {
  blockOf,
  carriedBy,
  otherIp,
  shellWord,
  terraformName,
  terraformResource,
  type Carried,
  type Remedy,
  type Remedying,
} from "./remedy.ts";
import { admittedBesides } from "./side-effects.ts";
import { interfaceAt } from "./world.ts";

/** Who a rule lets pass: the members of a group, or a block. */
type Peer =
  { readonly kind: "group"; readonly id: string } | { readonly kind: "ipv4" | "ipv6"; readonly block: string };

/** One more rule of the security group that blocks: by reference where the other end has a group in the same VPC. */
export function groupRemedy({ tracing, step }: Remedying): Remedy | undefined {
  const { gated, on, side } = step;
  const { decidedBy } = gated;
  if (on === undefined || decidedBy === undefined || side === undefined) return undefined;
  const peer = peerOf({ tracing, step }, on.item.vpcId ?? "");
  const carried = carriedBy(step);
  const groupId = idOf(decidedBy);
  const peerText = peer.kind === "group" ? peer.id : peer.block;
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

function peerOf({ tracing, step }: Pick<Remedying, "tracing" | "step">, vpcId: string): Peer {
  const ip = otherIp(step);
  const isOutside = step.walk.outside?.ip.value === ip.value;
  // A reference to the client's group does not admit it where a load balancer keeps its address.
  const isKept = step.gated.code === "NLB_CLIENT_IP_NOT_ALLOWED";
  const holder = isOutside || isKept ? undefined : interfaceAt(tracing.world, vpcId, ip);
  const id = holder?.item.groups[0]?.groupId;
  if (id !== undefined) return { kind: "group", id };
  return { kind: ip.family === 4 ? "ipv4" : "ipv6", block: blockOf(step, ip) };
}

/** Ports, or type and code; -1 where neither says anything. */
function numbersOf({ ports, icmp }: Carried): { readonly fromPort: number; readonly toPort: number } {
  if (ports !== undefined) return { fromPort: ports.from, toPort: ports.to };
  return icmp === undefined ? { fromPort: -1, toPort: -1 } : { fromPort: icmp.type, toPort: icmp.code };
}

function ruleSource(peer: Peer) {
  if (peer.kind === "group") return { referencedGroupInfo: { groupId: peer.id } };
  return peer.kind === "ipv4" ? { cidrIpv4: peer.block } : { cidrIpv6: peer.block };
}

function permissionOf(carried: Carried, peer: Peer): string {
  const { fromPort, toPort } = numbersOf(carried);
  const hasNumbers = carried.ports !== undefined || carried.icmp !== undefined;
  const source =
    peer.kind === "group"
      ? { UserIdGroupPairs: [{ GroupId: peer.id }] }
      : peer.kind === "ipv4"
        ? { IpRanges: [{ CidrIp: peer.block }] }
        : { Ipv6Ranges: [{ CidrIpv6: peer.block }] };
  const numbers = hasNumbers ? { FromPort: fromPort, ToPort: toPort } : {};
  return JSON.stringify([{ IpProtocol: carried.name, ...numbers, ...source }]);
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
  const source =
    peer.kind === "group" ? { referenced_security_group_id: peer.id } : { [`cidr_${peer.kind}`]: peer.block };
  return terraformResource(`aws_vpc_security_group_${side}_rule`, terraformName("allow", side, carried.text, groupId), {
    security_group_id: groupId,
    ...source,
    ip_protocol: carried.name,
    ...(hasNumbers ? { from_port: fromPort, to_port: toPort } : {}),
  });
}
