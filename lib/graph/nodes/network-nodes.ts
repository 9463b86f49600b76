import type { Describe } from "./node-content.ts";
import { nameTag } from "./node-content.ts";

/** VPCs. */
export const vpcContent: Describe<"vpcs"> = (vpc) => ({
  name: nameTag(vpc.tags),
  vpcId: vpc.vpcId,
  status: vpc.state,
  facts: {
    cidrBlock: vpc.cidrBlock,
    cidrBlocks: vpc.cidrBlockAssociations.map(({ cidrBlock }) => cidrBlock),
    ipv6CidrBlocks: vpc.ipv6CidrBlockAssociations.map(({ ipv6CidrBlock }) => ipv6CidrBlock),
    isDefault: vpc.isDefault,
    dhcpOptionsId: vpc.dhcpOptionsId,
    ownerId: vpc.ownerId,
    enableDnsSupport: vpc.enableDnsSupport.known ? vpc.enableDnsSupport.value : undefined,
    enableDnsHostnames: vpc.enableDnsHostnames.known ? vpc.enableDnsHostnames.value : undefined,
  },
});

/** Subnets. */
export const subnetContent: Describe<"subnets"> = (subnet) => ({
  name: nameTag(subnet.tags),
  arn: subnet.subnetArn,
  vpcId: subnet.vpcId,
  subnetId: subnet.subnetId,
  availabilityZone: subnet.availabilityZone,
  status: subnet.state,
  facts: {
    cidrBlock: subnet.cidrBlock,
    ipv6CidrBlocks: subnet.ipv6CidrBlocks,
    availabilityZoneId: subnet.availabilityZoneId,
    availableIpAddressCount: subnet.availableIpAddressCount,
    mapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    ownerId: subnet.ownerId,
  },
});

/** Route tables. */
export const routeTableContent: Describe<"routeTables"> = (table) => ({
  name: nameTag(table.tags),
  vpcId: table.vpcId,
  facts: {
    main: table.associations.some(({ main }) => main === true),
    routeCount: table.routes.length,
    associatedSubnets: table.associations.flatMap(({ subnetId }) => subnetId ?? []),
  },
});

/** Network ACLs. */
export const networkAclContent: Describe<"networkAcls"> = (acl) => ({
  name: nameTag(acl.tags),
  vpcId: acl.vpcId,
  facts: {
    isDefault: acl.isDefault,
    entryCount: acl.entries.length,
    associatedSubnets: acl.associations.map(({ subnetId }) => subnetId),
  },
});

/** Security groups. */
export const securityGroupContent: Describe<"securityGroups"> = (group) => ({
  name: nameTag(group.tags) ?? group.groupName,
  vpcId: group.vpcId,
  facts: { groupName: group.groupName, description: group.description, ownerId: group.ownerId },
});

/** Network interfaces. */
export const networkInterfaceContent: Describe<"networkInterfaces"> = (networkInterface) => ({
  name: nameTag(networkInterface.tags),
  vpcId: networkInterface.vpcId,
  subnetId: networkInterface.subnetId,
  availabilityZone: networkInterface.availabilityZone,
  status: networkInterface.status,
  facts: {
    interfaceType: networkInterface.interfaceType,
    description: networkInterface.description === "" ? undefined : networkInterface.description,
    privateIpAddress: networkInterface.privateIpAddress,
    secondaryPrivateIpAddresses: networkInterface.privateIpAddresses
      .filter(({ privateIpAddress }) => privateIpAddress !== networkInterface.privateIpAddress)
      .map(({ privateIpAddress }) => privateIpAddress),
    publicIp: networkInterface.association?.publicIp,
    ipv6Addresses: networkInterface.ipv6Addresses,
    ipv4Prefixes: networkInterface.ipv4Prefixes,
    groups: networkInterface.groups.map(({ groupId }) => groupId),
    instanceId: networkInterface.attachment?.instanceId,
    deviceIndex: networkInterface.attachment?.deviceIndex,
    requesterId: networkInterface.requesterId,
    sourceDestCheck: networkInterface.sourceDestCheck,
  },
});

/** Elastic IP addresses. */
export const elasticIpContent: Describe<"elasticIps"> = (address) => ({
  name: nameTag(address.tags) ?? address.publicIp,
  status: address.associationId === undefined ? "unassociated" : "associated",
  facts: {
    publicIp: address.publicIp,
    privateIpAddress: address.privateIpAddress,
    networkInterfaceId: address.networkInterfaceId,
    instanceId: address.instanceId,
  },
});

/** EC2 instances. */
export const ec2InstanceContent: Describe<"ec2Instances"> = (instance) => ({
  name: nameTag(instance.tags),
  vpcId: instance.vpcId,
  subnetId: instance.subnetId,
  availabilityZone: instance.availabilityZone,
  status: instance.state,
  facts: {
    instanceType: instance.instanceType,
    privateIpAddress: instance.privateIpAddress,
    publicIpAddress: instance.publicIpAddress,
    privateDnsName: instance.privateDnsName,
    launchTime: instance.launchTime,
    platform: instance.platform,
  },
});

/** Managed prefix lists. */
export const prefixListContent: Describe<"managedPrefixLists"> = (list) => ({
  name: nameTag(list.tags) ?? list.prefixListName,
  status: list.state,
  facts: {
    prefixListName: list.prefixListName,
    addressFamily: list.addressFamily,
    maxEntries: list.maxEntries,
    ownerId: list.ownerId,
    entries: list.entries.known ? list.entries.value.map(({ cidr }) => cidr) : undefined,
  },
});

/** Flow logs. */
export const flowLogContent: Describe<"flowLogs"> = (log) => ({
  name: nameTag(log.tags),
  status: log.flowLogStatus,
  facts: {
    resourceId: log.resourceId,
    trafficType: log.trafficType,
    logDestinationType: log.logDestinationType,
    deliverLogsStatus: log.deliverLogsStatus,
    deliverLogsErrorMessage: log.deliverLogsErrorMessage,
  },
});
