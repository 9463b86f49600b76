import { LOAD_BALANCER_RESERVE } from "#lib/analysis/capacity/subnet-room.ts";
import type { LoadBalancerPlace, SubnetPlace } from "#lib/graph/topology.ts";
import { fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

type Subject = {
  readonly balancer: LoadBalancerPlace;
  readonly subnets: readonly SubnetPlace[];
  readonly unread: readonly string[];
};

/** An Application Load Balancer wants a subnet of /27 or larger. */
const LONGEST_PREFIX = 27;

/** IPAM-003: an Application Load Balancer has no room to scale in one of its subnets. */
export const tightLoadBalancerSubnet = defineRule({
  id: "IPAM-003",
  slug: "tight-load-balancer-subnet",
  severity: "high",
  level: "regional",
  needs: ["loadBalancers", "subnets", "networkInterfaces"],
  partialIsFine: ["networkInterfaces"],
  symptomOf: ["IPAM-001", "EKS-001"],
  text: {
    title: "Subnet of an Application Load Balancer is too tight",
    why: "An Application Load Balancer adds and replaces nodes as it scales. It needs a /27 or larger and eight free addresses in each of its subnets; with fewer it cannot scale, nor replace a node that fails.",
    fix: "Give the load balancer a subnet of its own in each zone, /27 or larger, and keep tasks and endpoints out of it.",
    limits:
      "How many nodes the load balancer will want is AWS's to decide. Network Load Balancers keep the addresses they have and are not judged.",
    says: {
      free: "{loadBalancer} has {free|free address|free addresses} left in subnet {subnet}, and needs eight to scale",
      small: "{loadBalancer} stands in subnet {subnet}, a {cidr} too small for it to scale",
    },
    figures: {
      free: "Subnets that are too tight: {table}. Interfaces of the load balancer there: {nodes}.",
      small: "Subnets that are too tight: {table}. Interfaces of the load balancer there: {nodes}.",
    },
  },
  references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html"],
  subjects: ({ scope, topology }) => {
    const subnets = new Map(inScope(topology.subnets, scope).map((place) => [place.item.subnetId, place]));
    return inScope(topology.loadBalancers, scope)
      .filter(({ item }) => item.type === "application")
      .map((balancer): Subject => {
        const ids = balancer.item.availabilityZones.flatMap(({ subnetId }) => subnetId ?? []);
        return {
          balancer,
          subnets: ids.flatMap((id) => subnets.get(id) ?? []),
          unread: ids.filter((id) => !subnets.has(id)),
        };
      });
  },
  check: ({ balancer, subnets, unread }) => {
    const tight = subnets.filter((subnet) => isInRegion(subnet) && (lacksRoom(subnet) || isSmall(subnet)));
    const [first] = tight.toSorted((a, b) => a.item.availableIpAddressCount - b.item.availableIpAddressCount);
    if (first === undefined) {
      return unread.length === 0
        ? []
        : { unknown: `Subnets of ${balancer.item.loadBalancerName} were not read: ${listed(unread)}.` };
    }
    const urns = new Set(tight.map(({ urn }) => urn));
    const nodes = balancer.interfaces.filter(({ item }) =>
      tight.some((subnet) => subnet.item.subnetId === item.subnetId),
    );
    return [
      {
        ...subjectOf(balancer.urn),
        says: lacksRoom(first) ? "free" : "small",
        confidence: balancer.item.stateCode === "active_impaired" ? "confirmed" : "likely",
        values: {
          loadBalancer: balancer.item.loadBalancerName,
          subnet: first.item.subnetId,
          cidr: first.item.cidrBlock ?? "",
          free: first.item.availableIpAddressCount,
          table: listed(tight.map(rowOf)),
          nodes: nodes.length,
        },
        affected: [balancer.urn, ...urns],
        because: tight.map((subnet) => fact(subnet.urn, "subnets", rowOf(subnet))),
        about: [balancer.urn, ...urns],
      },
    ];
  },
});

function lacksRoom({ item }: SubnetPlace): boolean {
  return item.availableIpAddressCount < LOAD_BALANCER_RESERVE && item.ipv6Native !== true;
}

function isSmall({ item }: SubnetPlace): boolean {
  return Number(item.cidrBlock?.split("/")[1] ?? 0) > LONGEST_PREFIX;
}

/** In a zone of the Region itself: Outposts and Local Zones (`us-west-2-lax-1a`) have rules of their own. */
function isInRegion({ item }: SubnetPlace): boolean {
  return item.outpostArn === undefined && /^[a-z]+(-[a-z]+)+-\d+[a-z]$/.test(item.availabilityZone ?? "");
}

function rowOf({ item }: SubnetPlace): string {
  return `${item.subnetId} ${item.cidrBlock ?? ""}: ${item.availableIpAddressCount}`;
}
