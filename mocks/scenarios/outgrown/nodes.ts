import type * as ec2 from "@aws-sdk/client-ec2";
import { zoneIn } from "#mocks/world/network.ts";
import { attachmentOf, networkInterface } from "#mocks/world/network-interface.ts";
import type { Built } from "#mocks/world/part.ts";
import { minutesAgo, resourceId, tagsOf } from "#mocks/world/place.ts";
import { routeTable } from "#mocks/world/route-table.ts";
import { addressIn, subnet, type Subnet } from "#mocks/world/subnet.ts";
import type { Ground } from "./ground.ts";

/** Nodes of Amazon EKS in a /26: one has a prefix in the first of the two blocks that can be given, the other one address in the second. */
export function nodesOf(ground: Ground): Built[] {
  const { place, net } = ground;
  const home = subnet(place, {
    vpc: net.vpc,
    name: "weather-nodes-a",
    cidrBlock: "10.180.40.0/26",
    zone: "a",
    tags: { "kubernetes.io/role/internal-elb": "1" },
  });
  const nat = net.part.natGateways?.find(({ SubnetId: id }) => id === zoneIn(net, "a").public.subnetId);
  const routes = routeTable(place, {
    vpc: net.vpc,
    name: "weather-nodes",
    subnets: [home],
    routes: [{ to: "0.0.0.0/0", through: nat?.NatGatewayId ?? "" }],
  });
  return [
    home,
    routes,
    node(ground, { home, name: "nodes-1", host: 5, prefix: "10.180.40.16/28" }),
    node(ground, { home, name: "nodes-2", host: 40 }),
  ];
}

function node(
  { place }: Ground,
  of: { readonly home: Subnet; readonly name: string; readonly host: number; readonly prefix?: string },
): Built {
  const instanceId = resourceId(place, "i", of.name);
  const [record] =
    networkInterface(place, {
      name: of.name,
      subnet: of.home,
      host: of.host,
      groups: [],
      description: "",
      attachment: attachmentOf(place, of.name, { instanceId, instanceOwnerId: place.account, deviceIndex: 0 }),
    }).part.networkInterfaces ?? [];
  const instance: ec2.Instance = {
    InstanceId: instanceId,
    InstanceType: "m5.large",
    State: { Code: 16, Name: "running" },
    VpcId: of.home.vpcId,
    SubnetId: of.home.subnetId,
    Placement: { AvailabilityZone: of.home.availabilityZone },
    PrivateIpAddress: addressIn(of.home, of.host),
    LaunchTime: minutesAgo(place, 30_000),
    Tags: tagsOf(of.name, { "eks:cluster-name": "models" }),
  };
  const prefixes = of.prefix === undefined ? [] : [{ Ipv4Prefix: of.prefix }];
  return {
    part: {
      instances: [instance],
      networkInterfaces: record === undefined ? [] : [{ ...record, Ipv4Prefixes: prefixes }],
    },
  };
}
