import type { ServicePlace, Topology } from "#lib/graph/topology.ts";
import type { Because } from "./finding.ts";
import { parseIp } from "#lib/net/ip.ts";
import { fact } from "./fact.ts";
import { pointsAt } from "./messages.ts";
import { isOurAddress } from "./our-address.ts";

/** Which side of the network a start that timed out was calling; `unresolved` where the name may have led nowhere at all. */
export type CalledSide = "private" | "public" | "any" | "unresolved";

/**
 * The newest stop of a service's task whose reason is a start that timed out on the network, calling an address of the given
 * side or none that is told; `undefined` when there is none. A private address means that private DNS led to an endpoint,
 * a public one that no endpoint answered for the name. On instances the container tells, and the task only that it failed to start.
 */
export function startUpSymptom(
  topology: Topology,
  { stoppedTasks }: ServicePlace,
  side: CalledSide,
): string | undefined {
  const stops = stoppedTasks
    .flatMap(({ item: { stoppedAt: at = "", stoppedReason, containers } }) =>
      [stoppedReason, ...containers.map(({ reason }) => reason)].map((reason = "") => ({ at, reason })),
    )
    .filter(({ reason }) => isOfStart(reason, side) && isOnSide(topology, reason, side))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return stops[0]?.reason;
}

/** The symptoms of several services, as evidence. */
export function startUpSymptoms(
  topology: Topology,
  services: readonly ServicePlace[],
  side: CalledSide,
): readonly Because[] {
  return services.flatMap((service) => {
    const reason = startUpSymptom(topology, service, side);
    return reason === undefined ? [] : [fact(service.urn, "ecsTasks", reason)];
  });
}

function isOfStart(reason: string, side: CalledSide): boolean {
  return (
    pointsAt("ROUTE-001", "stopped-reason", reason) ||
    (side === "unresolved" && pointsAt("ROUTE-008", "stopped-reason", reason))
  );
}

function isOnSide(topology: Topology, reason: string, side: CalledSide): boolean {
  const called = /dial tcp \[?([0-9a-fA-F.:]+?)\]?:\d+/.exec(reason)?.[1];
  const ip = called === undefined ? undefined : parseIp(called);
  if (side === "any" || side === "unresolved" || ip === undefined) return true;
  return isOurAddress(topology, ip) === (side === "private");
}
