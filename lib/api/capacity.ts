import { z } from "zod";
import type { CapacityAnswer } from "#lib/analysis/capacity/capacity-answer.ts";
import { parseWhatIf } from "#lib/analysis/capacity/what-if-text.ts";
import type { WhatIf } from "#lib/analysis/capacity/what-if.ts";
import { placementShape } from "./placement.ts";

const oneLine = (accepted: string, longest = 2000) =>
  z.string({ error: accepted }).trim().min(1, { error: accepted }).max(longest, { error: accepted });

/** A what-if as text; `docs/capacity.md` describes it. */
const whatIfField = oneLine("a what-if of at most 10000 characters", 10_000).transform((text, context): WhatIf => {
  const read = parseWhatIf(text);
  if (!("expected" in read)) return read;
  context.addIssue({ code: "custom", message: read.expected });
  return z.NEVER;
});

/** `GET /api/v1/capacity`. */
export const capacityParameters = z.strictObject({
  whatIf: whatIfField.exactOptional(),
  scope: oneLine("<account>/<region>, an account, or a Region").exactOptional(),
  cluster: oneLine("the URN, ARN or name of an ECS cluster").exactOptional(),
});

const count = z.number().nonnegative();
const gaps = z.array(z.object({ field: z.string(), text: z.string(), call: z.string() })).readonly();
const protocol = z.enum(["tcp", "udp"]);
const range = z.object({ from: z.number(), to: z.number() });
const resource = z.object({ registered: count.exactOptional(), remaining: z.number().exactOptional() });

const owners = [
  "ecs-task",
  "ecs-trunk",
  "container-instance",
  "ec2-instance",
  "load-balancer",
  "nat-gateway",
  "vpc-endpoint",
  "transit-gateway",
  "lambda",
  "rds",
  "efs",
  "eks-control-plane",
  "eks-node",
  "eks-pod",
  "attached-by-hand",
  "unattached",
  "other",
  "unknown",
] as const;

const trunkingSchema = z.object({
  account: z.boolean().exactOptional(),
  eligible: z.boolean().exactOptional(),
  active: z.boolean(),
  limit: count.exactOptional(),
  source: z.enum(["listed", "derived"]).exactOptional(),
  disagree: z.enum(["support", "limit"]).exactOptional(),
  because: z
    .array(
      z.enum([
        "account-off",
        "type-unsupported",
        "sources-disagree",
        "type-unknown",
        "windows",
        "agent-too-old",
        "resource-name-dns",
        "shared-subnet",
        "launched-before-opt-in",
      ]),
    )
    .readonly(),
});

const instanceSchema = z.object({
  urn: z.string(),
  id: z.string(),
  name: z.string(),
  ec2InstanceId: z.string().exactOptional(),
  clusterArn: z.string(),
  capacityProvider: z.string().exactOptional(),
  autoScalingGroup: z.string().exactOptional(),
  instanceType: z.string().exactOptional(),
  availabilityZone: z.string().exactOptional(),
  subnetId: z.string().exactOptional(),
  trunking: trunkingSchema,
  enis: z.object({
    max: count.exactOptional(),
    attached: count.exactOptional(),
    taskLimit: count.exactOptional(),
    taskUsed: count.exactOptional(),
    taskFree: count.exactOptional(),
    slots: z
      .array(
        z.object({
          owner: z.enum([...owners, "pending-task", "free"]),
          urn: z.string().exactOptional(),
          eniId: z.string().exactOptional(),
          address: z.string().exactOptional(),
          service: z.string().exactOptional(),
          state: z.enum(["attaching", "detaching"]).exactOptional(),
        }),
      )
      .readonly(),
  }),
  hostPorts: z.object({
    taken: z
      .array(
        z.object({
          port: z.number(),
          protocol,
          owner: z.string().exactOptional(),
          reserved: z.literal(true).exactOptional(),
          dynamic: z.literal(true).exactOptional(),
        }),
      )
      .readonly(),
    dynamicRange: range,
  }),
  cpu: resource,
  memory: resource,
  status: z.string().exactOptional(),
  agentConnected: z.boolean().exactOptional(),
  isNew: z.literal(true).exactOptional(),
  unknowns: gaps,
});

