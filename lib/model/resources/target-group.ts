import { z } from "zod";
import { flag, list, number, tagsSchema, text } from "../fields.ts";
import { knownSchema } from "../known.ts";
import { attributesSchema } from "./load-balancer.ts";

/** elasticloadbalancing:DescribeTargetGroups, with its attributes and tags. */
export const targetGroupSchema = z.object({
  targetGroupArn: z.string(),
  targetGroupName: z.string(),
  protocol: text,
  protocolVersion: text,
  port: number,
  vpcId: text,
  /** `instance`, `ip`, `lambda`, `alb`. */
  targetType: text,
  ipAddressType: text,
  loadBalancerArns: list(z.string()),
  healthCheckEnabled: flag,
  /** `traffic-port`, or a number as text. */
  healthCheckPort: text,
  healthCheckProtocol: text,
  healthCheckPath: text,
  healthCheckIntervalSeconds: number,
  healthCheckTimeoutSeconds: number,
  healthyThresholdCount: number,
  unhealthyThresholdCount: number,
  matcher: text,
  attributes: knownSchema(attributesSchema),
  tags: knownSchema(tagsSchema),
});
/** A target group. */
export type TargetGroup = Readonly<z.infer<typeof targetGroupSchema>>;

const targetSchema = z.object({
  /** An instance id, an IP address, a Lambda function or load balancer ARN. */
  id: z.string(),
  port: number,
  availabilityZone: text,
  healthCheckPort: text,
  /** `initial`, `healthy`, `unhealthy`, `unhealthy.draining`, `unused`, `draining`, `unavailable`. */
  state: text,
  reason: text,
  description: text,
});
/** A registered target and its health. */
export type Target = Readonly<z.infer<typeof targetSchema>>;

/** elasticloadbalancing:DescribeTargetHealth: one record a target group, read or not. */
export const targetHealthSchema = z.object({
  targetGroupArn: z.string(),
  targets: knownSchema(list(targetSchema)),
});
/** The targets of one target group. */
export type TargetHealth = Readonly<z.infer<typeof targetHealthSchema>>;
