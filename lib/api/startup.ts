import { z } from "zod";
import type { StartUpAnswer, StartUpNeed, SubnetOutcome, WayName } from "#lib/analysis/startup/answer.ts";
import { blockerSchema, verdictSchema } from "./trace.ts";

const oneLine = (accepted: string) => z.string({ error: accepted }).trim().min(1, { error: accepted });
const ids = (accepted: string) =>
  oneLine(accepted)
    .transform((list) => list.split(",").map((part) => part.trim()))
    .refine((list) => list.every((part) => part !== ""), { error: accepted });

/** The fields of a start-up check: a service or task, or a task definition with where it would run. */
export const startUpParameters = z
  .strictObject({
    entity: oneLine("the URN, ARN or id of an ECS service or task").exactOptional(),
    taskDefinition: oneLine("the ARN of a task definition, or family:revision").exactOptional(),
    subnets: ids("subnet ids, separated by commas").exactOptional(),
    securityGroups: ids("security group ids, separated by commas").exactOptional(),
    assignPublicIp: z.enum(["ENABLED", "DISABLED"], { error: "ENABLED or DISABLED" }).exactOptional(),
    launchType: z.enum(["FARGATE", "EC2"], { error: "FARGATE or EC2" }).exactOptional(),
  })
  .refine(({ entity, taskDefinition }) => (entity === undefined) !== (taskDefinition === undefined), {
    path: ["entity"],
    error: "an ECS service or task, or instead of it a taskDefinition with its subnets",
  })
  .refine(({ taskDefinition, subnets }) => taskDefinition === undefined || subnets !== undefined, {
    path: ["subnets"],
    error: "subnet ids, separated by commas: where the task definition would run",
  });

const ways = [
  "interface-endpoint",
  "gateway-endpoint",
  "mount-target",
  "nat",
  "internet-gateway",
  "transit-gateway",
  "peering",
  "vpn",
  "appliance",
  "none",
  "several",
] as const satisfies readonly WayName[];

const outcome = {
  verdict: verdictSchema,
  text: z.string(),
  code: z.string().exactOptional(),
  by: z.enum(ways),
  blockers: z.array(blockerSchema).readonly(),
  unknowns: z.array(z.object({ text: z.string(), call: z.string() })).readonly(),
};

const subnetSchema = z.object({
  urn: z.string(),
  id: z.string(),
  availabilityZone: z.string().exactOptional(),
  through: z.string().exactOptional(),
  securityGroups: z.array(z.string()).readonly(),
  ...outcome,
}) satisfies z.ZodType<SubnetOutcome>;

const needSchema = z.object({
  service: z.string(),
  kind: z.enum(["aws-service", "file-system", "internet", "elsewhere"]),
  endpoint: z.object({ serviceName: z.string(), type: z.enum(["Interface", "Gateway"]) }).exactOptional(),
  host: z.string(),
  port: z.number(),
  why: z.array(z.string()).readonly(),
  client: z.enum(["task", "instance"]),
  ...outcome,
  subnets: z.array(subnetSchema).readonly(),
}) satisfies z.ZodType<StartUpNeed>;

/** `GET /api/v1/startup`: the shape of a {@link StartUpAnswer}, with the snapshot it is about. */
export const startUpAnswerSchema = z.object({
  snapshotId: z.string(),
  urn: z.string(),
  platform: z.enum(["fargate", "ec2"]),
  verdict: verdictSchema,
  needs: z.array(needSchema).readonly(),
  unknowns: outcome.unknowns,
}) satisfies z.ZodType<StartUpAnswer>;

/** The answer to a start-up check. */
export type StartUp = Readonly<z.infer<typeof startUpAnswerSchema>>;
