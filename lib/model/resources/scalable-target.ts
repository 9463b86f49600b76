import { z } from "zod";
import { flag, text } from "../fields.ts";

/** application-autoscaling:DescribeScalableTargets, of the service namespace `ecs`. */
export const scalableTargetSchema = z.object({
  /** `service/<cluster>/<service>`. */
  resourceId: z.string(),
  /** `ecs:service:DesiredCount`. */
  scalableDimension: text,
  scalableTargetArn: text,
  minCapacity: z.number(),
  maxCapacity: z.number(),
  /** What does not scale for the time being; AWS's default is that all of it does. */
  suspendedState: z.object({
    dynamicScalingInSuspended: flag,
    dynamicScalingOutSuspended: flag,
    scheduledScalingSuspended: flag,
  }),
});
/** How far Application Auto Scaling may lower and raise the desired count of a service. */
export type ScalableTarget = Readonly<z.infer<typeof scalableTargetSchema>>;
