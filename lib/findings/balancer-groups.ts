import type { LoadBalancerPlace } from "#lib/graph/topology.ts";
import { arnTail, urnOf, type Urn } from "#lib/model/urn.ts";

/** The target groups the rules of a load balancer forward to, each once. */
export function groupUrnsBehind(balancer: LoadBalancerPlace): readonly Urn[] {
  const urns = balancer.listeners.flatMap(({ rules }) =>
    rules.flatMap(({ item }) =>
      item.actions.flatMap(({ targetGroups }) =>
        targetGroups.map(({ targetGroupArn }) => urnOf(balancer, "target-group", arnTail(targetGroupArn))),
      ),
    ),
  );
  return [...new Set(urns)];
}
