import { timedOut } from "../world/target-group.ts";
import type { RegionWorld } from "../world/world.ts";

/** The same world in which the first target of a target group does not answer; without a name nothing changes. */
export function flapping(world: RegionWorld, targetGroupName: string | undefined): RegionWorld {
  if (targetGroupName === undefined) return world;
  const { state: State, reason: Reason, description: Description } = timedOut;
  const targetGroups = world.targetGroups.map((group) => {
    if (group.TargetGroupName !== targetGroupName) return group;
    const health = group.health.map((target, index) =>
      index === 0 ? { ...target, TargetHealth: { State, Reason, Description } } : target,
    );
    return { ...group, health };
  });
  return { ...world, targetGroups };
}
