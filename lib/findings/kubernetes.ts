import type { OwnedInterface, OwnerClass } from "#lib/graph/topology.ts";
import { tagValue, type Tags } from "#lib/model/fields.ts";
import type { Ec2Instance } from "#lib/model/resources/ec2-instance.ts";

/** Whether an interface is Amazon EKS's: a control plane's, a node's with its pods, or a pod's own. */
export function isKubernetes({ owner }: OwnedInterface): boolean {
  return owner.class === "eks-control-plane" || owner.class === "eks-node" || owner.class === "eks-pod";
}

/** Whether Amazon EKS is among the owners of some interfaces. */
export function hasKubernetes(owners: ReadonlySet<OwnerClass>): boolean {
  return owners.has("eks-control-plane") || owners.has("eks-node") || owners.has("eks-pod");
}

/** The cluster an interface belongs to, by its own tags, its description, or its instance's tags; `?` when none tells. */
export function kubernetesCluster(
  { item, owner }: OwnedInterface,
  instances: ReadonlyMap<string, Pick<Ec2Instance, "tags">>,
): string {
  if (owner.class === "eks-control-plane") return owner.label ?? "?";
  const ofInstance = instances.get(item.attachment?.instanceId ?? "")?.tags ?? [];
  return clusterInTags(item.tags) ?? clusterInTags(ofInstance) ?? "?";
}

function clusterInTags(tags: Tags): string | undefined {
  const owned = tags.find(({ key }) => key.startsWith("kubernetes.io/cluster/"))?.key;
  return (
    tagValue(tags, "cluster.k8s.amazonaws.com/name") ??
    tagValue(tags, "eks:cluster-name") ??
    owned?.slice("kubernetes.io/cluster/".length)
  );
}
