import type { LoadBalancerPlace, RecordPlace, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import { normaliseDnsName, stripDualstack } from "#lib/net/dns-name.ts";
import { directoryOf, recordsOf } from "./directory.ts";

/** Whether Route 53 takes a record for healthy. The status of its own health checks is not read. */
export type RecordHealth = "healthy" | "unhealthy" | "unknown";

const AT_MOST = 8;

/**
 * The health of a record: always healthy without a check of its own and without Evaluate Target Health. An alias that
 * evaluates its target inherits the health of the load balancer's target groups, or of the records it leads to.
 * Source: Route 53 Developer Guide, "How Amazon Route 53 chooses records when health checking is configured".
 */
export function healthOf(topology: Topology, { item }: RecordPlace, depth = 0): RecordHealth {
  const own: RecordHealth = item.healthCheckId === undefined ? "healthy" : "unknown";
  const alias = item.aliasTarget;
  if (alias?.evaluateTargetHealth !== true) return own;
  const directory = directoryOf(topology);
  const name = normaliseDnsName(alias.dnsName);
  const balancer = directory.loadBalancersByName.get(stripDualstack(name));
  const inZone = alias.hostedZoneId === item.hostedZoneId;
  const target = balancer !== undefined && !inZone ? balancerHealth(topology, balancer) : "unknown";
  if (!inZone || depth >= AT_MOST) return worse(own, target);
  const records = (recordsOf(directory, item.hostedZoneId).byName.get(name) ?? []).filter(
    (other) => other.item.type === item.type,
  );
  return worse(own, anyOf(records.map((other) => healthOf(topology, other, depth + 1))));
}

/** Every target group that has targets needs a healthy one; without any target there is nobody to answer. */
function balancerHealth(topology: Topology, { urn }: LoadBalancerPlace): RecordHealth {
  const groups = [...topology.targetGroups.values()].filter(({ forwardedBy }) =>
    forwardedBy.some(({ loadBalancer }) => loadBalancer.urn === urn),
  );
  const healths = groups.map(groupHealth);
  if (healths.includes("unhealthy")) return "unhealthy";
  if (healths.includes("unknown")) return "unknown";
  if (healths.includes("healthy")) return "healthy";
  // Without a group it is the listener that answers, or nothing was read.
  return groups.length === 0 ? "unknown" : "unhealthy";
}

function groupHealth({ health, targets }: TargetGroupPlace): RecordHealth | "empty" {
  if (health?.targets.known !== true) return "unknown";
  const states = targets.map(({ target }) => target.state).filter((state) => state !== "unused");
  if (states.length === 0) return "empty";
  // `unavailable` is a target nobody checks: it counts as healthy.
  return states.some((state) => state === "healthy" || state === "unavailable") ? "healthy" : "unhealthy";
}

function worse(a: RecordHealth, b: RecordHealth): RecordHealth {
  if (a === "unhealthy" || b === "unhealthy") return "unhealthy";
  return a === "unknown" || b === "unknown" ? "unknown" : "healthy";
}

function anyOf(healths: readonly RecordHealth[]): RecordHealth {
  if (healths.includes("healthy")) return "healthy";
  return healths.length === 0 || healths.includes("unknown") ? "unknown" : "unhealthy";
}
