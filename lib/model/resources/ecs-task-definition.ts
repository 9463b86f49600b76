import { z } from "zod";
import { flag, list, number, text } from "../fields.ts";

/**
 * A host, and where it was found. All that is kept of an environment value, a command or an option:
 * the rest is dropped at collection, and everything under a name that looks like a secret.
 */
export const networkReferenceSchema = z.object({
  from: z.enum(["environment", "command", "entryPoint", "healthCheck", "extraHosts", "logOptions"]),
  /** The variable's or option's name. */
  name: text,
  scheme: text,
  host: z.string(),
  port: number,
});
/** A network reference in a container definition. */
export type NetworkReference = Readonly<z.infer<typeof networkReferenceSchema>>;

const portMappingSchema = z.object({
  name: text,
  containerPort: number,
  /** 0 or absent in bridge mode: dynamic. */
  hostPort: number,
  protocol: text,
  appProtocol: text,
  containerPortRange: text,
});

const containerDefinitionSchema = z.object({
  name: z.string(),
  image: text,
  essential: flag,
  cpu: number,
  memory: number,
  memoryReservation: number,
  /** Seconds a container may go on after SIGTERM; absent in snapshots of older versions, and when nothing was said. */
  stopTimeout: number,
  portMappings: list(portMappingSchema),
  links: list(z.string()),
  hostname: text,
  dnsServers: list(z.string()),
  dnsSearchDomains: list(z.string()),
  extraHosts: list(z.object({ hostname: z.string(), ipAddress: z.string() })),
  /** Names only; the values are gone. */
  environmentNames: list(z.string()),
  networkReferences: list(networkReferenceSchema),
  secrets: list(z.object({ name: z.string(), valueFrom: z.string() })),
  repositoryCredentials: text,
  logDriver: text,
  logOptions: z.object({ region: text, group: text }).optional(),
  logSecretOptions: list(z.object({ name: z.string(), valueFrom: z.string() })),
  /** Amazon S3 ARNs of files whose contents become environment variables; absent in snapshots of older versions. */
  environmentFileArns: list(z.string()).optional(),
});
/** A container definition. */
export type ContainerDefinition = Readonly<z.infer<typeof containerDefinitionSchema>>;

/** ecs:DescribeTaskDefinition, of the revisions in use. */
export const ecsTaskDefinitionSchema = z.object({
  taskDefinitionArn: z.string(),
  family: text,
  revision: number,
  status: text,
  /** As AWS says it; absent is `bridge` on Linux. */
  networkMode: text,
  requiresCompatibilities: list(z.string()),
  cpu: text,
  memory: text,
  operatingSystemFamily: text,
  containerDefinitions: list(containerDefinitionSchema),
  /** Absent in snapshots of older versions. */
  placementConstraints: list(z.object({ type: text, expression: text })).optional(),
  efsFileSystemIds: list(z.string()),
  /** Whether it names a task execution role; absent in snapshots of older versions. */
  hasExecutionRole: flag,
});
/** A task definition, without its values. */
export type EcsTaskDefinition = Readonly<z.infer<typeof ecsTaskDefinitionSchema>>;
