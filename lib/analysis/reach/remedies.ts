import type { Topology } from "#lib/graph/topology.ts";
import { aclRemedy } from "./acl-remedy.ts";
import { groupRemedy } from "./group-remedy.ts";
import type { Remedy, Remedying } from "./remedy.ts";
import { routeRemedy } from "./route-remedy.ts";
import type { Step } from "./step.ts";
import type { Tracing } from "./traced.ts";

/**
 * The changes that remove all of these blockers, in their order, each made on top of those before it;
 * `undefined` when one of them is no matter of a single rule, entry or route.
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
  switch (remedying.step.gated.code) {
    case "ENI_SG_RULES_MISMATCH":
    case "NLB_CLIENT_IP_NOT_ALLOWED":
      return groupRemedy(remedying);
    case "SUBNET_ACL_RESTRICTION":
      return aclRemedy(remedying);
    case "NO_ROUTE_TO_DESTINATION":
    case "RETURN_ROUTE_MISSING":
      return routeRemedy(remedying);
    default:
      return undefined;
  }
}
