import type { EcsService } from "#lib/model/resources/ecs-service.ts";
import type { EcsTask } from "#lib/model/resources/ecs-task.ts";
import { arnTail, urnOf, type Urn } from "#lib/model/urn.ts";
import { arnName } from "./identities.ts";
import type { Placed } from "./placed.ts";

/** The cluster of an ECS record. */
export function clusterUrnOf({ account, region, item }: Placed<{ readonly clusterArn: string }>): Urn {
  return urnOf({ account, region }, "ecs-cluster", arnName(item.clusterArn));
}

/** Every target group a service or one of its task sets registers with, the standby of a blue/green pair included. */
export function targetGroupUrnsOf({ account, region, item }: Placed<EcsService>): readonly Urn[] {
  const ties = [...item.loadBalancers, ...item.taskSets.flatMap((taskSet) => taskSet.loadBalancers)];
  const arns = ties.flatMap((tie) => [tie.targetGroupArn, tie.alternateTargetGroupArn]);
  const urns = arns.flatMap((arn) =>
    arn === undefined ? [] : [urnOf({ account, region }, "target-group", arnTail(arn))],
  );
  return [...new Set(urns)];
}

/** The id of a container's node: its task's own id, and its name. */
export function containerId({ taskArn }: Pick<EcsTask, "taskArn">, name: string): string {
  return [arnName(taskArn), name].join("/");
}
