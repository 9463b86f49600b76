import type { GroupRule, OwnedInterface, Placed, SubnetPlace, VpcPlace } from "#lib/graph/topology.ts";
import { tagValue, type Tags } from "#lib/model/fields.ts";
import type { Ec2Instance } from "#lib/model/resources/ec2-instance.ts";
import type { ElasticIp } from "#lib/model/resources/elastic-ip.ts";
import type { NetworkAcl } from "#lib/model/resources/network-acl.ts";
import type { RouteTable } from "#lib/model/resources/route-table.ts";
import type { SecurityGroup } from "#lib/model/resources/security-group.ts";
import { urnOf } from "#lib/model/urn.ts";
import type { Footing } from "./footing.ts";
import type { World } from "./world.ts";

function nameOf(tags: Tags, id: string): string {
  const name = tagValue(tags, "Name")?.trim() ?? "";
  return name === "" ? id : name;
}

/** Every address of an interface, public ones included. */
export function addressesOf({ item }: OwnedInterface): readonly string[] {
  const all = item.privateIpAddresses.flatMap(({ privateIpAddress, association }) => [privateIpAddress, association?.publicIp]); // prettier-ignore
  const listed = [item.privateIpAddress, item.association?.publicIp, ...all, ...item.ipv6Addresses];
  return [...new Set(listed.filter((address) => address !== undefined))];
}

/** What an interface stands on, with the tasks that are met there. */
export function interfaceFooting(one: OwnedInterface, world: World): Footing {
  const { item, urn, owner } = one;
  const own = owner.urn === undefined ? undefined : world.topology.tasks.get(owner.urn);
  const met = world.tasksAt(urn);
  return {
    name: nameOf(item.tags, item.networkInterfaceId),
    status: item.status,
    tags: item.tags,
    tasks: own === undefined || met.includes(own) ? met : [own, ...met],
    interfaces: [one],
    balancers: owner.class === "load-balancer" && owner.urn !== undefined ? [owner.urn] : [],
    blocks: [...item.ipv4Prefixes, ...item.ipv6Prefixes],
    through: ["tasks"],
  };
}

/** What a subnet stands on, with the interfaces and tasks in it. */
export function subnetFooting(subnet: SubnetPlace, world: World): Footing {
  const { item, urn, interfaces, vpcUrn } = subnet;
  return {
    name: nameOf(item.tags, item.subnetId),
    arn: item.subnetArn,
    alsoCalled: [item.vpcId, item.availabilityZone, item.cidrBlock],
    status: item.state,
    tags: item.tags,
    tasks: interfaces.flatMap((one) => world.tasksAt(one.urn)),
    subnets: [urn],
    vpcs: [vpcUrn],
    blocks: [item.cidrBlock, ...item.ipv6CidrBlocks].filter((block) => block !== undefined),
    through: ["tasks", "interfaces"],
  };
}

/** What a VPC stands on. */
export function vpcFooting({ item, urn, subnets }: VpcPlace): Footing {
  return {
    name: nameOf(item.tags, item.vpcId),
    status: item.state,
    tags: item.tags,
    vpcs: [urn],
    subnets: subnets.map((subnet) => subnet.urn),
    blocks: [
      ...item.cidrBlockAssociations.map(({ cidrBlock }) => cidrBlock),
      ...item.ipv6CidrBlockAssociations.map(({ ipv6CidrBlock }) => ipv6CidrBlock),
    ],
  };
}

function portsOfRule({ ipProtocol, fromPort, toPort }: GroupRule): NonNullable<Footing["ports"]> {
  if (ipProtocol === "-1") return [{ from: 0, to: 65535 }];
  const isOfPorts = ["tcp", "udp", "6", "17"].includes(ipProtocol);
  return isOfPorts && fromPort !== undefined && fromPort >= 0 ? [{ from: fromPort, to: toPort ?? fromPort }] : [];
}

