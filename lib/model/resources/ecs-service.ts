import { z } from "zod";
import { flag, list, number, tagsSchema, text } from "../fields.ts";
import { capacityProviderStrategySchema } from "./ecs-cluster.ts";

const networkConfigurationSchema = z.object({
  subnets: list(z.string()),
  securityGroups: list(z.string()),
  /** `ENABLED` or `DISABLED`. */
  assignPublicIp: text,
});
const serviceLoadBalancerSchema = z.object({
  targetGroupArn: text,
  loadBalancerName: text,
  containerName: text,
  containerPort: number,
  /** Blue/green: the group that stands by, and the listener rules that switch between the two. */
  alternateTargetGroupArn: text,
  productionListenerRule: text,
  testListenerRule: text,
});
/** A service's tie to a target group. */
export type ServiceLoadBalancer = Readonly<z.infer<typeof serviceLoadBalancerSchema>>;

const serviceRegistrySchema = z.object({
  registryArn: text,
  port: number,
  containerName: text,
  containerPort: number,
});

const deploymentSchema = z.object({
  id: text,
  /** `PRIMARY`, `ACTIVE`, `INACTIVE`. */
  status: text,
  taskDefinition: text,
  desiredCount: number,
  pendingCount: number,
  runningCount: number,
  failedTasks: number,
  createdAt: text,
  updatedAt: text,
  launchType: text,
  platformVersion: text,
  rolloutState: text,
  rolloutStateReason: text,
  awsvpcConfiguration: networkConfigurationSchema.optional(),
  serviceConnect: z
    .object({
      enabled: flag,
      namespace: text,
      services: list(
        z.object({
          portName: text,
          discoveryName: text,
          ingressPortOverride: number,
          clientAliases: list(z.object({ port: number, dnsName: text })),
        }),
      ),
    })
    .optional(),
});

const taskSetSchema = z.object({
  id: text,
  taskSetArn: text,
  status: text,
  taskDefinition: text,
  launchType: text,
  computedDesiredCount: number,
  runningCount: number,
  pendingCount: number,
  createdAt: text,
  stabilityStatus: text,
  awsvpcConfiguration: networkConfigurationSchema.optional(),
  loadBalancers: list(serviceLoadBalancerSchema),
  serviceRegistries: list(serviceRegistrySchema),
});

/** ecs:ListServices, ecs:DescribeServices; task sets come in the same answer. */
export const ecsServiceSchema = z.object({
  serviceArn: z.string(),
  serviceName: z.string(),
  clusterArn: z.string(),
  /** `ACTIVE`, `DRAINING`, `INACTIVE`. */
  status: text,
  desiredCount: z.number(),
  runningCount: z.number(),
  pendingCount: z.number(),
  launchType: text,
  capacityProviderStrategy: capacityProviderStrategySchema,
  platformVersion: text,
  taskDefinition: text,
  /** `REPLICA` or `DAEMON`. */
  schedulingStrategy: text,
  /** `ECS`, `CODE_DEPLOY`, `EXTERNAL`; absent is ECS. */
  deploymentController: text,
  maximumPercent: number,
  minimumHealthyPercent: number,
  deploymentStrategy: text,
  circuitBreakerEnabled: flag,
  deployments: list(deploymentSchema),
  taskSets: list(taskSetSchema),
  loadBalancers: list(serviceLoadBalancerSchema),
  serviceRegistries: list(serviceRegistrySchema),
  awsvpcConfiguration: networkConfigurationSchema.optional(),
  placementConstraints: list(z.object({ type: text, expression: text })),
  healthCheckGracePeriodSeconds: number,
  /** `ENABLED` or `DISABLED`; absent is off. */
  availabilityZoneRebalancing: text,
  enableExecuteCommand: flag,
  createdAt: text,
  /** The newest first, about a hundred at most. */
  events: list(z.object({ id: text, createdAt: z.string(), message: z.string() })),
  tags: tagsSchema,
});
/** An ECS service. */
export type EcsService = Readonly<z.infer<typeof ecsServiceSchema>>;
