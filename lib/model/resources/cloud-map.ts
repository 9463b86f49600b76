import { z } from "zod";
import { list, number, text } from "../fields.ts";
import { knownSchema } from "../known.ts";

/** servicediscovery:ListNamespaces. */
export const cloudMapNamespaceSchema = z.object({
  id: z.string(),
  arn: text,
  name: z.string(),
  /** `DNS_PUBLIC`, `DNS_PRIVATE`, `HTTP`. */
  type: text,
  hostedZoneId: text,
  /** The account that made it; another's is shared with this one. Absent in snapshots of older versions. */
  resourceOwner: text,
});
/** A Cloud Map namespace. */
export type CloudMapNamespace = Readonly<z.infer<typeof cloudMapNamespaceSchema>>;

/** servicediscovery:ListServices. */
export const cloudMapServiceSchema = z.object({
  id: z.string(),
  arn: text,
  name: z.string(),
  namespaceId: z.string(),
  routingPolicy: text,
  dnsRecords: list(z.object({ type: text, ttl: number })),
  instanceCount: number,
  /** `route53` or `custom`: what says whether an instance is healthy. Absent where nothing does, and in snapshots of older versions. */
  healthCheck: text,
  /** Absent in snapshots of older versions. */
  createdAt: text,
});
/** A Cloud Map service. */
export type CloudMapService = Readonly<z.infer<typeof cloudMapServiceSchema>>;

/** servicediscovery:ListInstances. */
export const cloudMapInstanceSchema = z.object({
  serviceId: z.string(),
  id: z.string(),
  /** `AWS_INSTANCE_IPV4`, `AWS_INSTANCE_PORT`, `ECS_SERVICE_NAME`, … */
  attributes: list(z.object({ name: z.string(), value: z.string() })),
  /** The account that registered it: in a shared namespace any that has it. Absent in snapshots of older versions. */
  createdByAccount: text,
});
/** A Cloud Map instance. */
export type CloudMapInstance = Readonly<z.infer<typeof cloudMapInstanceSchema>>;

/** servicediscovery:GetInstancesHealthStatus, of each service that has instances and a health check. */
export const cloudMapInstanceHealthSchema = z.object({
  serviceId: z.string(),
  /** By the id of the instance: `HEALTHY`, `UNHEALTHY`, `UNKNOWN`. */
  statuses: knownSchema(list(z.object({ id: z.string(), status: text }))),
});
/** What Cloud Map holds of the health of a service's instances. */
export type CloudMapInstanceHealth = Readonly<z.infer<typeof cloudMapInstanceHealthSchema>>;

/** sts:GetCallerIdentity. */
export const callerIdentitySchema = z.object({ account: z.string(), arn: text, userId: text });
/** Who the survey ran as. */
export type CallerIdentity = Readonly<z.infer<typeof callerIdentitySchema>>;
