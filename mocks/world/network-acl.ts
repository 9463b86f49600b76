import type * as ec2 from "@aws-sdk/client-ec2";
import type { Built } from "./part.ts";
import { resourceId, tagsOf, type Place, type Tags } from "./place.ts";
import type { Subnet } from "./subnet.ts";
import type { Vpc } from "./vpc.ts";

/** An entry of a network ACL, in the order of its numbers. */
export type AclEntrySpec = {
  readonly number: number;
  readonly direction: "in" | "out";
  /** `allow` when absent. */
  readonly action?: "allow" | "deny";
  /** `tcp` when absent; `-1` is everything. */
  readonly protocol?: "tcp" | "udp" | "-1";
  /** One port, or the first and the last; every port when absent. */
  readonly ports?: number | readonly [number, number];
  /** The source of what comes in, the destination of what goes out. */
  readonly block: string;
};

/** The id of a network ACL of this name. */
export function networkAclId(place: Place, vpcName: string, name: string): string {
  return resourceId(place, "acl", `${vpcName}/${name}`);
}

/** A network ACL of some subnets; what no entry allows is denied. */
export function networkAcl(
  place: Place,
  spec: {
    readonly vpc: Vpc;
    readonly name: string;
    readonly subnets: readonly Subnet[];
    readonly entries: readonly AclEntrySpec[];
    readonly tags?: Tags;
  },
): Built & { readonly networkAclId: string } {
  const id = networkAclId(place, spec.vpc.name, spec.name);
  const last = (Egress: boolean): ec2.NetworkAclEntry => ({
    RuleNumber: 32767,
    RuleAction: "deny",
    Protocol: "-1",
    CidrBlock: "0.0.0.0/0",
    Egress,
  });
  const record: ec2.NetworkAcl = {
    NetworkAclId: id,
    VpcId: spec.vpc.vpcId,
    OwnerId: place.account,
    IsDefault: false,
    Entries: [...spec.entries.map(entryOf), last(false), last(true)],
    Associations: spec.subnets.map(({ subnetId }) => ({
      NetworkAclAssociationId: subnetId.replace("subnet-", "aclassoc-"),
      NetworkAclId: id,
      SubnetId: subnetId,
    })),
    Tags: tagsOf(spec.name, spec.tags),
  };
  return { networkAclId: id, part: { networkAcls: [record] } };
}

const protocolNumbers = { tcp: "6", udp: "17", "-1": "-1" } as const;

function entryOf({
  number,
  direction,
  action = "allow",
  protocol = "tcp",
  ports,
  block,
}: AclEntrySpec): ec2.NetworkAclEntry {
  const [From, To] = typeof ports === "number" ? [ports, ports] : (ports ?? [0, 65535]);
  return {
    RuleNumber: number,
    RuleAction: action,
    Egress: direction === "out",
    Protocol: protocolNumbers[protocol],
    CidrBlock: block,
    ...(protocol === "-1" ? {} : { PortRange: { From, To } }),
  };
}
