import { z } from "zod";
import { flag, list, number, text } from "../fields.ts";
import { knownSchema } from "../known.ts";

/** route53:ListHostedZones. */
export const hostedZoneSchema = z.object({
  /** Without `/hostedzone/`. */
  hostedZoneId: z.string(),
  /** Lower case, no trailing dot. */
  name: z.string(),
  privateZone: z.boolean(),
  comment: text,
  resourceRecordSetCount: number,
  /** `servicediscovery.amazonaws.com` for a zone Cloud Map keeps. */
  linkedServicePrincipal: text,
});
/** A hosted zone. */
export type HostedZone = Readonly<z.infer<typeof hostedZoneSchema>>;

/** route53:ListHostedZonesByVPC: which zones answer in a VPC, other accounts' zones included. */
export const vpcHostedZonesSchema = z.object({
  vpcId: z.string(),
  hostedZones: knownSchema(
    list(z.object({ hostedZoneId: z.string(), name: z.string(), owningAccount: text, owningService: text })),
  ),
});
/** The private zones associated with one VPC. */
export type VpcHostedZones = Readonly<z.infer<typeof vpcHostedZonesSchema>>;

/** route53:ListResourceRecordSets. */
export const resourceRecordSetSchema = z.object({
  hostedZoneId: z.string(),
  /** Lower case, no trailing dot, octal escapes decoded (`*`, not `\052`). */
  name: z.string(),
  type: z.string(),
  ttl: number,
  setIdentifier: text,
  weight: number,
  region: text,
  failover: text,
  multiValueAnswer: flag,
  geoLocation: text,
  healthCheckId: text,
  aliasTarget: z.object({ hostedZoneId: text, dnsName: z.string(), evaluateTargetHealth: flag }).optional(),
  values: list(z.string()),
});
/** A resource record set. */
export type ResourceRecordSet = Readonly<z.infer<typeof resourceRecordSetSchema>>;

/** route53:ListHealthChecks. */
export const healthCheckSchema = z.object({
  healthCheckId: z.string(),
  type: text,
  ipAddress: text,
  fullyQualifiedDomainName: text,
  port: number,
});
/** A Route 53 health check. */
export type HealthCheck = Readonly<z.infer<typeof healthCheckSchema>>;
