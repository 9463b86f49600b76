import type * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import { allocationId, attachmentOf, elasticIp, networkInterface } from "./network-interface.ts";
import { joinParts, type Built } from "./part.ts";
import { arnOf, days, digitsOf, hexOf, minutesAgo, type Place, type Tags } from "./place.ts";
import type { SecurityGroup } from "./security-group.ts";
import type { Subnet } from "./subnet.ts";

/** A load balancer that was built. */
export type LoadBalancer = Built & {
  readonly loadBalancerArn: string;
  /** `app/<name>/<id>`. */
  readonly id: string;
  readonly dnsName: string;
  readonly canonicalHostedZoneId: string;
  readonly type: "application" | "network";
};

/** One node: its subnet, its address there, and the public one of an internet-facing load balancer. */
export type LoadBalancerNode = {
  readonly subnet: Subnet;
  readonly host: number;
  readonly publicIp?: string;
  /** The name of the Elastic IP address that is ours; absent for an address of AWS. */
  readonly elasticIp?: string;
};

/** What a load balancer is made of. */
export type LoadBalancerSpec = {
  readonly name: string;
  readonly type: "application" | "network";
  readonly scheme: "internet-facing" | "internal";
  readonly nodes: readonly LoadBalancerNode[];
  readonly groups: readonly SecurityGroup[];
  /** What AWS says of it: active when absent. */
  readonly state?: elbv2.LoadBalancerState;
  /** Whether nodes send to other zones; on when absent. */
  readonly crossZone?: boolean;
  readonly tags?: Tags;
};

/** The hosted zones of load balancer names in the Tokyo Region. */
const canonicalZones = { application: "Z14GRHDCWA56QT", network: "Z31USIVHYNEOWT" } as const;

/** An application or network load balancer with the interfaces it keeps in its subnets. */
export function loadBalancer(place: Place, spec: LoadBalancerSpec): LoadBalancer {
  const { name, type } = spec;
  const id = `${type === "application" ? "app" : "net"}/${name}/${hexOf(place, `elb/${name}`, 16)}`;
  const loadBalancerArn = arnOf(place, "elasticloadbalancing", `loadbalancer/${id}`);
  const dnsName = dnsNameOf(place, spec);
  const canonicalHostedZoneId = canonicalZones[type];
  const nodes = spec.nodes.map((node) => nodeOf(place, { spec, id, node }));
  const record = {
    LoadBalancerArn: loadBalancerArn,
    LoadBalancerName: name,
    DNSName: dnsName,
    CanonicalHostedZoneId: canonicalHostedZoneId,
    CreatedTime: minutesAgo(place, days(380)),
    Scheme: spec.scheme,
    Type: type,
    State: spec.state ?? { Code: "active" as const },
    ...(spec.nodes[0] === undefined ? {} : { VpcId: spec.nodes[0].subnet.vpcId }),
    IpAddressType: "ipv4" as const,
    SecurityGroups: spec.groups.map(({ groupId }) => groupId),
    AvailabilityZones: nodes.map(({ zone }) => zone),
    attributes: attributesOf(type, spec.crossZone ?? true),
    tags: Object.entries({ Name: name, ...spec.tags }).map(([Key, Value]) => ({ Key, Value })),
  };
  const part = joinParts([...nodes, { part: { loadBalancers: [record] } }]);
  return { loadBalancerArn, id, dnsName, canonicalHostedZoneId, type, part };
}

/** The name ELB gives: the order of `elb` and the Region differs between the two types. */
function dnsNameOf(place: Place, { name, type, scheme }: LoadBalancerSpec): string {
  if (type === "network") return `${name}-${hexOf(place, `elb/${name}`, 16)}.elb.${place.region}.amazonaws.com`;
  const prefix = scheme === "internal" ? "internal-" : "";
  return `${prefix}${name}-${digitsOf(place, `elb-name/${name}`, 10)}.${place.region}.elb.amazonaws.com`;
}

function nodeOf(
  place: Place,
  of: { readonly spec: LoadBalancerSpec; readonly id: string; readonly node: LoadBalancerNode },
): Built & { readonly zone: elbv2.AvailabilityZone } {
  const { spec, node } = of;
  const allocation = node.elasticIp === undefined ? undefined : allocationId(place, node.elasticIp);
  const interfaceName = `${of.id}/${node.subnet.name}`;
  const at = networkInterface(place, {
    name: interfaceName,
    subnet: node.subnet,
    host: node.host,
    groups: spec.groups,
    description: `ELB ${of.id}`,
    type: spec.type === "network" ? "network_load_balancer" : "interface",
    requesterId: "amazon-elb",
    attachment: attachmentOf(place, interfaceName, { instanceOwnerId: "amazon-elb", deviceIndex: 1 }),
    ...(node.publicIp === undefined
      ? {}
      : {
          publicAddress: {
            publicIp: node.publicIp,
            ipOwnerId: allocation === undefined ? "amazon-elb" : place.account,
            ...(allocation === undefined ? {} : { allocationId: allocation }),
          },
        }),
  });
  const owned =
    node.elasticIp === undefined || node.publicIp === undefined
      ? []
      : [elasticIp(place, { name: node.elasticIp, publicIp: node.publicIp, at })];
  const address =
    allocation === undefined || node.publicIp === undefined
      ? []
      : [{ IpAddress: node.publicIp, AllocationId: allocation }];
  return {
    zone: {
      ZoneName: node.subnet.availabilityZone,
      SubnetId: node.subnet.subnetId,
      LoadBalancerAddresses: address,
    },
    part: joinParts([at, ...owned]),
  };
}

function attributesOf(type: "application" | "network", crossZone: boolean): elbv2.LoadBalancerAttribute[] {
  const both = { "deletion_protection.enabled": "true", "access_logs.s3.enabled": "true" };
  const own = { "idle_timeout.timeout_seconds": "60", "routing.http2.enabled": "true" };
  return Object.entries({
    ...both,
    "load_balancing.cross_zone.enabled": String(crossZone),
    ...(type === "application" ? own : {}),
  }).map(([Key, Value]) => ({ Key, Value }));
}
