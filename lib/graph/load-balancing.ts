import type { Listener, ListenerAction, ListenerRule } from "#lib/model/resources/listener.ts";
import { knownValue } from "#lib/model/known.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import type { TargetGroup } from "#lib/model/resources/target-group.ts";
import { arnTail, urnOf } from "#lib/model/urn.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { ScopeInterfaces } from "./interface-owner.ts";
import type { PlacedScope } from "./placed-scope.ts";
import { targetPlacer, type TargetSurroundings } from "./target-places.ts";
import type { LoadBalancerPlace, Placed, ServicePlace, TargetGroupPlace } from "./topology.ts";

/** What target groups are placed with. */
export type GroupSurroundings = TargetSurroundings & {
  readonly loadBalancers: readonly LoadBalancerPlace[];
  readonly services: readonly ServicePlace[];
};

/** Places the target groups of one scope with all that meets in them, sorted by id. */
export function placeTargetGroups(
  placed: PlacedScope,
  { loadBalancers, services, ...around }: GroupSurroundings,
): readonly TargetGroupPlace[] {
  const forwards = groupBy(forwardsOf(loadBalancers), (forward) => forward.targetGroupArn);
  const health = new Map(itemsOf(placed.scoped, "targetHealth").map((read) => [read.targetGroupArn, read]));
  const servicesByGroup = groupBy(
    services.flatMap(({ urn, targetGroupUrns }) => targetGroupUrns.map((targetGroupUrn) => ({ urn, targetGroupUrn }))),
    (tie) => tie.targetGroupUrn,
  );
  const placeTargets = targetPlacer(around);
  return placed.byId.targetGroups.list.map((group: Placed<TargetGroup>): TargetGroupPlace => {
    const read = health.get(group.item.targetGroupArn);
    return {
      ...group,
      health: read,
      targets: placeTargets((read && knownValue(read.targets)) ?? [], group),
      forwardedBy: (forwards.get(group.item.targetGroupArn) ?? []).map(({ by }) => by),
      serviceUrns: (servicesByGroup.get(group.urn) ?? []).map(({ urn }) => urn),
    };
  });
}

/** Places the load balancers of one scope with their interfaces, listeners and rules, sorted by id. */
export function placeLoadBalancers({ byId }: PlacedScope, { others }: ScopeInterfaces): readonly LoadBalancerPlace[] {
  // What a live task names is the task's.
  const interfacesByOwner = groupBy(others(), ({ owner }) => (owner.class === "load-balancer" ? owner.urn : undefined));
  const rulesByListener = groupBy(byId.listenerRules.list, ({ item }) => item.listenerArn);
  const listenersByBalancer = groupBy(byId.listeners.list, ({ item }) => item.loadBalancerArn);
  return byId.loadBalancers.list.map((balancer) => ({
    ...balancer,
    interfaces: interfacesByOwner.get(balancer.urn) ?? [],
    listeners: (listenersByBalancer.get(balancer.item.loadBalancerArn) ?? []).map((listener) => {
      const rules = (rulesByListener.get(listener.item.listenerArn) ?? []).toSorted(byPriority);
      const hasDefault = rules.some(({ item }) => isDefaultRule(item));
      return { ...listener, rules: hasDefault ? rules : [...rules, defaultRuleOf(listener)] };
    }),
  }));
}

/** The default rule of a listener whose rules were not read: the listener itself tells its actions, not its ARN. */
function defaultRuleOf(listener: Placed<Listener>): Placed<ListenerRule> {
  const { account, region, item } = listener;
  return {
    urn: urnOf(listener, "listener-rule", `${arnTail(item.listenerArn)}/default`),
    account,
    region,
    item: {
      ruleArn: `${item.listenerArn}/default`,
      listenerArn: item.listenerArn,
      priority: "default",
      isDefault: true,
      conditions: [],
      actions: item.defaultActions,
    },
  };
}

type Forward = { readonly targetGroupArn: string; readonly by: TargetGroupPlace["forwardedBy"][number] };

function forwardsOf(loadBalancers: readonly LoadBalancerPlace[]): readonly Forward[] {
  const forwards: Forward[] = [];
  for (const loadBalancer of loadBalancers) {
    for (const listener of loadBalancer.listeners) {
      for (const rule of listener.rules) {
        for (const { targetGroupArn, weight } of rule.item.actions.flatMap(forwardedGroups)) {
          forwards.push({ targetGroupArn, by: { rule, listener, loadBalancer, weight: weight ?? 1 } });
        }
      }
    }
  }
  return forwards;
}

function forwardedGroups(action: ListenerAction): ListenerAction["targetGroups"] {
  return action.type === "forward" ? action.targetGroups : [];
}

function isDefaultRule(rule: ListenerRule): boolean {
  return rule.isDefault === true || rule.priority === "default";
}

/** In the order rules are tried: by number, the default rule last. */
function byPriority(a: Placed<ListenerRule>, b: Placed<ListenerRule>): number {
  const [first, second] = [a, b].map(({ item }) => (isDefaultRule(item) ? Infinity : Number(item.priority)));
  return first === second || first === undefined || second === undefined ? 0 : first - second;
}
