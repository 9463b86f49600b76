import type { LoadBalancerPlace } from "#lib/graph/topology.ts";
import { parseIp } from "#lib/net/ip.ts";
import { arnTail, urnOf } from "#lib/model/urn.ts";
import type { InterfaceStation } from "./step.ts";
import type { World } from "./world.ts";

/**
 * The stations behind some load balancer nodes whose rules may look at the client's address too: targets that see it, and
 * the nodes of load balancers that are targets. One for each set of security groups and subnet.
 */
export function stationsBehind(world: World, stations: readonly InterfaceStation[]): readonly InterfaceStation[] {
  const found = new Map<string, InterfaceStation>();
  const balancers = new Set(
    stations.flatMap(({ owned }) => world.topology.loadBalancers.get(owned.owner.urn ?? "") ?? []),
  );
  // A set grows while it is walked: load balancers behind load balancers are met in turn.
  for (const balancer of balancers) {
    for (const group of groupsOf(world, balancer)) {
      for (const { networkInterface: owned, address, target } of group.targets) {
        const inner = world.topology.loadBalancers.get(urnOf(group, "load-balancer", arnTail(target.id)));
        if (inner !== undefined) balancers.add(inner);
        const ip = parseIp(address ?? "");
        if (owned === undefined || ip === undefined) continue;
        const key = [owned.item.subnetId, ...owned.item.groups.map(({ groupId }) => groupId)].join("|");
        if (!found.has(key)) found.set(key, { kind: "interface", node: owned.urn, owned, ip });
      }
    }
    for (const owned of balancer.interfaces) {
      const ip = parseIp(owned.item.privateIpAddress ?? "");
      if (ip !== undefined) found.set(owned.urn, { kind: "interface", node: balancer.urn, owned, ip });
    }
  }
  return [...found.values()];
}

function groupsOf({ topology }: World, balancer: LoadBalancerPlace) {
  const arns = balancer.listeners.flatMap(({ rules }) =>
    rules.flatMap(({ item }) =>
      item.actions.flatMap(({ targetGroups }) => targetGroups.map(({ targetGroupArn }) => targetGroupArn)),
    ),
  );
  return [...new Set(arns)].flatMap(
    (arn) => topology.targetGroups.get(urnOf(balancer, "target-group", arnTail(arn))) ?? [],
  );
}

/** The blocks that the listener rules of a load balancer name as sources. */
export function sourceBlocksOf({ listeners }: LoadBalancerPlace): readonly string[] {
  return listeners.flatMap(({ rules }) =>
    rules.flatMap(({ item }) => item.conditions.flatMap(({ field, values }) => (field === "source-ip" ? values : []))),
  );
}
