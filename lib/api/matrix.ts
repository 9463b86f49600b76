import { z } from "zod";
import type { ScopedMatrix } from "#lib/report/matrix-scope.ts";
import { scopeField } from "./requests.ts";
import { portSchema, protocolSchema } from "./trace.ts";

const fromAccepted = "the id of a class, or the URN, ARN, AWS id or name of what is in one, or internet";

/** `GET /api/v1/paths/matrix`: the traffic, how classes are folded, the rows that are wanted when not all are, and the scope of both ends. */
export const matrixParameters = z.strictObject({
  protocol: protocolSchema,
  port: portSchema.exactOptional(),
  fold: z.enum(["services", "classes"], { error: "services or classes" }).default("services"),
  from: z
    .string({ error: fromAccepted })
    .trim()
    .min(1, { error: fromAccepted })
    .max(2000, { error: fromAccepted })
    .exactOptional(),
  /** Rows and columns elsewhere are left out. */
  scope: scopeField,
  format: z.enum(["json", "csv"], { error: "json or csv" }).default("json"),
});

const verdict = z.enum(["reachable", "conditional", "unreachable", "unknown"]);

/** `GET /api/v1/paths/matrix`: the shape of {@link ScopedMatrix}. */
export const matrixSchema = z.object({
  snapshotId: z.string(),
  question: z.object({ protocol: z.string(), port: z.string() }),
  fold: z.enum(["services", "classes"]),
  /** The rows and columns, in this order; the internet last. */
  classes: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** The kind of the nodes, or `mixed`. */
        kind: z.string(),
        nodes: z.array(z.string()).readonly(),
        /** How many ends it stands for: the running tasks of a service. */
        count: z.number(),
        services: z.array(z.string()).readonly(),
        vpcIds: z.array(z.string()).readonly(),
        subnetIds: z.array(z.string()).readonly(),
        securityGroupIds: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  /** What pairs come to; cells name these by their place in the list. */
  outcomes: z
    .array(
      z.object({
        verdict,
        /** Of a conditional one: what of the traffic passes, when it is known and not all. */
        ports: z.array(z.string()).readonly().exactOptional(),
        /** Of a conditional one: the client ports that replies come back to, when not to all. */
        replyPorts: z.array(z.string()).readonly().exactOptional(),
      }),
    )
    .readonly(),
  /** From one class to every class in order, in runs: outcome, how many columns, outcome, how many columns, … */
  rows: z.array(z.object({ from: z.string(), cells: z.array(z.number()).readonly() })).readonly(),
  /** How many pairs of the rows given have each verdict. */
  counts: z.object({ reachable: z.number(), conditional: z.number(), unreachable: z.number(), unknown: z.number() }),
  unknowns: z.array(z.object({ text: z.string(), call: z.string() })).readonly(),
  /** Of a scope: how many classes are elsewhere. */
  hidden: z.number().exactOptional(),
}) satisfies z.ZodType<ScopedMatrix>;

/** All pairs of an account for one protocol and port. */
export type MatrixAnswer = Readonly<z.infer<typeof matrixSchema>>;
