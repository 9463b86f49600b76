import { LOAD_BALANCER_RESERVE } from "#lib/analysis/capacity/subnet-room.ts";
import type { SubnetPlace, VpcPlace } from "#lib/graph/topology.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { isKubernetes } from "../kubernetes.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** The tags by which Kubernetes finds subnets for its load balancers. */
const roles = ["kubernetes.io/role/elb", "kubernetes.io/role/internal-elb"] as const;

/** EKS-002: Kubernetes finds no subnet for a load balancer. */
export const kubernetesLoadBalancerSubnets = defineRule({
  id: "EKS-002",
  slug: "kubernetes-load-balancer-subnets",
  severity: "medium",
  level: "regional",
  needs: ["vpcs", "subnets", "networkInterfaces"],
  partialIsFine: ["networkInterfaces"],
  text: {
    title: "Kubernetes finds no subnet for a load balancer",
    why: "The load balancer controller looks for subnets by their tags, and passes over those with fewer than eight free addresses. When none is left, an Ingress or Service waits without an address.",
    fix: "Tag public subnets with kubernetes.io/role/elb and private ones with kubernetes.io/role/internal-elb, and leave eight addresses free in each.",
    limits:
      "Subnets that an annotation names, and controllers that look for subnets otherwise, are not visible: this is possible only.",
    says: {
      untagged: "No subnet of VPC {vpc} carries a tag by which Kubernetes finds subnets for its load balancers",
      full: "No subnet of VPC {vpc} with the tag {role} has eight addresses free for a load balancer",
    },
    figures: {
      untagged: "Subnets: {subnets}.",
      full: "With the tag: {table}.",
    },
  },
  references: ["https://docs.aws.amazon.com/eks/latest/userguide/network-load-balancing.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.vpcs, scope).filter(({ subnets }) =>
      subnets.some(({ interfaces }) => interfaces.some(isKubernetes)),
    ),
  check: (vpc) => {
    const tagged = roles.map((role) => ({ role, subnets: withTag(vpc, role) }));
    const isUntagged = tagged.every(({ subnets }) => subnets.length === 0);
    const full = tagged.find(({ subnets }) => subnets.length > 0 && subnets.every(lacksRoom));
    if (!isUntagged && full === undefined) return [];
    const shown = full?.subnets ?? vpc.subnets;
    return [
      {
        ...subjectOf(vpc.urn),
        says: full === undefined ? "untagged" : "full",
        confidence: "possible",
        values: {
          vpc: vpc.item.vpcId,
          role: full?.role ?? "—",
          subnets: vpc.subnets.length,
          table: listed(shown.map(({ item }) => `${item.subnetId} ${item.availableIpAddressCount}`)),
        },
        affected: [vpc.urn],
        because: shown
          .slice(0, 10)
          .map(({ urn, item }) => fact(urn, "subnets", `AvailableIpAddressCount = ${item.availableIpAddressCount}`)),
        about: [vpc.urn],
      },
    ];
  },
});

function withTag({ subnets }: VpcPlace, role: string): readonly SubnetPlace[] {
  return subnets.filter(({ item }) => item.tags.some(({ key, value }) => key === role && value !== "0"));
}

function lacksRoom({ item }: SubnetPlace): boolean {
  return item.availableIpAddressCount < LOAD_BALANCER_RESERVE;
}
