import type { NodeKind } from "#lib/model/urn.ts";

/** Kinds of resources a path can begin or end at. */
const endKinds: ReadonlySet<NodeKind> = new Set<NodeKind>([
  "ecs-service",
  "ecs-task",
  "ecs-container",
  "ecs-container-instance",
  "ec2-instance",
  "network-interface",
  "load-balancer",
  "listener",
  "target-group",
  "target",
  "record-set",
  "vpc-endpoint",
  "nat-gateway",
  "vpn-gateway",
  "prefix-list",
  "internet",
]);

/** A resource as the graph has it. */
type Node = { readonly kind: NodeKind; readonly facts: Readonly<Record<string, unknown>> };

/** Whether a path can begin or end at a resource; of the others a question is refused, each with what to name instead. */
export function isPathEnd({ kind, facts }: Node): boolean {
  return endKinds.has(kind) && !(kind === "vpc-endpoint" && isRoutedTo(facts["vpcEndpointType"]));
}

/** Whether a VPC endpoint has no interfaces: only routes lead to it. */
export function isRoutedTo(vpcEndpointType: unknown): boolean {
  return vpcEndpointType === "Gateway";
}
