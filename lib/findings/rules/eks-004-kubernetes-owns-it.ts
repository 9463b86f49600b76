import type { LoadBalancerPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { tagValue } from "#lib/model/fields.ts";
import { knownValue } from "#lib/model/known.ts";
import { urnOf } from "#lib/model/urn.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** Load balancers that one Kubernetes cluster makes in one VPC. */
type Subject = { readonly vpcId: string; readonly cluster: string; readonly balancers: readonly LoadBalancerPlace[] };

/** EKS-004: load balancers are Kubernetes', which undoes what others change. */
export const kubernetesOwnsIt = defineRule({
  id: "EKS-004",
  slug: "kubernetes-owns-it",
  severity: "info",
  level: "regional",
  needs: ["loadBalancers"],
  partialIsFine: ["loadBalancers"],
  text: {
    title: "Load balancer belongs to Kubernetes",
    why: "The load balancer controller makes what an Ingress or Service asks for, listeners, target groups and groups included, and puts back what somebody else changes.",
    fix: "Change the Ingress or Service, not the load balancer: any remedy shown for it will be undone.",
    limits:
      "It is known by the controller's tags. What an older controller or somebody by hand made without them is not.",
    says: {
      owns: "Kubernetes cluster {cluster} keeps {count|load balancer|load balancers} of VPC {vpc} and undoes what others change",
    },
    figures: { owns: "Load balancers: {table}." },
  },
  references: ["https://docs.aws.amazon.com/eks/latest/userguide/aws-load-balancer-controller.html"],
  subjects: ({ scope, topology }) => {
    const owned = inScope(topology.loadBalancers, scope).flatMap((balancer) => {
      const cluster = tagValue(knownValue(balancer.item.tags) ?? [], "elbv2.k8s.aws/cluster");
      return cluster === undefined ? [] : [{ cluster, balancer, vpcId: balancer.item.vpcId ?? "?" }];
    });
    return [...groupBy(owned, ({ vpcId, cluster }) => `${vpcId} ${cluster}`).values()].map((same): Subject => {
      const { vpcId = "?", cluster = "?" } = same[0] ?? {};
      return { vpcId, cluster, balancers: same.map(({ balancer }) => balancer) };
    });
  },
  check: ({ vpcId, cluster, balancers }, { scope }) => {
    const urn = urnOf(scope, "vpc", vpcId);
    return [
      {
        ...subjectOf(urn),
        discriminator: cluster,
        says: "owns",
        confidence: "confirmed",
        values: {
          cluster,
          vpc: vpcId,
          count: balancers.length,
          table: listed(
            balancers.map(({ item }) => item.loadBalancerName),
            10,
          ),
        },
        affected: balancers.map((balancer) => balancer.urn),
        because: balancers
          .slice(0, 20)
          .map((balancer) => fact(balancer.urn, "loadBalancers", `elbv2.k8s.aws/cluster = ${cluster}`)),
        about: [urn],
      },
    ];
  },
});
