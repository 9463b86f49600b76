import type * as ec2 from "@aws-sdk/client-ec2";
import { attachmentOf, networkInterface } from "#mocks/world/network-interface.ts";
import { zoneIn } from "#mocks/world/network.ts";
import type { Built } from "#mocks/world/part.ts";
import { minutesAgo, resourceId, tagsOf, type Place } from "#mocks/world/place.ts";
import { routeTable } from "#mocks/world/route-table.ts";
import { addressIn, subnet, type Subnet } from "#mocks/world/subnet.ts";
import type { Crossroads } from "./inside.ts";

/** Nodes of Amazon EKS in subnets of their own: with whole /28 left for prefixes, tagged for load balancers, and one interface just made. */
export function nodesOf({ place, rail }: Crossroads): Built[] {
  const zone = zoneIn(rail, "a");
  const tags = { "kubernetes.io/role/internal-elb": "1" };
  const home = subnet(place, { vpc: rail.vpc, name: "rail-nodes-a", cidrBlock: "10.170.40.0/25", zone: "a", tags });
  const nat = rail.part.natGateways?.find(({ SubnetId: id }) => id === zone.public.subnetId)?.NatGatewayId ?? "";
  const routes = routeTable(place, {
    vpc: rail.vpc,
    name: "rail-nodes",
    subnets: [home],
    routes: [{ to: "0.0.0.0/0", through: nat }],
  });
  const aside: ec2.SubnetCidrReservation = {
    SubnetCidrReservationId: resourceId(place, "scr", "rail-nodes"),
    SubnetId: home.subnetId,
    Cidr: "10.170.40.64/26",
    ReservationType: "prefix",
    OwnerId: place.account,
    Tags: [],
  };
  return [
    home,
    routes,
    { part: { subnetCidrReservations: [aside] } },
    node({ place, home, name: "rail-node-1", host: 5, prefixes: ["10.170.40.64/28", "10.170.40.80/28"] }),
    young(place, home),
  ];
}

/** It is four minutes old: the plugin is about to attach it. */
function young(place: Place, home: Subnet): Built {
  const [record] =
    networkInterface(place, {
      name: "rail-node-2/1",
      subnet: home,
      host: 9,
      groups: [],
      description: `aws-K8S-${resourceId(place, "i", "rail-node-2")}`,
    }).part.networkInterfaces ?? [];
  const tags = {
    "cluster.k8s.amazonaws.com/name": "signals",
    "node.k8s.amazonaws.com/createdAt": minutesAgo(place, 4).toISOString(),
  };
  return {
    part: {
      networkInterfaces:
        record === undefined ? [] : [{ ...record, Status: "available", TagSet: tagsOf("rail-node-2", tags) }],
    },
  };
}

function node(of: {
  readonly place: Place;
  readonly home: Subnet;
  readonly name: string;
  readonly host: number;
  readonly prefixes: readonly string[];
}): Built {
  const { place, home, name } = of;
  const instanceId = resourceId(place, "i", name);
  const [record] =
    networkInterface(place, {
      name,
      subnet: home,
      host: of.host,
      groups: [],
      description: "",
      attachment: attachmentOf(place, name, { instanceId, instanceOwnerId: place.account, deviceIndex: 0 }),
    }).part.networkInterfaces ?? [];
  const instance: ec2.Instance = {
    InstanceId: instanceId,
    InstanceType: "m5.large",
    State: { Code: 16, Name: "running" },
    VpcId: home.vpcId,
    SubnetId: home.subnetId,
    Placement: { AvailabilityZone: home.availabilityZone },
    PrivateIpAddress: addressIn(home, of.host),
    LaunchTime: minutesAgo(place, 40_000),
    Tags: tagsOf(name, { "eks:cluster-name": "signals" }),
  };
  return {
    part: {
      instances: [instance],
      networkInterfaces:
        record === undefined ? [] : [{ ...record, Ipv4Prefixes: of.prefixes.map((Ipv4Prefix) => ({ Ipv4Prefix })) }],
    },
  };
}
