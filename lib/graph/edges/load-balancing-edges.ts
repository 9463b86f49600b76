import { arnTail, urnOf } from "#lib/model/urn.ts";
import type { NumberedScope, Numbers } from "../numbers.ts";
import type { TargetGroupPlace, TargetPlace, TaskPort } from "../topology.ts";
import type { End, Pen } from "./edge-pen.ts";

/** From a load balancer to what its targets are: listener, rule, target group, target, task. */
export function loadBalancingEdges({ scopes }: Numbers, pen: Pen): void {
  for (const scope of scopes) {
    listenerEdges(scope, pen);
    forwardEdges(scope, pen);
    targetEdges(scope, pen);
  }
}

function listenerEdges({ joins }: NumberedScope, pen: Pen): void {
  const [listens, contains] = [pen("listens"), pen("contains")];
  for (const loadBalancer of joins.loadBalancers) {
    for (const listener of loadBalancer.listeners) {
      const { protocol, port } = listener.item;
      listens(loadBalancer.urn, listener.urn, `${protocol ?? ""}:${port ?? ""}`);
      for (const rule of listener.rules) contains(listener.urn, rule.urn, rule.item.priority);
    }
  }
}

function forwardEdges({ joins }: NumberedScope, pen: Pen): void {
  const forwardsTo = pen("forwards-to");
  for (const group of joins.targetGroups) {
    for (const { rule, weight } of group.forwardedBy) {
      const isShared = rule.item.actions.some(({ targetGroups }) => targetGroups.length > 1);
      forwardsTo(rule.urn, group.urn, isShared ? `${weight}` : undefined);
    }
  }
}

function targetEdges(scope: NumberedScope, pen: Pen): void {
  const [registers, forwardsTo] = [pen("registers"), pen("forwards-to")];
  const groups = scope.nodes("target-group");
  const { first } = scope.nodes("target");
  const draw = (told: TargetPlace, group: number, place: number) => {
    registers(groups.first + group, first + place, told.target.state);
    const groupPlace = scope.joins.targetGroups[group];
    if (groupPlace !== undefined) forwardsTo(first + place, behind(told, groupPlace, scope), portLabel(told.port));
  };
  for (let place = 0; place < scope.targets.length; place += 1) {
    const part = scope.targets[place];
    if (part === undefined) continue;
    if (part.again !== undefined) for (const told of part.again) draw(told, part.group, place);
    draw(part.target, part.group, place);
  }
}

function portLabel(port: TaskPort | undefined): string | undefined {
  return port && `${port.port}->${port.containerPort}`;
}

/** The closest thing known behind a target: the task, else whose interface it is, else the instance or load balancer it names. */
function behind({ target, task, networkInterface }: TargetPlace, group: TargetGroupPlace, scope: NumberedScope): End {
  if (task !== undefined) {
    const { placeOf } = scope.joins.placed.byId.networkInterfaces;
    const at = networkInterface && placeOf(networkInterface.item.networkInterfaceId);
    return scope.taskMetAt(at, task.urn) ?? task.urn;
  }
  switch (group.item.targetType) {
    case "instance":
      return urnOf(group, "ec2-instance", target.id);
    case "alb":
      return urnOf(group, "load-balancer", arnTail(target.id));
    default:
      return networkInterface?.urn;
  }
}
