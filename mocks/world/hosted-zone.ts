import type * as route53 from "@aws-sdk/client-route-53";
import type * as cloudMap from "@aws-sdk/client-servicediscovery";
import type { Namespace } from "./cloud-map.ts";
import type { LoadBalancer } from "./load-balancer.ts";
import { digitsOf, upperIdOf, type Place } from "./place.ts";
import type { Vpc } from "./vpc.ts";
import type { HostedZoneWorld, RegionWorld } from "./world.ts";

/** A hosted zone's id as Route 53 makes it. */
export function hostedZoneId(place: Place, name: string, privacy: "public" | "private"): string {
  return upperIdOf({ ...place, region: "global" }, `${privacy}/${name}`, "Z0");
}

/** The id of a record set: `<zone>/<name>/<type>`. */
export function recordId(zoneId: string, name: string, type: string): string {
  return `${zoneId}/${name}/${type}`;
}

/** A public hosted zone, or a private one when VPCs are given; its SOA and NS records come with it. */
export function hostedZone(
  place: Place,
  spec: {
    readonly name: string;
    readonly vpcs?: readonly Vpc[];
    readonly comment?: string;
    readonly records: readonly route53.ResourceRecordSet[];
  },
): HostedZoneWorld {
  const isPrivate = spec.vpcs !== undefined;
  const nameServers = isPrivate ? privateNameServers : publicNameServers(place, spec.name);
  const records = [...ownRecords(spec.name, nameServers), ...spec.records];
  return {
    Id: `/hostedzone/${hostedZoneId(place, spec.name, isPrivate ? "private" : "public")}`,
    Name: `${spec.name}.`,
    CallerReference: `terraform-${digitsOf(place, spec.name, 14)}`,
    Config: { PrivateZone: isPrivate, Comment: spec.comment ?? "" },
    ResourceRecordSetCount: records.length,
    vpcs: (spec.vpcs ?? []).map(({ vpcId }) => ({
      VPCId: vpcId,
      // A Region is a member of the SDK's enumeration of Regions; a place holds it as text.
      VPCRegion: place.region as route53.VPCRegion,
    })),
    nameServers,
    records,
  };
}

/** The hosted zone Cloud Map keeps for a namespace: a record for each registered instance. */
export function namespaceZone(place: Place, namespace: Namespace, world: RegionWorld): HostedZoneWorld {
  const services = world.cloudMapServices.filter(({ namespaceId }) => namespaceId === namespace.namespaceId);
  const zone = hostedZone(place, {
    name: namespace.name,
    ...(namespace.type === "DNS_PUBLIC" ? {} : { vpcs: [namespace.vpc] }),
    comment: "Created by AWS Cloud Map",
    records: services.flatMap((service) =>
      world.cloudMapInstances
        .filter(({ serviceId }) => serviceId === service.Id)
        .flatMap((instance) => instanceRecords(service, instance, `${service.Name ?? ""}.${namespace.name}`)),
    ),
  });
  return {
    ...zone,
    Id: `/hostedzone/${namespace.hostedZoneId}`,
    LinkedService: { ServicePrincipal: "servicediscovery.amazonaws.com", Description: "arn:aws:servicediscovery" },
  };
}

/** An alias to a load balancer. */
export function aliasTo(name: string, to: LoadBalancer): route53.ResourceRecordSet {
  return {
    Name: `${name}.`,
    Type: "A",
    AliasTarget: {
      HostedZoneId: to.canonicalHostedZoneId,
      DNSName: `${to.type === "application" ? "dualstack." : ""}${to.dnsName.toLowerCase()}.`,
      EvaluateTargetHealth: true,
    },
  };
}

/** A record with its values. */
export function record(
  name: string,
  type: route53.RRType,
  spec: { readonly ttl: number; readonly values: readonly string[] },
): route53.ResourceRecordSet {
  return { Name: `${name}.`, Type: type, TTL: spec.ttl, ResourceRecords: spec.values.map((Value) => ({ Value })) };
}

const privateNameServers = [
  "ns-0.awsdns-00.com",
  "ns-512.awsdns-00.net",
  "ns-1024.awsdns-00.org",
  "ns-1536.awsdns-00.co.uk",
];

function publicNameServers(place: Place, name: string): string[] {
  return ["com", "net", "org", "co.uk"].map((suffix, index) => {
    const number = Number(digitsOf(place, `ns/${name}/${suffix}`, 3)) % 512;
    return `ns-${String(index * 512 + number)}.awsdns-${String(number % 64).padStart(2, "0")}.${suffix}`;
  });
}

function ownRecords(name: string, nameServers: readonly string[]): route53.ResourceRecordSet[] {
  const soa = `${nameServers[0] ?? ""}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`;
  return [
    record(name, "NS", { ttl: 172_800, values: nameServers.map((server) => `${server}.`) }),
    record(name, "SOA", { ttl: 900, values: [soa] }),
  ];
}

/** An instance's share of its service's records; one of SRV type leads to a name of its own. */
function instanceRecords(
  service: cloudMap.ServiceSummary,
  { Id: id = "", Attributes: attributes = {} }: cloudMap.InstanceSummary,
  name: string,
): route53.ResourceRecordSet[] {
  const address = attributes["AWS_INSTANCE_IPV4"] ?? "";
  const port = attributes["AWS_INSTANCE_PORT"] ?? "";
  const share = { SetIdentifier: id, MultiValueAnswer: true };
  return (service.DnsConfig?.DnsRecords ?? []).flatMap(({ Type: type, TTL: ttl = 0 }) =>
    type === "SRV"
      ? [
          { ...record(name, "SRV", { ttl, values: [`1 1 ${port} ${id}.${name}.`] }), ...share },
          record(`${id}.${name}`, "A", { ttl, values: [address] }),
        ]
      : [{ ...record(name, "A", { ttl, values: [address] }), ...share }],
  );
}
