import type { ServicePlace, TargetGroupPlace, TaskPort } from "#lib/graph/topology.ts";
import type { ServiceLoadBalancer } from "#lib/model/resources/ecs-service.ts";

/** A service's ties to target groups, those of its task sets included, which mostly are the same: each once. */
export function tiesOf({ item }: ServicePlace): readonly ServiceLoadBalancer[] {
  if (item.taskSets.length === 0) return item.loadBalancers;
  const all = [...item.loadBalancers, ...item.taskSets.flatMap(({ loadBalancers }) => loadBalancers)];
  return all.filter((one, at) => all.findIndex((other) => isSameTie(one, other)) === at);
}

function isSameTie(one: ServiceLoadBalancer, other: ServiceLoadBalancer): boolean {
  return (
    one.targetGroupArn === other.targetGroupArn &&
    one.alternateTargetGroupArn === other.alternateTargetGroupArn &&
    one.containerName === other.containerName &&
    one.containerPort === other.containerPort
  );
}

/** A service's ties to one target group, as the one in use or the one that stands by. */
export function tiesTo(service: ServicePlace, { item }: TargetGroupPlace): readonly ServiceLoadBalancer[] {
  return tiesOf(service).filter(
    ({ targetGroupArn, alternateTargetGroupArn }) =>
      targetGroupArn === item.targetGroupArn || alternateTargetGroupArn === item.targetGroupArn,
  );
}

/** Whether a port is the one a tie means. A tie names the container and its own port, never the host's. */
export function isTied({ containerName, containerPort }: ServiceLoadBalancer, port: TaskPort): boolean {
  return port.containerName === containerName && (containerPort === undefined || port.containerPort === containerPort);
}

/** Whether two groups take turns: then which one serves is not told by the tie. */
export function takesTurns({ item }: ServicePlace): boolean {
  const isExternal = item.deploymentController === "CODE_DEPLOY" || item.deploymentController === "EXTERNAL";
  const isStaged = item.deploymentStrategy !== undefined && item.deploymentStrategy !== "ROLLING";
  return isExternal || isStaged || item.loadBalancers.some((tie) => tie.alternateTargetGroupArn !== undefined);
}
