import { z } from "zod";
import { flag, list, number, tagsSchema, text } from "../fields.ts";

const resourceSchema = z.object({
  /** `CPU`, `MEMORY`, `PORTS`, `PORTS_UDP`, `GPU`. */
  name: z.string(),
  integerValue: number,
  /** Of PORTS: the ports that are taken, in `remainingResources` too. */
  stringSetValue: list(z.string()),
});

/** ecs:ListContainerInstances, ecs:DescribeContainerInstances. */
export const ecsContainerInstanceSchema = z.object({
  containerInstanceArn: z.string(),
  clusterArn: z.string(),
  ec2InstanceId: text,
  capacityProviderName: text,
  /** `ACTIVE`, `DRAINING`, `REGISTERING`, `REGISTRATION_FAILED`, `DEREGISTERING`. */
  status: text,
  statusReason: text,
  agentConnected: flag,
  agentVersion: text,
  registeredAt: text,
  runningTasksCount: number,
  pendingTasksCount: number,
  attributes: list(z.object({ name: z.string(), value: text })),
  registeredResources: list(resourceSchema),
  remainingResources: list(resourceSchema),
  tags: tagsSchema,
});
/** A container instance. */
export type EcsContainerInstance = Readonly<z.infer<typeof ecsContainerInstanceSchema>>;
