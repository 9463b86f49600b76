import { accountSettings, cluster, fargateProviders, type Cluster } from "#mocks/world/cluster.ts";
import { network, zoneIn, type Network, type NetworkZone } from "#mocks/world/network.ts";
import type { Built } from "#mocks/world/part.ts";
import type { Place } from "#mocks/world/place.ts";
import { securityGroup, securityGroupId, type GroupRule, type SecurityGroup } from "#mocks/world/security-group.ts";
import { vpc, type Vpc } from "#mocks/world/vpc.ts";

/** What the school's services stand on. */
export type Ground = {
  readonly place: Place;
  readonly lessons: Cluster;
  readonly net: Network;
  readonly a: NetworkZone;
  readonly c: NetworkZone;
  readonly d: NetworkZone;
  /** The VPC the studio moved out of. */
  readonly old: Vpc;
  readonly built: readonly Built[];
};

const vpcName = "lessons";

/** A security group of the school's VPC. */
export function groupOf({ place, net }: Ground, name: string, ingress: readonly GroupRule[]): SecurityGroup {
  return securityGroup(place, { vpc: net.vpc, name, ingress });
}

/** The id of a security group of the school's VPC. */
export function groupIdOf({ place }: Ground, name: string): string {
  return securityGroupId(place, vpcName, name);
}

/** Builds the network and the cluster. */
export function groundOf(place: Place): Ground {
  const net = network(place, {
    name: vpcName,
    prefix: "10.86",
    zones: ["a", "c", "d"].map((letter, index) => ({ letter, natIp: `198.51.100.${String(60 + index)}` })),
  });
  const old = vpc(place, { name: "studio", cidrBlock: "10.87.0.0/16" });
  const lessons = cluster(place, { name: "lessons", capacityProviders: ["FARGATE"], tags: { 用途: "音楽教室" } });
  const built = [net, old, lessons, fargateProviders, accountSettings(place, { trunking: true })];
  return { place, lessons, net, a: zoneIn(net, "a"), c: zoneIn(net, "c"), d: zoneIn(net, "d"), old, built };
}
