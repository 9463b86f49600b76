import { z } from "zod";

/** Why something was not read. The kinds a reader can act on differently. */
export const problemKinds = [
  "denied",
  "throttled",
  "timeout",
  "unreachable",
  "credentials",
  "unexpected-shape",
  "unsupported",
  "not-asked",
  "failed",
] as const;

/** The schema of a {@link Problem}. */
export const problemSchema = z.object({
  kind: z.enum(problemKinds),
  /** The IAM spelling of the call, `ec2:DescribeSubnets`. */
  call: z.string(),
  /** A sentence: what happened, to what, and what to do. */
  message: z.string(),
  /** The error code AWS gave, when it gave one. */
  code: z.string().optional(),
  /** The parent whose read failed, when the call was one of many: a target group ARN, a hosted zone id. */
  parent: z.string().optional(),
  requestId: z.string().optional(),
  at: z.string(),
});

/** A read that failed: a value in the snapshot, never an exception that loses the rest. */
export type Problem = Readonly<z.infer<typeof problemSchema>>;