const subnetSchema = z.object({
  urn: z.string(),
  id: z.string(),
  name: z.string(),
  vpcId: z.string(),
  availabilityZone: z.string().exactOptional(),
  cidr: z.string(),
  ipv6Only: z.literal(true).exactOptional(),
  size: count.exactOptional(),
  reserved: count.exactOptional(),
  usable: count.exactOptional(),
  used: count.exactOptional(),
  free: count.exactOptional(),
  freeForTasks: count.exactOptional(),
  reservations: z
    .array(z.object({ cidr: z.string(), type: z.string().exactOptional(), size: count, unused: count }))
    .readonly(),
  byOwner: z.partialRecord(z.enum(owners), count),
  unaccounted: count.exactOptional(),
  countedTwice: count.exactOptional(),
  highWater: count.exactOptional(),
  wanted: z.array(z.object({ urn: z.string(), addresses: count })).readonly(),
  fits: z.boolean().exactOptional(),
  shortBy: count.exactOptional(),
  atMaximum: z.object({ fits: z.boolean(), shortBy: count }).exactOptional(),
  trend: z
    .object({
      perDay: z.number(),
      overDays: count,
      snapshots: count,
      daysToEmpty: count.exactOptional(),
      confidence: z.enum(["steady", "rough"]),
    })
    .exactOptional(),
  loadBalancerFits: z.boolean().exactOptional(),
  unknowns: gaps,
});

const deployment = z.object({
  peak: count,
  starts: count,
  keeps: count.exactOptional(),
  fits: z.boolean().exactOptional(),
  shortBy: count.exactOptional(),
  progress: z.enum(["at-once", "in-steps", "stuck"]).exactOptional(),
});

const serviceSchema = z.object({
  urn: z.string(),
  arn: z.string(),
  name: z.string(),
  clusterArn: z.string(),
  launch: z.enum(["fargate", "ec2", "external", "mixed"]),
  networkMode: z.enum(["awsvpc", "bridge", "host", "none", "unknown"]),
  schedulingStrategy: z.string(),
  desired: count,
  running: count,
  pending: count,
  ...placementShape,
  zones: z.array(z.object({ zone: z.string(), ...placementShape })).readonly(),
  surge: deployment,
  scaling: z
    .object({
      minCapacity: count,
      maxCapacity: count,
      suspended: z.enum(["dynamic", "scheduled", "all"]).exactOptional(),
      surge: deployment.exactOptional(),
    })
    .exactOptional(),
  drainSeconds: count.exactOptional(),
  subnets: z.array(z.string()).readonly(),
  scalesOut: z.boolean(),
  unknowns: gaps,
});

/** `GET /api/v1/capacity`: the shape of a {@link CapacityAnswer}. */
export const capacitySchema = z.object({
  snapshotId: z.string(),
  /** What was asked to be otherwise; absent when this is how it is. */
  whatIf: z
    .object({
      services: z
        .array(
          z.object({
            service: z.string(),
            desired: count.exactOptional(),
            maximumPercent: count.exactOptional(),
            minimumHealthyPercent: count.exactOptional(),
          }),
        )
        .readonly(),
      clusters: z
        .array(
          z.object({
            cluster: z.string(),
            instanceType: z.string().exactOptional(),
            instances: count.exactOptional(),
            trunking: z.boolean().exactOptional(),
          }),
        )
        .readonly(),
    })
    .exactOptional(),
  instances: z.array(instanceSchema).readonly(),
  subnets: z.array(subnetSchema).readonly(),
  services: z.array(serviceSchema).readonly(),
  unknowns: z.array(z.object({ text: z.string(), call: z.string() })).readonly(),
}) satisfies z.ZodType<CapacityAnswer>;

/** How much still fits. */
export type Capacity = Readonly<z.infer<typeof capacitySchema>>;
