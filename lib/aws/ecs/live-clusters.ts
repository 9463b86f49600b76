import type { EcsCluster } from "#lib/model/resources/ecs-cluster.ts";

/** The clusters whose contents can be listed: deleted ones are still described for a while. */
export function liveClusterArns(clusters: readonly EcsCluster[]): readonly string[] {
  return clusters.filter(({ status }) => status !== "INACTIVE").map(({ clusterArn }) => clusterArn);
}
