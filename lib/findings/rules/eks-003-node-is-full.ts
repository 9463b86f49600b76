import type { OwnedInterface } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { Ec2Instance, InstanceType } from "#lib/model/resources/ec2-instance.ts";
import { urnOf } from "#lib/model/urn.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { kubernetesCluster } from "../kubernetes.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** A node with its interfaces and what its type can hold. */
type Node = {
  readonly instance: Ec2Instance;
  readonly type: InstanceType | undefined;
  readonly interfaces: readonly OwnedInterface[];
};

/** The nodes of one cluster in one VPC. */
type Subject = { readonly vpcId: string; readonly cluster: string; readonly nodes: readonly Node[] };

/** EKS-003: nodes have every interface and address that their type can hold. */
export const nodeIsFull = defineRule({
  id: "EKS-003",
  slug: "node-is-full",
  severity: "medium",
  level: "regional",
  needs: ["networkInterfaces", "ec2Instances", "instanceTypes"],
  partialIsFine: ["instanceTypes"],
  text: {
    title: "Node has all the addresses that its type can hold",
    why: "Without prefix delegation a node has room for as many pods as its interfaces hold secondary addresses. A node that holds them all takes no further pod once each has one, whatever CPU is free.",
    fix: "Turn on prefix delegation, use a larger type, or add nodes.",
    limits:
      "Which addresses have a pod is not visible from EC2: the plugin takes some ahead. So this is possible only. Pods with interfaces of their own are limited separately.",
    says: {
      full: "{nodes|node|nodes} of {all} of cluster {cluster} hold every address that their type can, and no prefix",
    },
    figures: { full: "Full: {table}." },
  },
  references: ["https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html"],
  subjects: ({ scope, topology, items }) => {
    const instances = new Map(items.ec2Instances.map((instance) => [instance.instanceId, instance]));
    const types = new Map(items.instanceTypes.map((type) => [type.instanceType, type]));
    const ofNodes = inScope(topology.interfaces, scope).filter(({ owner }) => owner.class === "eks-node");
    const byInstance = groupBy(ofNodes, ({ item }) => item.attachment?.instanceId);
    const nodes = [...byInstance].flatMap(([instanceId, interfaces]) => {
      const instance = instances.get(instanceId);
      const [first] = interfaces;
      if (instance === undefined || first === undefined) return [];
      const cluster = interfaces.map((one) => kubernetesCluster(one, instances)).find((name) => name !== "?") ?? "?";
      return [
        { cluster, vpcId: first.item.vpcId ?? "?", instance, type: types.get(instance.instanceType ?? ""), interfaces },
      ];
    });
    return [...groupBy(nodes, ({ vpcId, cluster }) => `${vpcId} ${cluster}`).values()].map((same): Subject => {
      const { vpcId = "?", cluster = "?" } = same[0] ?? {};
      return { vpcId, cluster, nodes: same };
    });
  },
  check: ({ vpcId, cluster, nodes }, { scope }) => {
    const full = nodes.filter(isFull);
    if (full.length === 0) {
      const untold = nodes.filter(({ type }) => type?.maximumNetworkInterfaces === undefined);
      return untold.length === 0
        ? []
        : {
            unknown: `What ${listed(untold.map(({ instance }) => instance.instanceType ?? "?"))} can hold was not told.`,
          };
    }
    const urn = urnOf(scope, "vpc", vpcId);
    return [
      {
        ...subjectOf(urn),
        discriminator: cluster,
        says: "full",
        confidence: "possible",
        values: { cluster, nodes: full.length, all: nodes.length, table: listed(full.map(nodeText)) },
        affected: full.map(({ instance }) => urnOf(scope, "ec2-instance", instance.instanceId)),
        because: full.map((node) =>
          fact(urnOf(scope, "ec2-instance", node.instance.instanceId), "networkInterfaces", nodeText(node)),
        ),
        about: [urn],
      },
    ];
  },
});

/** Whether a node has all its interfaces, each with all its addresses. A trunk takes a place and holds no pod. */
function isFull({ type, interfaces }: Node): boolean {
  const max = type?.maximumNetworkInterfaces;
  const each = type?.ipv4AddressesPerInterface;
  if (max === undefined || each === undefined || interfaces.length < max) return false;
  return interfaces
    .filter(({ item }) => item.interfaceType !== "trunk")
    .every(({ item }) => item.ipv4Prefixes.length === 0 && item.privateIpAddresses.length >= each);
}

function nodeText({ instance, interfaces }: Node): string {
  const addresses = interfaces.reduce((sum, { item }) => sum + item.privateIpAddresses.length, 0);
  return `${instance.instanceId} ${instance.instanceType ?? "?"}: ENI × ${interfaces.length}, IPv4 × ${addresses}`;
}
