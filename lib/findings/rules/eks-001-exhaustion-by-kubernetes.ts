import { subnetAddresses } from "#lib/analysis/capacity/subnet-addresses.ts";
import { balancerSubnetIds, LOAD_BALANCER_RESERVE } from "#lib/analysis/capacity/subnet-room.ts";
import type { OwnedInterface, SubnetPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { Ec2Instance } from "#lib/model/resources/ec2-instance.ts";
import { addressNeeds, totalRoom, type AddressNeed } from "../address-needs.ts";
import { fact, listed } from "../fact.ts";
import type { Severity } from "../finding.ts";
import { inScope } from "../in-scope.ts";
import { hasKubernetes, isKubernetes, kubernetesCluster } from "../kubernetes.ts";
import { defineRule } from "../rule.ts";
import { interfacesIn } from "../subnet-interfaces.ts";
import { subjectOf } from "../subject.ts";

/** A subnet that is short of addresses, who suffers, and how bad that is. */
type Subject = {
  readonly subnet: SubnetPlace;
  readonly severity: Severity | undefined;
  readonly needs: readonly AddressNeed[];
  readonly instances: ReadonlyMap<string, Ec2Instance>;
};

/** EKS-001: most addresses of a subnet that is short of them are Kubernetes'. */
export const exhaustionByKubernetes = defineRule({
  id: "EKS-001",
  slug: "exhaustion-by-kubernetes",
  severity: "high",
  level: "regional",
  needs: [
    "subnets",
    "networkInterfaces",
    "ec2Instances",
    "ecsServices",
    "ecsTasks",
    "ecsTaskDefinitions",
    "loadBalancers",
  ],
  partialIsFine: ["ec2Instances", "ecsServices", "ecsTasks", "ecsTaskDefinitions", "loadBalancers"],
  text: {
    title: "Kubernetes holds most addresses of a subnet that runs short",
    why: "Nodes of Amazon EKS take addresses ahead of their pods: by default a whole spare interface each, with prefix delegation sixteen at a time. In a subnet that tasks share, those are the addresses that tasks lack.",
    fix: "Set WARM_IP_TARGET and MINIMUM_IP_TARGET of the VPC CNI, use prefix delegation (WARM_PREFIX_TARGET) in subnets of its own, or custom networking in a range of 100.64.0.0/10. Or give the tasks subnets of their own.",
    limits: "How many of a node's addresses have a pod is not visible from EC2, nor what the plugin is configured to.",
    says: {
      holds:
        "Kubernetes holds {addresses} of {used} used addresses of subnet {subnet}, which has {free|address|addresses} left",
    },
    figures: {
      holds: "By cluster: {table}. Usable in {cidr}: {usable}. Short of addresses there: {consumers}.",
    },
  },
  references: ["https://docs.aws.amazon.com/eks/latest/best-practices/ip-opt.html"],
  subjects: ({ scope, topology, items }) => {
    const needs = addressNeeds(topology, scope).filter(
      (need) => need.start.why !== "replacement" && !need.subnets.isIpv6 && totalRoom(need) < need.start.tasks,
    );
    const balancers = balancerSubnetIds(inScope(topology.loadBalancers, scope));
    const instances = new Map(items.ec2Instances.map((instance) => [instance.instanceId, instance]));
    return inScope(topology.subnets, scope)
      .filter((subnet) => hasKubernetes(interfacesIn(subnet).classes))
      .map((subnet): Subject => {
        const own = needs.filter(({ subnets }) => subnets.rooms.some((room) => room.subnet.urn === subnet.urn));
        return { subnet, severity: severityOf(subnet, own, balancers), needs: own, instances };
      });
  },
  check: ({ subnet, severity, needs, instances }) => {
    const addresses = subnetAddresses(subnet);
    if (addresses === undefined || severity === undefined) return [];
    const own = subnet.interfaces.filter(isKubernetes);
    const held = sum(own);
    if (held * 2 < addresses.used) return [];
    const byCluster = [...groupBy(own, (one) => kubernetesCluster(one, instances))].map(([cluster, ofCluster]) =>
      clusterText(cluster, ofCluster),
    );
    return [
      {
        ...subjectOf(subnet.urn),
        says: "holds",
        severity,
        confidence: "likely",
        values: {
          subnet: subnet.item.subnetId,
          cidr: subnet.item.cidrBlock ?? "",
          addresses: held,
          used: addresses.used,
          usable: addresses.usable,
          free: addresses.free,
          table: listed(byCluster),
          consumers: listed(needs.map(({ service }) => service.item.serviceName)) || "—",
        },
        affected: [subnet.urn, ...needs.map(({ service }) => service.urn)],
        because: [
          fact(subnet.urn, "subnets", `AvailableIpAddressCount = ${addresses.free}`),
          ...byCluster.map((text) => fact(subnet.urn, "networkInterfaces", text)),
        ],
        about: [subnet.urn, ...needs.map(({ service }) => service.urn)],
      },
    ];
  },
});

/** How bad a subnet's shortage is: nothing left for anybody, too little for a load balancer or the desired tasks, or for a deployment. */
function severityOf(
  { item }: SubnetPlace,
  needs: readonly AddressNeed[],
  balancers: ReadonlySet<string>,
): Severity | undefined {
  const free = item.availableIpAddressCount;
  const isTight = free < LOAD_BALANCER_RESERVE && balancers.has(item.subnetId);
  if (free === 0 || isTight || needs.some(({ start }) => start.why === "desired")) return "high";
  return needs.length > 0 ? "medium" : undefined;
}

function clusterText(cluster: string, interfaces: readonly OwnedInterface[]): string {
  const prefixes = interfaces.reduce((count, { item }) => count + item.ipv4Prefixes.length, 0);
  return `${cluster}: ${sum(interfaces)} (ENI × ${interfaces.length}, /28 × ${prefixes})`;
}

function sum(interfaces: readonly OwnedInterface[]): number {
  return interfaces.reduce(
    (total, { item }) => total + Math.max(1, item.privateIpAddresses.length) + 16 * item.ipv4Prefixes.length,
    0,
  );
}
