import type { Ec2Instance, InstanceType } from "#lib/model/resources/ec2-instance.ts";
import type { ElasticIp } from "#lib/model/resources/elastic-ip.ts";
import type { NetworkAcl, NetworkAclEntry } from "#lib/model/resources/network-acl.ts";
import type { NetworkInterface } from "#lib/model/resources/network-interface.ts";
import type { Route, RouteTable } from "#lib/model/resources/route-table.ts";
import type { SecurityGroup, SecurityGroupRule } from "#lib/model/resources/security-group.ts";
import type { Subnet } from "#lib/model/resources/subnet.ts";
import type { Vpc } from "#lib/model/resources/vpc.ts";
import { ACCOUNT, REGION } from "./snapshots.ts";

/** A VPC of 10.0.0.0/16 with both DNS attributes on. */
export function vpc(overrides: Partial<Vpc> = {}): Vpc {
  const cidrBlock = overrides.cidrBlock ?? "10.0.0.0/16";
  return {
    vpcId: "vpc-1",
    cidrBlock,
    cidrBlockAssociations: [{ cidrBlock, state: "associated" }],
    ipv6CidrBlockAssociations: [],
    isDefault: false,
    ownerId: ACCOUNT,
    state: "available",
    enableDnsSupport: { known: true, value: true },
    enableDnsHostnames: { known: true, value: true },
    tags: [],
    ...overrides,
  };
}

/** A subnet of 10.0.1.0/24 in `vpc-1`, with 200 addresses free. */
export function subnet(overrides: Partial<Subnet> = {}): Subnet {
  return {
    subnetId: "subnet-1",
    vpcId: "vpc-1",
    cidrBlock: "10.0.1.0/24",
    ipv6CidrBlocks: [],
    availabilityZone: `${REGION}a`,
    availabilityZoneId: "euw1-az1",
    availableIpAddressCount: 200,
    mapPublicIpOnLaunch: false,
    ipv6Native: false,
    ownerId: ACCOUNT,
    state: "available",
    cidrReservations: { known: true, value: [] },
    tags: [],
    ...overrides,
  };
}

/** An active route. */
export function route(overrides: Partial<Route> = {}): Route {
  return { state: "active", origin: "CreateRoute", ...overrides };
}

/** The main route table of `vpc-1` with nothing but its local route. */
export function routeTable(overrides: Partial<RouteTable> = {}): RouteTable {
  return {
    routeTableId: "rtb-1",
    vpcId: "vpc-1",
    routes: [route({ destinationCidrBlock: "10.0.0.0/16", gatewayId: "local", origin: "CreateRouteTable" })],
    associations: [{ routeTableAssociationId: "rtbassoc-1", main: true, state: "associated" }],
    propagatingVgws: [],
    tags: [],
    ...overrides,
  };
}

/** An entry that allows everything in. */
export function networkAclEntry(overrides: Partial<NetworkAclEntry> = {}): NetworkAclEntry {
  return { ruleNumber: 100, protocol: "-1", ruleAction: "allow", egress: false, cidrBlock: "0.0.0.0/0", ...overrides };
}

/** The default network ACL of `vpc-1`, which allows everything both ways. */
export function networkAcl(overrides: Partial<NetworkAcl> = {}): NetworkAcl {
  return {
    networkAclId: "acl-1",
    vpcId: "vpc-1",
    isDefault: true,
    entries: [
      networkAclEntry(),
      networkAclEntry({ egress: true }),
      networkAclEntry({ ruleNumber: 32767, ruleAction: "deny" }),
      networkAclEntry({ ruleNumber: 32767, ruleAction: "deny", egress: true }),
    ],
    associations: [],
    tags: [],
    ...overrides,
  };
}

/** A security group of `vpc-1` without permissions. */
export function securityGroup(overrides: Partial<SecurityGroup> = {}): SecurityGroup {
  const groupId = overrides.groupId ?? "sg-1";
  return {
    groupId,
    groupName: groupId,
    description: groupId,
    vpcId: "vpc-1",
    ownerId: ACCOUNT,
    ipPermissions: [],
    ipPermissionsEgress: [],
    tags: [],
    ...overrides,
  };
}

/** A rule that lets tcp/443 into `sg-1` from anywhere; give a source to replace `cidrIpv4`. */
export function securityGroupRule(overrides: Partial<SecurityGroupRule> = {}): SecurityGroupRule {
  const hasSource =
    overrides.cidrIpv6 !== undefined ||
    overrides.prefixListId !== undefined ||
    overrides.referencedGroupInfo !== undefined;
  return {
    securityGroupRuleId: "sgr-1",
    groupId: "sg-1",
    isEgress: false,
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    ...(hasSource ? {} : { cidrIpv4: "0.0.0.0/0" }),
    ...overrides,
  };
}

/** An interface in `subnet-1` with the address 10.0.1.10 and the group `sg-1`; give `privateIpAddress` to move it. */
export function networkInterface(overrides: Partial<NetworkInterface> = {}): NetworkInterface {
  const privateIpAddress = overrides.privateIpAddress ?? "10.0.1.10";
  const { association } = overrides;
  return {
    networkInterfaceId: "eni-1",
    vpcId: "vpc-1",
    subnetId: "subnet-1",
    availabilityZone: `${REGION}a`,
    description: "",
    interfaceType: "interface",
    status: "in-use",
    requesterManaged: false,
    ownerId: ACCOUNT,
    privateIpAddress,
    privateIpAddresses: [{ privateIpAddress, primary: true, ...(association === undefined ? {} : { association }) }],
    ipv6Addresses: [],
    ipv4Prefixes: [],
    ipv6Prefixes: [],
    groups: [{ groupId: "sg-1", groupName: "sg-1" }],
    sourceDestCheck: true,
    tags: [],
    ...overrides,
  };
}

/** A running t3.medium in `subnet-1`; its interface is a record of its own. */
export function ec2Instance(overrides: Partial<Ec2Instance> = {}): Ec2Instance {
  return {
    instanceId: "i-1",
    instanceType: "t3.medium",
    vpcId: "vpc-1",
    subnetId: "subnet-1",
    availabilityZone: `${REGION}a`,
    state: "running",
    privateIpAddress: "10.0.1.20",
    tags: [],
    ...overrides,
  };
}

/** A t3.medium: three interfaces, one network card. */
export function instanceType(overrides: Partial<InstanceType> = {}): InstanceType {
  return {
    instanceType: "t3.medium",
    hypervisor: "nitro",
    vcpus: 2,
    memoryMib: 4096,
    maximumNetworkInterfaces: 3,
    ipv4AddressesPerInterface: 6,
    networkCards: [{ networkCardIndex: 0, maximumNetworkInterfaces: 3 }],
    ...overrides,
  };
}

/** An Elastic IP address that is not associated. */
export function elasticIp(overrides: Partial<ElasticIp> = {}): ElasticIp {
  return { allocationId: "eipalloc-1", publicIp: "203.0.113.10", tags: [], ...overrides };
}
