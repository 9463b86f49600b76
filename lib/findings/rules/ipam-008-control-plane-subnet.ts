import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { interfacesIn } from "../subnet-interfaces.ts";
import { subjectOf } from "../subject.ts";

/** Addresses Amazon EKS wants free in each subnet of a cluster. Source: Amazon EKS user guide, network requirements. */
const NEEDED = 6;

/** IPAM-008: a subnet of an Amazon EKS cluster has too few addresses for its control plane. */
export const controlPlaneSubnet = defineRule({
  id: "IPAM-008",
  slug: "control-plane-subnet",
  severity: "medium",
  level: "regional",
  needs: ["subnets", "networkInterfaces"],
  partialIsFine: ["networkInterfaces"],
  symptomOf: ["IPAM-001", "EKS-001"],
  text: {
    title: "Subnet of an EKS control plane has fewer than six addresses left",
    why: "Amazon EKS puts two to four interfaces of the control plane into the cluster's subnets and makes new ones at every upgrade. It asks for six free addresses in each subnet, and advises sixteen; with fewer an upgrade fails.",
    fix: "Give the cluster subnets of their own for the control plane, /28 or larger, and keep nodes and tasks out of them.",
    limits:
      "Whether an upgrade is planned or under way is not read. Subnets in which EKS keeps no interface now are not seen to be the cluster's.",
    says: {
      tight: "Subnet {subnet} of EKS cluster {cluster} has {free|address|addresses} left, and an upgrade needs six",
    },
    figures: { tight: "{free} free in {cidr}. Interfaces of the control plane there: {nodes}." },
  },
  references: ["https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html"],
  subjects: ({ scope, topology }) =>
    inScope(topology.subnets, scope).filter((subnet) => interfacesIn(subnet).classes.has("eks-control-plane")),
  check: (subnet) => {
    const { item, interfaces } = subnet;
    const free = item.availableIpAddressCount;
    if (free >= NEEDED || item.ipv6Native === true) return [];
    const nodes = interfaces.filter(({ owner }) => owner.class === "eks-control-plane");
    return [
      {
        ...subjectOf(subnet.urn),
        says: "tight",
        confidence: "likely",
        values: {
          subnet: item.subnetId,
          cidr: item.cidrBlock ?? "",
          cluster: listed(distinct(nodes.map(({ owner }) => owner.label ?? "?"))),
          free,
          nodes: nodes.length,
        },
        affected: [subnet.urn],
        because: [
          fact(subnet.urn, "subnets", `AvailableIpAddressCount = ${free}`),
          ...nodes.map((node) => fact(node.urn, "networkInterfaces", node.item.description ?? "")),
        ],
        about: [subnet.urn],
      },
    ];
  },
});
