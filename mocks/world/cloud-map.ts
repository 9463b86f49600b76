import type * as cloudMap from "@aws-sdk/client-servicediscovery";
import type { Built } from "./part.ts";
import { arnOf, days, minutesAgo, upperIdOf, type Place } from "./place.ts";
import type { Vpc } from "./vpc.ts";

/** A namespace that was built. */
export type Namespace = Built & {
  readonly namespaceId: string;
  readonly name: string;
  readonly type: "DNS_PRIVATE" | "DNS_PUBLIC" | "HTTP";
  /** The hosted zone Cloud Map keeps for one in the DNS. */
  readonly hostedZoneId: string;
  readonly vpc: Vpc;
};

/** A Cloud Map service that was built. */
export type DiscoveryService = Built & {
  readonly serviceId: string;
  readonly serviceArn: string;
  readonly name: string;
  readonly namespace: Namespace;
  readonly recordType: "A" | "SRV";
  readonly ttl: number;
};

/** A namespace, a private one of the DNS when nothing is said; {@link namespaceZone} is its hosted zone. */
export function namespace(
  place: Place,
  spec: { readonly name: string; readonly vpc: Vpc; readonly type?: Namespace["type"] },
): Namespace {
  const { type = "DNS_PRIVATE" } = spec;
  const namespaceId = `ns-${upperIdOf(place, spec.name, "").toLowerCase()}`;
  const hostedZoneId = upperIdOf(place, `namespace/${spec.name}`, "Z0");
  return {
    namespaceId,
    name: spec.name,
    type,
    hostedZoneId,
    vpc: spec.vpc,
    part: {
      cloudMapNamespaces: [
        {
          Id: namespaceId,
          Arn: arnOf(place, "servicediscovery", `namespace/${namespaceId}`),
          Name: spec.name,
          Type: type,
          Properties: {
            ...(type === "HTTP" ? {} : { DnsProperties: { HostedZoneId: hostedZoneId, SOA: { TTL: 15 } } }),
            HttpProperties: { HttpName: spec.name },
          },
          CreateDate: minutesAgo(place, days(300)),
        },
      ],
    },
  };
}

/** A Cloud Map service; its instances are the tasks that register. */
export function discoveryService(
  place: Place,
  spec: {
    readonly namespace: Namespace;
    readonly name: string;
    readonly recordType: "A" | "SRV";
    readonly ttl?: number;
    readonly createdMinutesAgo?: number;
  },
): DiscoveryService {
  const { name, recordType, ttl = 10 } = spec;
  const serviceId = `srv-${upperIdOf(place, `${spec.namespace.name}/${name}`, "").toLowerCase()}`;
  const serviceArn = arnOf(place, "servicediscovery", `service/${serviceId}`);
  return {
    serviceId,
    serviceArn,
    name,
    namespace: spec.namespace,
    recordType,
    ttl,
    part: {
      cloudMapServices: [
        {
          namespaceId: spec.namespace.namespaceId,
          Id: serviceId,
          Arn: serviceArn,
          Name: name,
          ...(spec.namespace.type === "HTTP" ? { Type: "HTTP" as const } : recordsOf(recordType, ttl)),
          CreateDate: minutesAgo(place, spec.createdMinutesAgo ?? days(300)),
        },
      ],
    },
  };
}

function recordsOf(recordType: "A" | "SRV", ttl: number): cloudMap.ServiceSummary {
  return {
    Type: "DNS_HTTP",
    DnsConfig: { RoutingPolicy: "MULTIVALUE", DnsRecords: [{ Type: recordType, TTL: ttl }] },
    HealthCheckCustomConfig: { FailureThreshold: 1 },
  };
}
