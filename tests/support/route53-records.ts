import type { ResolverRule } from "#lib/model/resources/resolver-rule.ts";
import type { CloudMapInstance, CloudMapNamespace, CloudMapService } from "#lib/model/resources/cloud-map.ts";
import type { HostedZone, ResourceRecordSet, VpcHostedZones } from "#lib/model/resources/route53.ts";

/** The public zone example.com. */
export function hostedZone(overrides: Partial<HostedZone> = {}): HostedZone {
  return { hostedZoneId: "Z1", name: "example.com", privateZone: false, ...overrides };
}

/** The private zones of one VPC, as they were read. */
export function vpcHostedZones(vpcId: string, ...hostedZoneIds: readonly string[]): VpcHostedZones {
  return {
    vpcId,
    hostedZones: { known: true, value: hostedZoneIds.map((hostedZoneId) => ({ hostedZoneId, name: hostedZoneId })) },
  };
}

/** An A record of www.example.com to 203.0.113.10; give `aliasTarget` or `values` to aim it. */
export function resourceRecordSet(overrides: Partial<ResourceRecordSet> = {}): ResourceRecordSet {
  return {
    hostedZoneId: "Z1",
    name: "www.example.com",
    type: "A",
    ...(overrides.aliasTarget === undefined ? { ttl: 60, values: ["203.0.113.10"] } : { values: [] }),
    ...overrides,
  };
}

/** The private DNS namespace shop.local. */
export function cloudMapNamespace(overrides: Partial<CloudMapNamespace> = {}): CloudMapNamespace {
  return { id: "ns-1", name: "shop.local", type: "DNS_PRIVATE", hostedZoneId: "Z2", ...overrides };
}

/** The Cloud Map service `web` of shop.local. */
export function cloudMapService(overrides: Partial<CloudMapService> = {}): CloudMapService {
  return {
    id: "srv-1",
    name: "web",
    namespaceId: "ns-1",
    routingPolicy: "MULTIVALUE",
    dnsRecords: [{ type: "A", ttl: 10 }],
    ...overrides,
  };
}

/** An instance of `srv-1` at 10.0.1.10. */
export function cloudMapInstance(overrides: Partial<CloudMapInstance> = {}): CloudMapInstance {
  return {
    serviceId: "srv-1",
    id: "instance-1",
    attributes: [{ name: "AWS_INSTANCE_IPV4", value: "10.0.1.10" }],
    ...overrides,
  };
}

/** A Resolver rule that forwards corp.example.com from vpc-1 to 192.0.2.53. */
export function resolverRule(overrides: Partial<ResolverRule> = {}): ResolverRule {
  return {
    resolverRuleId: "rslvr-rr-1",
    name: "corporate",
    domainName: "corp.example.com",
    ruleType: "FORWARD",
    status: "COMPLETE",
    targetIps: [{ ip: "192.0.2.53", port: 53, protocol: "Do53" }],
    resolverEndpointId: "rslvr-out-1",
    ownerId: "111111111111",
    shareStatus: "NOT_SHARED",
    associations: [{ vpcId: "vpc-1", status: "COMPLETE" }],
    ...overrides,
  };
}
