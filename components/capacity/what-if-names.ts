import type { Capacity } from "#lib/api/capacity.ts";
import { parseUrn, urnOf } from "#lib/model/urn.ts";

/** What a service goes by in a what-if: `cluster/service`, or its URN where that is not unique. */
export function idOfService({ urn }: { readonly urn: string }, { services }: Capacity): string {
  const id = parseUrn(urn)?.id ?? urn;
  return services.filter((service) => parseUrn(service.urn)?.id === id).length > 1 ? urn : id;
}

/** What the cluster of an instance goes by in a what-if: its name, or its URN where that is not unique. */
export function idOfCluster(
  { urn, clusterArn }: { readonly urn: string; readonly clusterArn: string },
  { instances }: Capacity,
): string {
  const name = nameOf(clusterArn);
  const isUnique = instances.every((other) => other.clusterArn === clusterArn || nameOf(other.clusterArn) !== name);
  const place = parseUrn(urn);
  return isUnique || place === undefined ? name : urnOf(place, "ecs-cluster", name);
}

function nameOf(clusterArn: string): string {
  return clusterArn.slice(clusterArn.lastIndexOf("/") + 1);
}
