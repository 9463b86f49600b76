import type { Describe } from "./node-content.ts";

/** Hosted zones. */
export const hostedZoneContent: Describe<"hostedZones"> = (zone) => ({
  name: zone.name,
  facts: {
    privateZone: zone.privateZone,
    comment: zone.comment,
    resourceRecordSetCount: zone.resourceRecordSetCount,
    linkedServicePrincipal: zone.linkedServicePrincipal,
  },
});

/** Record sets. */
export const recordSetContent: Describe<"resourceRecordSets"> = (record) => ({
  name: record.name,
  facts: {
    type: record.type,
    ttl: record.ttl,
    values: record.values,
    aliasTarget: record.aliasTarget?.dnsName,
    evaluateTargetHealth: record.aliasTarget?.evaluateTargetHealth,
    setIdentifier: record.setIdentifier,
    weight: record.weight,
    region: record.region,
    failover: record.failover,
    geoLocation: record.geoLocation,
    healthCheckId: record.healthCheckId,
  },
});

/** Cloud Map namespaces. */
export const cloudMapNamespaceContent: Describe<"cloudMapNamespaces"> = (namespace) => ({
  name: namespace.name,
  arn: namespace.arn,
  facts: { type: namespace.type, hostedZoneId: namespace.hostedZoneId },
});

/** Cloud Map services. */
export const cloudMapServiceContent: Describe<"cloudMapServices"> = (service) => ({
  name: service.name,
  arn: service.arn,
  facts: {
    namespaceId: service.namespaceId,
    routingPolicy: service.routingPolicy,
    dnsRecords: service.dnsRecords.map(({ type, ttl }) => `${type ?? "?"} ${ttl ?? "?"}`),
    instanceCount: service.instanceCount,
  },
});

/** Cloud Map instances. */
export const cloudMapInstanceContent: Describe<"cloudMapInstances"> = (instance) => ({
  name: instance.id,
  status: instance.attributes.find(({ name }) => name === "AWS_INIT_HEALTH_STATUS")?.value,
  facts: {
    serviceId: instance.serviceId,
    attributes: instance.attributes.map(({ name, value }) => `${name}=${value}`),
  },
});
