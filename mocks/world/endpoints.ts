import type * as ec2 from "@aws-sdk/client-ec2";
import { attachmentOf, networkInterface } from "./network-interface.ts";
import { joinParts, type Built } from "./part.ts";
import { days, hexOf, minutesAgo, resourceId, tagsOf, type Place } from "./place.ts";
import type { RouteTable } from "./route-table.ts";
import type { SecurityGroup } from "./security-group.ts";
import type { Subnet } from "./subnet.ts";
import type { Vpc } from "./vpc.ts";

const allowAll =
  '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}],"Version":"2008-10-17"}';

/** An interface endpoint with private DNS and one interface in each of its subnets. */
export function interfaceEndpoint(
  place: Place,
  spec: {
    readonly vpc: Vpc;
    /** The last part of the service's name: `logs`, `ecr.api`. */
    readonly service: string;
    readonly nodes: readonly { readonly subnet: Subnet; readonly host: number }[];
    readonly groups: readonly SecurityGroup[];
    /** Whether the service's own name leads to it; on when absent. */
    readonly privateDns?: boolean;
  },
): Built & { readonly vpcEndpointId: string } {
  const { vpc, service, privateDns = true } = spec;
  const vpcEndpointId = resourceId(place, "vpce", `${vpc.name}/${service}`);
  const interfaces = spec.nodes.map(({ subnet, host }) => {
    const name = `${vpcEndpointId}/${subnet.name}`;
    return networkInterface(place, {
      name,
      subnet,
      host,
      groups: spec.groups,
      description: `VPC Endpoint Interface ${vpcEndpointId}`,
      type: "vpc_endpoint",
      requesterId: "727180483921",
      attachment: attachmentOf(place, name, { instanceOwnerId: "amazon-aws", deviceIndex: 1 }),
    });
  });
  const record: ec2.VpcEndpoint = {
    ...endpointOf(place, { vpc, service, vpcEndpointId }),
    VpcEndpointType: "Interface",
    RouteTableIds: [],
    SubnetIds: spec.nodes.map(({ subnet }) => subnet.subnetId),
    Groups: spec.groups.map(({ groupId, groupName }) => ({ GroupId: groupId, GroupName: groupName })),
    PrivateDnsEnabled: privateDns,
    NetworkInterfaceIds: interfaces.map((at) => at.networkInterfaceId),
    DnsEntries: [
      {
        DnsName: `${vpcEndpointId}-${hexOf(place, vpcEndpointId, 8)}.${service}.${place.region}.vpce.amazonaws.com`,
        HostedZoneId: "Z2E726K9Y6RL4W",
      },
      ...(privateDns ? [{ DnsName: `${service}.${place.region}.amazonaws.com`, HostedZoneId: "ZONEIDPENDING" }] : []),
    ],
  };
  return { vpcEndpointId, part: joinParts([...interfaces, { part: { vpcEndpoints: [record] } }]) };
}

/** A gateway endpoint; each of its route tables gets the route to the service's prefix list. */
export function gatewayEndpoint(
  place: Place,
  spec: { readonly vpc: Vpc; readonly service: "s3" | "dynamodb"; readonly routeTables: readonly RouteTable[] },
): Built & { readonly vpcEndpointId: string } {
  const { vpc, service } = spec;
  const vpcEndpointId = resourceId(place, "vpce", `${vpc.name}/${service}`);
  const record: ec2.VpcEndpoint = {
    ...endpointOf(place, { vpc, service, vpcEndpointId }),
    VpcEndpointType: "Gateway",
    RouteTableIds: spec.routeTables.map(({ routeTableId }) => routeTableId),
    SubnetIds: [],
    Groups: [],
    PrivateDnsEnabled: false,
    NetworkInterfaceIds: [],
    DnsEntries: [],
  };
  return { vpcEndpointId, part: { vpcEndpoints: [record] } };
}

/** The id of the prefix list AWS keeps for a gateway service. */
export function servicePrefixListId(place: Place, service: string): string {
  return `pl-${hexOf(place, `prefix-list/${service}`, 8)}`;
}

/** The prefix lists AWS keeps in every Region for Amazon S3 and DynamoDB. */
export function servicePrefixLists(place: Place): Built {
  const list = (service: string, cidrs: readonly string[]) => ({
    PrefixListId: servicePrefixListId(place, service),
    PrefixListName: `com.amazonaws.${place.region}.${service}`,
    PrefixListArn: `arn:aws:ec2:${place.region}:aws:prefix-list/${servicePrefixListId(place, service)}`,
    AddressFamily: "IPv4",
    OwnerId: "AWS",
    Tags: [],
    entries: cidrs.map((Cidr) => ({ Cidr })),
  });
  return {
    part: {
      managedPrefixLists: [
        list("s3", ["198.51.100.64/27", "198.51.100.96/28"]),
        list("dynamodb", ["198.51.100.128/28"]),
      ],
    },
  };
}

function endpointOf(
  place: Place,
  of: { readonly vpc: Vpc; readonly service: string; readonly vpcEndpointId: string },
): ec2.VpcEndpoint {
  return {
    VpcEndpointId: of.vpcEndpointId,
    VpcId: of.vpc.vpcId,
    ServiceName: `com.amazonaws.${place.region}.${of.service}`,
    // AWS answers `available`; only the SDK's enumeration spells it with a capital.
    State: "available" as ec2.State,
    PolicyDocument: allowAll,
    OwnerId: place.account,
    RequesterManaged: false,
    CreationTimestamp: minutesAgo(place, days(380)),
    Tags: tagsOf(`${of.vpc.name}-${of.service}`),
  };
}
