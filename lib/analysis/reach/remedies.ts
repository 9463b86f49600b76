import type { Topology } from "#lib/graph/topology.ts";
import { aclRemedy } from "./acl-remedy.ts";
import { groupRemedy } from "./group-remedy.ts";
import { listenerRemedy } from "./listener-remedy.ts";
import type { Remedy, Remedying } from "./remedy.ts";
import { routeRemedy, transitRouteRemedy } from "./route-remedy.ts";
import type { Step } from "./step.ts";
import { targetRemedy } from "./target-remedy.ts";
import type { Tracing } from "./traced.ts";

/**
 * The changes that remove all of these blockers, in their order, each made on top of those before it;
 * `undefined` when one of them is no matter of a single rule, entry, route, listener or registration.
 */
export function remediesFor(
  tracing: Tracing,
  blockers: readonly Step[],
  before: Topology,
): readonly Remedy[] | undefined {
  const found: Remedy[] = [];
  let topology = before;
  for (const step of blockers) {
    const remedy = remedyFor({ tracing, topology, step });
    if (remedy === undefined) return undefined;
    if (found.some(({ key }) => key === remedy.key)) continue;
    found.push(remedy);
    topology = remedy.apply(topology);
  }
  return found;
}

function remedyFor(remedying: Remedying): Remedy | undefined {
  switch (remedying.step.kind) {
    case "security-group":
      return groupRemedy(remedying);
    case "network-acl":
      return aclRemedy(remedying);
    case "route-table":
      return routeRemedy(remedying);
    case "transit-gateway":
    case "transit-gateway-route-table":
      return transitRouteRemedy(remedying);
    case "load-balancer":
      return listenerRemedy(remedying);
    case "target-group":
      return targetRemedy(remedying);
    default:
      return undefined;
  }
}
