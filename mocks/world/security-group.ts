import type * as ec2 from "@aws-sdk/client-ec2";
import type { Built } from "./part.ts";
import { hexOf, resourceId, tagsOf, type Place, type Tags } from "./place.ts";

/** A security group that was built. */
export type SecurityGroup = Built & { readonly groupId: string; readonly groupName: string };

/**
 * One line of a security group. `peers` are CIDRs, security group ids or prefix list ids; a group of another account is
 * `<account>/<group id>/<peering connection id>`.
 */
export type GroupRule = {
  /** `tcp` when absent; `-1` is everything. */
  readonly protocol?: "tcp" | "udp" | "icmp" | "-1";
  /** One port, or the first and the last. */
  readonly ports?: number | readonly [number, number];
  readonly peers: readonly string[];
  readonly description?: string;
};

/** Everything out, as AWS gives it to a new group. */
export const allowAllOut: readonly GroupRule[] = [{ protocol: "-1", peers: ["0.0.0.0/0"] }];

/** The id a group of this name will have, so that two groups can name each other. */
export function securityGroupId(place: Place, vpcName: string, name: string): string {
  return resourceId(place, "sg", `${vpcName}/${name}`);
}

/** A security group: its lines are given once, and told both as permissions and as rules with their ids. */
export function securityGroup(
  place: Place,
  spec: {
    readonly vpc: { readonly vpcId: string; readonly name: string };
    readonly name: string;
    /** What the id is made of, when another group of the account has the same name. */
    readonly id?: string;
    readonly description?: string;
    readonly ingress: readonly GroupRule[];
    readonly egress?: readonly GroupRule[];
    readonly tags?: Tags;
  },
): SecurityGroup {
  const { vpc, name, ingress, egress = allowAllOut } = spec;
  const groupId = spec.id === undefined ? securityGroupId(place, vpc.name, name) : resourceId(place, "sg", spec.id);
  return {
    groupId,
    groupName: name,
    part: {
      securityGroups: [
        {
          GroupId: groupId,
          GroupName: name,
          Description: spec.description ?? name,
          VpcId: vpc.vpcId,
          OwnerId: place.account,
          IpPermissions: ingress.map((rule) => permission(place, rule)),
          IpPermissionsEgress: egress.map((rule) => permission(place, rule)),
          Tags: tagsOf(name, spec.tags),
        },
      ],
      securityGroupRules: [
        ...ingress.flatMap((rule) => rulesOf(place, rule, { groupId, isEgress: false })),
        ...egress.flatMap((rule) => rulesOf(place, rule, { groupId, isEgress: true })),
      ],
    },
  };
}

function portsOf({ protocol = "tcp", ports }: GroupRule): readonly [number, number] | undefined {
  if (protocol === "-1") return undefined;
  if (ports === undefined) return [-1, -1];
  return typeof ports === "number" ? [ports, ports] : ports;
}

function kindOf(peer: string): "group" | "prefix-list" | "cidr" {
  if (peer.includes("sg-")) return "group";
  return peer.startsWith("pl-") ? "prefix-list" : "cidr";
}

function permission(place: Place, rule: GroupRule): ec2.IpPermission {
  const ports = portsOf(rule);
  const said = rule.description === undefined ? {} : { Description: rule.description };
  const peers = (kind: string) => rule.peers.filter((peer) => kindOf(peer) === kind);
  return {
    IpProtocol: rule.protocol ?? "tcp",
    ...(ports === undefined ? {} : { FromPort: ports[0], ToPort: ports[1] }),
    IpRanges: peers("cidr").map((CidrIp) => ({ CidrIp, ...said })),
    Ipv6Ranges: [],
    PrefixListIds: peers("prefix-list").map((PrefixListId) => ({ PrefixListId, ...said })),
    UserIdGroupPairs: peers("group").map((peer) => ({ ...referenceTo(place, peer), ...said })),
  };
}

function referenceTo(place: Place, peer: string) {
  const [account = "", groupId, peering] = peer.split("/");
  return groupId === undefined
    ? { GroupId: peer, UserId: place.account }
    : { GroupId: groupId, UserId: account, VpcPeeringConnectionId: peering, PeeringStatus: "active" };
}

function rulesOf(
  place: Place,
  rule: GroupRule,
  of: { readonly groupId: string; readonly isEgress: boolean },
): ec2.SecurityGroupRule[] {
  const [from, to] = portsOf(rule) ?? [-1, -1];
  return rule.peers.map((peer) => {
    const said = [of.groupId, of.isEgress, rule.protocol ?? "tcp", from, to, peer].join("/");
    const kind = kindOf(peer);
    return {
      SecurityGroupRuleId: `sgr-0${hexOf(place, said, 16)}`,
      GroupId: of.groupId,
      GroupOwnerId: place.account,
      IsEgress: of.isEgress,
      IpProtocol: rule.protocol ?? "tcp",
      FromPort: from,
      ToPort: to,
      ...(kind === "cidr" ? { CidrIpv4: peer } : {}),
      ...(kind === "prefix-list" ? { PrefixListId: peer } : {}),
      ...(kind === "group" ? { ReferencedGroupInfo: referenceTo(place, peer) } : {}),
      ...(rule.description === undefined ? {} : { Description: rule.description }),
      Tags: [],
    };
  });
}
