import { entryText } from "#lib/analysis/reach/network-acl-gate.ts";
import type { Placed, SubnetPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { NetworkAcl, NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import type { Vpc } from "#lib/model/resources/vpc.ts";
import { urnOf } from "#lib/model/urn.ts";
import { enclosingCidr } from "#lib/net/cidr.ts";
import { includesIps, ipsOfCidrs } from "#lib/net/ip-set.ts";
import { boxOf, meets, readSide, type ReadEntry } from "../acl-reading.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { awsCommand } from "../remedy.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** A network ACL that subnets have. */
type Subject = {
  readonly acl: Placed<NetworkAcl>;
  readonly subnets: readonly SubnetPlace[];
  readonly vpc: Vpc | undefined;
};

/** An entry that decides nothing, and why. */
type Idle = { readonly entry: NetworkAclEntry; readonly why: "shadowed" | "contradicted" | "within" | "noIpv6" };

/** NACL-002: entries of a network ACL that never decide anything. */
export const entriesWithoutEffect = defineRule({
  id: "NACL-002",
  slug: "entries-without-effect",
  severity: "low",
  level: "regional",
  needs: ["networkAcls", "subnets", "vpcs"],
  text: {
    title: "Entries of a network ACL never decide anything",
    why: "The first entry that matches decides. One whose traffic is all decided before it is never asked, and a denial that comes after the allowance it was meant to limit denies nothing. Within one subnet no network ACL is asked at all.",
    fix: "Give a denial a lower number than the allowance it limits. Delete what decides nothing.",
    limits: "Whether an entry was left on purpose for later is not seen.",
    says: {
      contradicted:
        "{count|entry|entries} of network ACL {acl} {count?contradicts|contradict} what earlier ones decided, and never {count?takes|take} effect",
      idle: "{count|entry|entries} of network ACL {acl} never {count?decides|decide} anything",
    },
    figures: {
      contradicted: "Decided before: {contradicted}. Others without effect: {others}. Subnets: {subnets}.",
      idle: "Without effect: {others}. Subnets: {subnets}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html"],
  subjects: ({ scope, topology, items }) => {
    const byAcl = groupBy(inScope(topology.subnets, scope), ({ networkAcl }) => networkAcl?.urn);
    const vpcs = new Map(items.vpcs.map((vpc) => [vpc.vpcId, vpc]));
    return items.networkAcls.flatMap((item): readonly Subject[] => {
      const urn = urnOf(scope, "network-acl", item.networkAclId);
      const subnets = byAcl.get(urn) ?? [];
      return subnets.length === 0 ? [] : [{ acl: { ...scope, urn, item }, subnets, vpc: vpcs.get(item.vpcId) }];
    });
  },
  check: (subject, { scope }) => {
    const { acl, subnets } = subject;
    const idle = (["ingress", "egress"] as const).flatMap((side) =>
      readSide(acl.item, side).flatMap((read) => idleOf(read, subject) ?? []),
    );
    if (idle.length === 0) return [];
    const contradicted = idle.filter(({ why }) => why === "contradicted");
    const others = idle.filter(({ why }) => why !== "contradicted");
    const isBad = contradicted.length > 0;
    return [
      {
        ...subjectOf(acl.urn),
        says: isBad ? "contradicted" : "idle",
        severity: isBad ? "low" : "info",
        confidence: "confirmed",
        values: {
          acl: acl.item.networkAclId,
          count: isBad ? contradicted.length : idle.length,
          contradicted: listed(contradicted.map(({ entry }) => textOf(entry))) || "—",
          others: listed(others.map(({ entry }) => textOf(entry))) || "—",
          subnets: listed(subnets.map(({ item }) => item.subnetId)),
        },
        affected: [],
        because: [...contradicted, ...others]
          .slice(0, 8)
          .map(({ entry }) => fact(acl.urn, "networkAcls", textOf(entry))),
        cli: others
          .map(({ entry }) =>
            awsCommand(scope.region, `ec2 delete-network-acl-entry --${sideOf(entry)}`, {
              "network-acl-id": acl.item.networkAclId,
              "rule-number": String(entry.ruleNumber),
            }),
          )
          .join("\n"),
        about: [acl.urn],
      },
    ];
  },
});

function idleOf({ entry, left, before }: ReadEntry, { subnets, vpc }: Subject): Idle | undefined {
  if (left.length === 0) {
    // It is contradicted when something before it that speaks of the same decided otherwise.
    const isOther = before.some((other) => other.ruleAction !== entry.ruleAction && meets(boxOf(other), boxOf(entry)));
    return { entry, why: isOther ? "contradicted" : "shadowed" };
  }
  if (entry.ipv6CidrBlock !== undefined && vpc !== undefined && !hasIpv6(vpc)) return { entry, why: "noIpv6" };
  return isWithin(entry, subnets) ? { entry, why: "within" } : undefined;
}

function hasIpv6({ ipv6CidrBlockAssociations }: Vpc): boolean {
  return ipv6CidrBlockAssociations.some(({ state }) => state === undefined || state === "associated");
}

/** Whether an entry names only addresses of the one subnet it stands before: what stays within is never asked. */
function isWithin({ cidrBlock }: NetworkAclEntry, subnets: readonly SubnetPlace[]): boolean {
  const block = enclosingCidr(cidrBlock ?? "");
  return (
    block !== undefined &&
    subnets.every(({ item }) => {
      const own = enclosingCidr(item.cidrBlock ?? "");
      return own !== undefined && includesIps(ipsOfCidrs([own]), ipsOfCidrs([block]));
    })
  );
}

function sideOf({ egress }: NetworkAclEntry): "egress" | "ingress" {
  return egress ? "egress" : "ingress";
}

function textOf(entry: NetworkAclEntry): string {
  return `${sideOf(entry)} ${entryText(entry)}`;
}
