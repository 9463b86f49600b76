import { z } from "zod";
import { list, number, tagsSchema, text } from "../fields.ts";

/** A weighted share of a capacity provider. */
export const capacityProviderStrategySchema = list(
  z.object({ capacityProvider: z.string(), weight: number, base: number }),
);

/** ecs:ListClusters, ecs:DescribeClusters. */
export const ecsClusterSchema = z.object({
  clusterArn: z.string(),
  clusterName: z.string(),
  status: text,
  registeredContainerInstancesCount: number,
  runningTasksCount: number,
  pendingTasksCount: number,
  activeServicesCount: number,
  capacityProviders: list(z.string()),
  defaultCapacityProviderStrategy: capacityProviderStrategySchema,
  serviceConnectNamespace: text,
  /** The key that ECS Exec sessions are encrypted with, when they are. */
  executeCommandKmsKeyId: text,
  tags: tagsSchema,
});
/** An ECS cluster. */
export type EcsCluster = Readonly<z.infer<typeof ecsClusterSchema>>;

/** ecs:DescribeCapacityProviders. */
export const capacityProviderSchema = z.object({
  capacityProviderArn: z.string(),
  name: z.string(),
  status: text,
  autoScalingGroupArn: text,
  managedScalingStatus: text,
});
/** A capacity provider. */
export type CapacityProvider = Readonly<z.infer<typeof capacityProviderSchema>>;

/** ecs:ListAccountSettings with effectiveSettings. */
export const accountSettingSchema = z.object({ name: z.string(), value: text, principalArn: text, type: text });
/** An effective account setting. */
export type AccountSetting = Readonly<z.infer<typeof accountSettingSchema>>;
