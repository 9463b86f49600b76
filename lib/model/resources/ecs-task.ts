import { z } from "zod";
import { list, number, tagsSchema, text } from "../fields.ts";

const networkBindingSchema = z.object({ bindIp: text, containerPort: number, hostPort: number, protocol: text });

/** ecs:ListTasks (RUNNING and STOPPED), ecs:DescribeTasks. STOPPED tasks still carry the address they had. */
export const ecsTaskSchema = z.object({
  taskArn: z.string(),
  clusterArn: z.string(),
  taskDefinitionArn: z.string(),
  /** `service:<name>`, `family:<name>`, or what the caller of RunTask chose. */
  group: text,
  lastStatus: text,
  desiredStatus: text,
  launchType: text,
  capacityProviderName: text,
  containerInstanceArn: text,
  availabilityZone: text,
  platformVersion: text,
  healthStatus: text,
  startedBy: text,
  createdAt: text,
  startedAt: text,
  /** When it left RUNNING: its interface goes after that. */
  stoppingAt: text,
  stoppedAt: text,
  stopCode: text,
  stoppedReason: text,
  /** Pick the network one by type `ElasticNetworkInterface`: Service Connect and volumes are listed here too. */
  attachments: list(
    z.object({ id: text, type: text, status: text, details: list(z.object({ name: text, value: text })) }),
  ),
  containers: list(
    z.object({
      containerArn: text,
      name: z.string(),
      image: text,
      lastStatus: text,
      healthStatus: text,
      exitCode: number,
      reason: text,
      networkBindings: list(networkBindingSchema),
      networkInterfaces: list(z.object({ attachmentId: text, privateIpv4Address: text, ipv6Address: text })),
    }),
  ),
  tags: tagsSchema,
});
/** An ECS task. */
export type EcsTask = Readonly<z.infer<typeof ecsTaskSchema>>;
