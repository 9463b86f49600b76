import type { LoadBalancerPlace, TargetGroupPlace } from "#lib/graph/topology.ts";
import { distinct } from "./fact.ts";

/** The load balancers of a type that forward to a target group, each once. */
export function distinctBalancers(
  { forwardedBy }: TargetGroupPlace,
  type: "application" | "network",
): readonly LoadBalancerPlace[] {
  return distinct(forwardedBy.map(({ loadBalancer }) => loadBalancer)).filter(({ item }) => item.type === type);
}
