import type { NodeKind } from "#lib/model/urn.ts";

/** Kinds of resources a path can begin or end at; of the others a question is refused, each with what to name instead. */
export const endKinds: ReadonlySet<NodeKind> = new Set<NodeKind>([
  "ecs-service",
  "ecs-task",
  "ecs-container",
  "ecs-container-instance",
  "ec2-instance",
  "network-interface",
  "load-balancer",
  "listener",
  "target-group",
  "record-set",
  "vpc-endpoint",
  "nat-gateway",
  "vpn-gateway",
  "internet",
]);
