import type { OwnedInterface, SubnetPlace } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { Ec2Instance } from "#lib/model/resources/ec2-instance.ts";
import { isKubernetes, kubernetesCluster } from "./kubernetes.ts";
import { scalingGroupOf } from "./record-targets.ts";

/** What takes more addresses of a subnet as it grows, as its interfaces there tell: they are no services of ECS, nor listed load balancers. */
export type Grower = {
  /** `EKS shop`, `Auto Scaling workers`, or the name of a Classic Load Balancer. */
  readonly name: string;
  /** Whether it can grow in another subnet instead, in which it is seen and which has room. */
  readonly hasOtherRoom: boolean;
};

type Seen = {
  /** The subnets of the scope. */
  readonly subnets: readonly SubnetPlace[];
  readonly instances: ReadonlyMap<string, Ec2Instance>;
};

/**
 * Classic Load Balancers, Auto Scaling groups and Amazon EKS in a subnet, by name, each once. The pods of a node take addresses
 * of its own subnet and a load balancer takes some in each of its own; only a group starts its instances where there is room.
 */
export function growersIn(subnet: SubnetPlace, { subnets, instances }: Seen): readonly Grower[] {
  const roomy = subnets.filter((other) => other !== subnet && other.item.availableIpAddressCount > 0);
  const named = subnet.interfaces.flatMap((owned) => growerOf(owned, instances) ?? []);
  return [...groupBy(named, ({ name }) => name).values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const { name, isGroup } = first;
    const isSeenIn = ({ interfaces }: SubnetPlace) =>
      interfaces.some((owned) => growerOf(owned, instances)?.name === name);
    return [{ name, hasOtherRoom: isGroup && roomy.some(isSeenIn) }];
  });
}

function growerOf(
  owned: OwnedInterface,
  instances: ReadonlyMap<string, Ec2Instance>,
): { readonly name: string; readonly isGroup: boolean } | undefined {
  const { owner, item } = owned;
  if (owner.loadBalancerType === "classic") return { name: owner.label ?? "?", isGroup: false };
  if (isKubernetes(owned)) return { name: `EKS ${kubernetesCluster(owned, instances)}`, isGroup: false };
  const instance = instances.get(item.attachment?.instanceId ?? "");
  const group = instance === undefined ? undefined : scalingGroupOf(instance);
  return group === undefined ? undefined : { name: `Auto Scaling ${group}`, isGroup: true };
}
