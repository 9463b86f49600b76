import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import type { ListenerRule } from "#lib/model/resources/listener.ts";
import { arnTail, type Urn } from "#lib/model/urn.ts";
import { containerId } from "../ecs-urns.ts";
import type { PlacedScope } from "../placed-scope.ts";
import type { ScopeJoins } from "../scope-joins.ts";
import type { TargetGroupPlace, TargetPlace } from "../topology.ts";

/** A container of a task. */
export type ContainerPart = {
  readonly id: string;
  /** The place of its task among those of the scope. */
  readonly task: number;
  readonly container: EcsTask["containers"][number];
};

/** The containers of a scope's tasks, sorted by id. Two of one name in one task are one. */
export function containersOf({ byId }: PlacedScope): readonly ContainerPart[] {
  const parts: ContainerPart[] = [];
  const { list } = byId.ecsTasks;
  for (let task = 0; task < list.length; task += 1) {
    const item = list[task]?.item;
    if (item === undefined) continue;
    for (let at = 0; at < item.containers.length; at += 1) {
      const container = item.containers[at];
      if (container === undefined) continue;
      if (at > 0 && item.containers.findIndex(({ name }) => name === container.name) < at) continue;
      parts.push({ id: containerId(item, container.name), task, container });
    }
  }
  return parts.sort(sortedById);
}

/** A rule of a listener. */
export type RulePart = {
  readonly urn: Urn;
  readonly id: string;
  readonly item: ListenerRule;
  /** Rules were not read: it is the default rule, and only the listener tells of it. */
  readonly isTold: boolean;
};

/** The listener rules of a scope, sorted by id, with the default rules of listeners whose rules were not read. */
export function rulesOf({ placed, loadBalancers }: ScopeJoins): readonly RulePart[] {
  const { listenerRules } = placed.byId;
  const parts: RulePart[] = [];
  for (const [id, { urn, item }] of listenerRules) parts.push({ urn, id, item, isTold: false });
  for (const { urn, item } of loadBalancers.flatMap(({ listeners }) => listeners.flatMap(({ rules }) => rules))) {
    const id = arnTail(item.ruleArn);
    if (!listenerRules.has(id)) parts.push({ urn, id, item, isTold: true });
  }
  return parts.sort(sortedById);
}

/** A registered target. */
export type TargetPart = {
  readonly urn: Urn;
  /** The place of its group among those of the scope. */
  readonly group: number;
  readonly target: TargetPlace;
  /** The same target once more, as AWS may list it. */
  readonly again?: readonly TargetPlace[];
};

/** The targets of a scope's groups, sorted by id. One that is registered twice is one, as it was told last. */
export function targetsOf(groups: readonly TargetGroupPlace[]): readonly TargetPart[] {
  // Ids of groups sort like their ARNs, unless one begins with another.
  const order = groups
    .map(({ item, targets }, group) => ({ id: `${item.targetGroupArn}/`, group, targets }))
    .sort(sortedById);
  const parts: TargetPart[] = [];
  for (const { group, targets } of order) {
    for (let at = 0; at < targets.length; at += 1) {
      const target = targets[at];
      if (target === undefined) continue;
      const last = parts.at(-1);
      if (last?.group === group && isSame(last.target, target)) {
        parts[parts.length - 1] = { urn: last.urn, group, target, again: [...(last.again ?? []), last.target] };
      } else parts.push({ urn: target.urn, group, target });
    }
  }
  return parts;
}

function isSame(one: TargetPlace, other: TargetPlace): boolean {
  return one.target.id === other.target.id && one.target.port === other.target.port;
}

function sortedById(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
