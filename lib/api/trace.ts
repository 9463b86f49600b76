import { z } from "zod";
import type { TraceAnswer, TraceQuestion } from "#lib/analysis/reach/answer.ts";

const oneLine = (accepted: string) => z.string({ error: accepted }).trim().min(1, { error: accepted });
const endpoint = oneLine('a URN, ARN, AWS id, name, "internet", an IP address, a CIDR or a DNS name');
const endpointWithPort = oneLine(
  'a URN, ARN, AWS id, name, "internet", an IP address, a CIDR or a DNS name; a port may follow, as in 10.0.1.5:8080',
);
const portAccepted = "a port 0-65535 or a range a-b, or nothing for all ports";
/** A port or range, from a query string or a JSON body. */
export const portSchema = z
  .union([z.string(), z.number()], { error: portAccepted })
  .transform((given) => String(given).replaceAll(/\s/g, ""))
  .refine((given) => /^\d{1,5}(-\d{1,5})?$/.test(given), { error: portAccepted })
  .refine((given) => given.split("-").every((part) => Number(part) <= 65_535), { error: portAccepted })
  .refine((given) => Number(given.split("-")[0]) <= Number(given.split("-").at(-1)), { error: portAccepted });
const icmpNumber = z
  .union([z.string(), z.number()], { error: "a number 0-255" })
  .refine((given) => /^\d{1,3}$/.test(String(given)) && Number(given) <= 255, { error: "a number 0-255" })
  .transform(Number);

const protocolAccepted = "tcp, udp, icmp, icmpv6, all or a number 0-255";

const protocolField = z
  .union([z.string(), z.number()], { error: protocolAccepted })
  .transform((protocol) => String(protocol).trim().toLowerCase())
  .refine(
    (protocol) =>
      ["tcp", "udp", "icmp", "icmpv6", "all"].includes(protocol) ||
      (/^\d{1,3}$/.test(protocol) && Number(protocol) <= 255),
    { error: protocolAccepted },
  );

/** A protocol by name or number; TCP when nothing is said. */
export const protocolSchema = protocolField.default("tcp");

/** The fields of a path question, from a query string or a JSON body; anything else is refused. */
export const traceQuestionSchema = z.strictObject({
  from: endpoint,
  to: endpointWithPort,
  protocol: protocolField.exactOptional(),
  port: portSchema.exactOptional(),
  sourcePort: portSchema.exactOptional(),
  icmpType: icmpNumber.exactOptional(),
  icmpCode: icmpNumber.exactOptional(),
  fromVpc: oneLine("a VPC id").exactOptional(),
  toVpc: oneLine("a VPC id").exactOptional(),
  through: z.enum(["targets", "health-check"], { error: "targets, health-check, or nothing" }).exactOptional(),
  host: oneLine("a host name, such as www.example.com").exactOptional(),
  path: oneLine("a path that begins with /").exactOptional(),
}) satisfies z.ZodType<TraceQuestion>;

const direction = z.enum(["request", "reply"]);

const hopSchema = z.object({
  order: z.number(),
  kind: z.string(),
  urn: z.string(),
  id: z.string(),
  component: z.object({ kind: z.string(), id: z.string(), text: z.string() }),
  decision: z.enum(["pass", "block", "unknown"]),
  code: z.string().exactOptional(),
  traffic: z.object({
    protocol: z.string(),
    source: z.string(),
    sourcePorts: z.string(),
    destination: z.string(),
    destinationPorts: z.string(),
  }),
});

/** What stops a packet. */
export const blockerSchema = z.object({
  code: z.string(),
  urn: z.string(),
  id: z.string(),
  direction,
  side: z.enum(["ingress", "egress"]).exactOptional(),
  reason: z.string().exactOptional(),
  text: z.string(),
});

const conditionSchema = z.object({
  kind: z.enum(["source-port", "port", "cidr", "zone", "replica", "data", "listener-rule"]),
  text: z.string(),
  ports: z.array(z.string()).readonly().exactOptional(),
  cidrs: z.array(z.string()).readonly().exactOptional(),
});

const variantEndSchema = z.object({
  networkInterface: z.string(),
  subnet: z.string().exactOptional(),
  subnetName: z.string().exactOptional(),
  availabilityZone: z.string().exactOptional(),
  service: z.string().exactOptional(),
});

/** The four verdicts. */
export const verdictSchema = z.enum(["reachable", "conditional", "unreachable", "unknown"]);

/** `GET` and `POST /api/v1/paths/trace`: the shape of {@link TraceAnswer}. */
export const traceAnswerSchema = z.object({
  question: z.object({ from: z.string(), to: z.string(), protocol: z.string(), port: z.string() }),
  snapshotId: z.string(),
  verdict: verdictSchema,
  summary: z.string(),
  variants: z
    .array(
      z.object({
        fromNode: z.string(),
        toNode: z.string(),
        fromEnd: variantEndSchema.exactOptional(),
        toEnd: variantEndSchema.exactOptional(),
        pairs: z.number(),
        verdict: verdictSchema,
        conditions: z.array(conditionSchema).readonly(),
        request: z.array(hopSchema).readonly(),
        reply: z.array(hopSchema).readonly(),
        blockers: z.array(blockerSchema).readonly(),
      }),
    )
    .readonly(),
  blockers: z.array(blockerSchema).readonly(),
  unknowns: z.array(z.object({ text: z.string(), call: z.string() })).readonly(),
  assumptions: z.array(z.object({ code: z.string(), text: z.string() })).readonly(),
  evidence: z
    .array(
      z.object({
        kind: z.enum(["target-health", "task-state", "service-event"]),
        urn: z.string(),
        text: z.string(),
        at: z.string(),
        agrees: z.boolean(),
      }),
    )
    .readonly(),
  fixes: z
    .array(
      z.object({
        text: z.string(),
        cli: z.string(),
        terraform: z.string(),
        opens: z.number(),
        sideEffects: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  closings: z
    .array(
      z.object({
        text: z.string(),
        cli: z.string(),
        terraform: z.string(),
        closes: z.number(),
        sideEffects: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<TraceAnswer>;
