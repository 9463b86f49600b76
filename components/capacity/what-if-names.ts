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

/** A service or cluster of a what-if as it is shown: by its name, where the address has a URN and no other goes by that name. */
export function shownName(written: string, { services, instances }: Capacity): string {
  const id = parseUrn(written)?.id;
  if (id === undefined) return written;
  const clusters = [...new Set(instances.map(({ clusterArn }) => clusterArn))].map(nameOf);
  const alike = [...services.map(({ urn }) => parseUrn(urn)?.id), ...clusters].filter((one) => one === id);
  return alike.length > 1 ? written : id;
}

function nameOf(clusterArn: string): string {
  return clusterArn.slice(clusterArn.lastIndexOf("/") + 1);
}
