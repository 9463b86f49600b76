import type * as ec2 from "@aws-sdk/client-ec2";
import type { Built } from "./part.ts";
import { hexOf, resourceId, tagsOf, uuidOf, type Place } from "./place.ts";
import type { SecurityGroup } from "./security-group.ts";
import { addressIn, type Subnet } from "./subnet.ts";

/** A network interface that was built. */
export type NetworkInterface = Built & { readonly networkInterfaceId: string; readonly privateIpAddress: string };

/** A public address of an interface: AWS's own, or an Elastic IP when it has an allocation. */
export type PublicAddress = { readonly publicIp: string; readonly ipOwnerId: string; readonly allocationId?: string };

/** What a network interface is made of. */
export type InterfaceSpec = {
  /** What its id is made of. */
  readonly name: string;
  readonly subnet: Subnet;
  /** Which address of the subnet: 21 is `10.0.1.21` in `10.0.1.0/24`. */
  readonly host: number;
  readonly groups: readonly SecurityGroup[];
  readonly description: string;
  /** `interface` when absent. */
  readonly type?: ec2.NetworkInterfaceType | "nat_gateway";
  /** The service that made it; absent for one of our own. */
  readonly requesterId?: string;
  readonly attachment?: ec2.NetworkInterfaceAttachment;
  readonly publicAddress?: PublicAddress;
};

/** A network interface in use. */
export function networkInterface(place: Place, spec: InterfaceSpec): NetworkInterface {
  const networkInterfaceId = resourceId(place, "eni", spec.name);
  const privateIpAddress = addressIn(spec.subnet, spec.host);
  const association = spec.publicAddress === undefined ? {} : { Association: associationOf(place, spec.publicAddress) };
  const privateDnsName = privateNameOf(place, privateIpAddress);
  return {
    networkInterfaceId,
    privateIpAddress,
    part: {
      networkInterfaces: [
        {
          NetworkInterfaceId: networkInterfaceId,
          VpcId: spec.subnet.vpcId,
          SubnetId: spec.subnet.subnetId,
          AvailabilityZone: spec.subnet.availabilityZone,
          Description: spec.description,
          // Recorded answers say `nat_gateway` where the SDK's enumeration says `natGateway`; the wire carries what AWS sends.
          InterfaceType: (spec.type ?? "interface") as ec2.NetworkInterfaceType,
          Status: "in-use",
          MacAddress: macAddress(place, spec.name),
          OwnerId: place.account,
          ...(spec.requesterId === undefined ? {} : { RequesterId: spec.requesterId }),
          RequesterManaged: spec.requesterId !== undefined,
          SourceDestCheck: spec.type !== "nat_gateway",
          PrivateIpAddress: privateIpAddress,
          PrivateDnsName: privateDnsName,
          PrivateIpAddresses: [
            { Primary: true, PrivateIpAddress: privateIpAddress, PrivateDnsName: privateDnsName, ...association },
          ],
          Ipv6Addresses: [],
          ...association,
          Groups: spec.groups.map(({ groupId, groupName }) => ({ GroupId: groupId, GroupName: groupName })),
          ...(spec.attachment === undefined ? {} : { Attachment: spec.attachment }),
          TagSet: [],
        },
      ],
    },
  };
}

/** The attachment of an interface, with what AWS always says of it. */
export function attachmentOf(
  place: Place,
  name: string,
  to: { readonly instanceId?: string; readonly instanceOwnerId: string; readonly deviceIndex: number },
): ec2.NetworkInterfaceAttachment {
  return {
    AttachmentId: resourceId(place, "eni-attach", name),
    ...(to.instanceId === undefined ? {} : { InstanceId: to.instanceId }),
    InstanceOwnerId: to.instanceOwnerId,
    DeviceIndex: to.deviceIndex,
    Status: "attached",
    DeleteOnTermination: to.deviceIndex === 0,
  };
}

/** An Elastic IP address, associated with an interface. */
export function elasticIp(
  place: Place,
  spec: {
    readonly name: string;
    readonly publicIp: string;
    /** The interface it is associated with; absent when it is with none. */
    readonly at?: NetworkInterface;
  },
): Built {
  const { at } = spec;
  return {
    part: {
      addresses: [
        {
          AllocationId: allocationId(place, spec.name),
          PublicIp: spec.publicIp,
          Domain: "vpc",
          ...(at === undefined
            ? {}
            : {
                AssociationId: resourceId(place, "eipassoc", spec.name),
                NetworkInterfaceId: at.networkInterfaceId,
                NetworkInterfaceOwnerId: place.account,
                PrivateIpAddress: at.privateIpAddress,
              }),
          PublicIpv4Pool: "amazon",
          NetworkBorderGroup: place.region,
          Tags: tagsOf(spec.name),
        },
      ],
    },
  };
}

/** The allocation id of the Elastic IP address of this name. */
export function allocationId(place: Place, name: string): string {
  return resourceId(place, "eipalloc", name);
}

/** The interface of an Amazon RDS instance. */
export function databaseInterface(
  place: Place,
  spec: Pick<InterfaceSpec, "name" | "subnet" | "host" | "groups">,
): NetworkInterface {
  return networkInterface(place, {
    ...spec,
    description: "RDSNetworkInterface",
    requesterId: "amazon-rds",
    attachment: attachmentOf(place, spec.name, { instanceOwnerId: "amazon-rds", deviceIndex: 1 }),
  });
}

/** An interface that AWS Lambda keeps for the functions of one subnet and set of groups. */
export function lambdaInterface(
  place: Place,
  spec: Pick<InterfaceSpec, "subnet" | "host" | "groups"> & { readonly functionName: string },
): NetworkInterface {
  const name = `lambda/${spec.functionName}/${spec.subnet.name}/${String(spec.host)}`;
  return networkInterface(place, {
    ...spec,
    name,
    type: "lambda",
    description: `AWS Lambda VPC ENI-${spec.functionName}-${uuidOf(place, name)}`,
    requesterId: `AROA${hexOf(place, name, 17).toUpperCase()}:${place.account}`,
    attachment: attachmentOf(place, name, { instanceOwnerId: "amazon-aws", deviceIndex: 1 }),
  });
}

/** The name EC2 gives a private address. */
export function privateNameOf(place: Place, address: string): string {
  return `ip-${address.replaceAll(".", "-")}.${place.region}.compute.internal`;
}

function associationOf(place: Place, address: PublicAddress): ec2.NetworkInterfaceAssociation {
  return {
    PublicIp: address.publicIp,
    PublicDnsName: `ec2-${address.publicIp.replaceAll(".", "-")}.${place.region}.compute.amazonaws.com`,
    IpOwnerId: address.ipOwnerId,
    ...(address.allocationId === undefined ? {} : { AllocationId: address.allocationId }),
  };
}

function macAddress(place: Place, name: string): string {
  const pairs = hexOf(place, `mac/${name}`, 10).match(/../g) ?? [];
  return ["06", ...pairs].join(":");
}
