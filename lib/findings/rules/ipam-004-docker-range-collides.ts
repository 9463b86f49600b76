import type { ContainerInstancePlace, SubnetPlace, VpcPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { Route } from "#lib/model/resources/route-table.ts";
import { urnOf } from "#lib/model/urn.ts";
import { cidrsOverlap, containsAddress, enclosingCidr } from "#lib/net/cidr.ts";
import { distinct, fact, listed } from "../fact.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** Docker's default bridge network. */
const DOCKER_BRIDGE = "172.17.0.0/16";
/** Routes shorter than this lead to whole regions of the address space, not to a network that somebody numbered. */
const SHORTEST_PREFIX = 8;

/** A VPC with the instances in it that run bridge tasks. */
type Subject = { readonly vpc: VpcPlace; readonly hosts: readonly ContainerInstancePlace[] };

/** A range that reaches into Docker's, and where it is said. */
type Collision = { readonly range: string; readonly via: string };

/** IPAM-004: Docker's own range hides a network that the VPC can reach. */
export const dockerRangeCollides = defineRule({
  id: "IPAM-004",
  slug: "docker-range-collides",
  severity: "medium",
  level: "regional",
  needs: ["vpcs", "subnets", "routeTables", "ecsTasks", "ecsTaskDefinitions", "ecsContainerInstances", "ec2Instances"],
  partialIsFine: ["ecsTasks", "ecsTaskDefinitions", "ecsContainerInstances", "ec2Instances"],
  text: {
    title: "Docker's bridge range hides a network that is routed",
    why: "On a container instance 172.17.0.0/16 belongs to Docker's bridge. Packets of its containers for that range never leave the instance, so hosts of the same numbers in the VPC, a peer or on premises cannot be reached.",
    fix: "Give Docker another range on the instances (bip in daemon.json), use awsvpc mode, or renumber the network.",
    limits: "Whether the instances give Docker a range of its own is not visible, so this is possible only.",
    says: {
      used: "Bridge tasks in VPC {vpc} call {host}, which Docker's own {docker} may hide from them",
      routed: "Bridge tasks in VPC {vpc} may be unable to reach {range}: Docker's own {docker} hides it",
    },
    figures: {
      used: "Ranges that reach into it: {table}. Container instances with bridge tasks: {hosts}.",
      routed: "Ranges that reach into it: {table}. Container instances with bridge tasks: {hosts}.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html"],
  subjects: ({ scope, topology }) => {
    const hosts = inScope(topology.containerInstances, scope).filter(({ tasks }) =>
      tasks.some(({ networkMode }) => networkMode === "bridge"),
    );
    return [...groupBy(hosts, ({ instance }) => instance?.item.vpcId)].flatMap(([vpcId, ofVpc]): readonly Subject[] => {
      const vpc = topology.vpcs.get(urnOf(scope, "vpc", vpcId));
      return vpc === undefined ? [] : [{ vpc, hosts: ofVpc }];
    });
  },
  check: ({ vpc, hosts }) => {
    const collisions = collisionsOf(vpc, hosts);
    const [first] = collisions;
    if (first === undefined) return [];
    const host = hosts
      .flatMap(calledHosts)
      .find((called) => collisions.some(({ range }) => containsAddress(range, called)));
    return [
      {
        ...subjectOf(vpc.urn),
        says: host === undefined ? "routed" : "used",
        // High and medium, one step lower each: Docker may have a range of its own.
        severity: host === undefined ? "low" : "medium",
        confidence: "possible",
        values: {
          vpc: vpc.item.vpcId,
          docker: DOCKER_BRIDGE,
          range: first.range,
          host: host ?? "—",
          table: listed(collisions.map(({ range, via }) => `${range} (${via})`)),
          hosts: hosts.length,
        },
        affected: hosts.map(({ urn }) => urn),
        because: collisions.map(({ range, via }) => fact(vpc.urn, "routeTables", `${range}: ${via}`)),
        about: [vpc.urn],
      },
    ];
  },
});

function collisionsOf(vpc: VpcPlace, hosts: readonly ContainerInstancePlace[]): readonly Collision[] {
  const subnetIds = new Set(hosts.map(({ instance }) => instance?.item.subnetId));
  const own = vpc.item.cidrBlockAssociations
    .filter(({ state }) => state !== "disassociated")
    .map(({ cidrBlock }) => ({ range: cidrBlock, via: vpc.item.vpcId }));
  const routed = vpc.subnets.filter(({ item }) => subnetIds.has(item.subnetId)).flatMap(routedRanges);
  const all = [...own, ...routed].filter(({ range }) => reachesIntoDocker(range));
  return [...new Map(all.map((one) => [`${one.range} ${one.via}`, one])).values()];
}

function routedRanges({ routeTable }: SubnetPlace): readonly Collision[] {
  return (routeTable?.item.routes ?? []).flatMap((route) => {
    const via = remoteTarget(route);
    const range = route.destinationCidrBlock;
    return via === undefined || range === undefined || route.state === "blackhole" ? [] : [{ range, via }];
  });
}

/** What leads a route to another network: a peer, a transit gateway, or a virtual private gateway. */
function remoteTarget({ vpcPeeringConnectionId, transitGatewayId, gatewayId }: Route): string | undefined {
  return vpcPeeringConnectionId ?? transitGatewayId ?? (gatewayId?.startsWith("vgw-") === true ? gatewayId : undefined);
}

function reachesIntoDocker(range: string): boolean {
  const block = enclosingCidr(range);
  const docker = enclosingCidr(DOCKER_BRIDGE);
  return (
    block !== undefined && docker !== undefined && block.prefixLength >= SHORTEST_PREFIX && cidrsOverlap(block, docker)
  );
}

/** Addresses of Docker's range that bridge tasks of an instance name in their definitions. */
function calledHosts({ tasks }: ContainerInstancePlace): readonly string[] {
  const bridged = tasks.filter(({ networkMode }) => networkMode === "bridge");
  const definitions = distinct(bridged.flatMap(({ taskDefinition }) => taskDefinition ?? []));
  return definitions
    .flatMap(({ containerDefinitions }) => containerDefinitions.flatMap(({ networkReferences }) => networkReferences))
    .map(({ host }) => host)
    .filter((host) => containsAddress(DOCKER_BRIDGE, host));
}
