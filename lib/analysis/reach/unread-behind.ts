import type { TargetGroupPlace, Unread } from "#lib/graph/topology.ts";
import type { Walk } from "./step.ts";

/** Why the targets of a group are not known; empty when they are. */
export function unreadBehind({ say }: Walk, { item, health }: TargetGroupPlace): readonly Unread[] {
  if (health === undefined) {
    const text = say("targetsUnread", { id: item.targetGroupName });
    return [{ text, call: "elasticloadbalancing:DescribeTargetHealth" }];
  }
  return health.targets.known ? [] : [{ text: health.targets.problem.message, call: health.targets.problem.call }];
}