/** What a security group is used by, and what its rules name. */
export function securityGroupFooting({ item, urn, ...place }: Placed<SecurityGroup>, world: World): Footing {
  const rules = world.topology.securityGroupRules.get(urn) ?? [];
  const interfaces = world.interfacesOf(urn);
  return {
    name: nameOf(item.tags, item.groupName ?? item.groupId),
    tags: item.tags,
    tasks: interfaces.flatMap((one) => world.tasksAt(one.urn)),
    interfaces,
    groups: [urn],
    vpcs: item.vpcId === undefined ? [] : [urnOf(place, "vpc", item.vpcId)],
    blocks: [...new Set(rules.flatMap(({ cidrIpv4, cidrIpv6 }) => cidrIpv4 ?? cidrIpv6 ?? []))],
    ports: rules.flatMap(portsOfRule),
    protocols: [...new Set(rules.map(({ ipProtocol }) => (ipProtocol === "-1" ? "all" : ipProtocol)))],
    through: ["tasks", "interfaces"],
  };
}

/** The subnets of a network ACL, and the blocks its entries name. */
export function networkAclFooting({ item, urn, ...place }: Placed<NetworkAcl>): Footing {
  return {
    name: nameOf(item.tags, item.networkAclId),
    tags: item.tags,
    acls: [urn],
    vpcs: [urnOf(place, "vpc", item.vpcId)],
    subnets: item.associations.map(({ subnetId }) => urnOf(place, "subnet", subnetId)),
    blocks: [...new Set(item.entries.flatMap(({ cidrBlock, ipv6CidrBlock }) => cidrBlock ?? ipv6CidrBlock ?? []))],
    ports: item.entries.flatMap(({ portRange }) => portRange?.from === undefined ? [] : [{ from: portRange.from, to: portRange.to ?? portRange.from }]), // prettier-ignore
  };
}

/** The subnets of a route table, and the blocks its routes name. */
export function routeTableFooting({ item, urn, ...place }: Placed<RouteTable>, world: World): Footing {
  const subnets = [...world.topology.subnets.values()].filter(({ routeTable }) => routeTable?.urn === urn);
  return {
    name: nameOf(item.tags, item.routeTableId),
    tags: item.tags,
    tables: [urn],
    vpcs: [urnOf(place, "vpc", item.vpcId)],
    subnets: subnets.map((subnet) => subnet.urn),
    blocks: item.routes.flatMap((route) => route.destinationCidrBlock ?? route.destinationIpv6CidrBlock ?? []),
  };
}

/** What an EC2 instance stands on. */
export function instanceFooting({ item, urn, ...place }: Placed<Ec2Instance>, world: World): Footing {
  const interfaces = world.interfacesOn(urn);
  return {
    name: nameOf(item.tags, item.instanceId),
    status: item.state,
    tags: item.tags,
    tasks: interfaces.flatMap((one) => world.tasksAt(one.urn)),
    interfaces,
    vpcs: item.vpcId === undefined ? [] : [urnOf(place, "vpc", item.vpcId)],
    subnets: item.subnetId === undefined ? [] : [urnOf(place, "subnet", item.subnetId)],
    zones: item.availabilityZone === undefined ? [] : [item.availabilityZone],
    addresses: [item.privateIpAddress, item.publicIpAddress].filter((address) => address !== undefined),
    through: ["tasks", "interfaces"],
  };
}

/** The address of an Elastic IP, and the interface it is at. */
export function elasticIpFooting({ item, ...place }: Placed<ElasticIp>, { topology }: World): Footing {
  const { networkInterfaceId, publicIp, privateIpAddress } = item;
  const at = networkInterfaceId === undefined ? undefined : topology.interfaces.get(urnOf(place, "network-interface", networkInterfaceId)); // prettier-ignore
  return {
    name: nameOf(item.tags, publicIp ?? item.allocationId),
    status: item.associationId === undefined ? "unassociated" : "associated",
    tags: item.tags,
    interfaces: at === undefined ? [] : [at],
    addresses: [publicIp, privateIpAddress].filter((address) => address !== undefined),
  };
}
