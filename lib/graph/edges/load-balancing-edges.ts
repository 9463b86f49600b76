import { arnTail, urnOf, type Urn } from "#lib/model/urn.ts";
import type { TargetGroupPlace, TargetPlace, Topology } from "../topology.ts";
import type { EdgeDrafts } from "./edge-draft.ts";

/** From a load balancer to what its targets are: listener, rule, target group, target, task. */
export function* loadBalancingEdges(topology: Topology): EdgeDrafts {
  for (const loadBalancer of topology.loadBalancers.values()) {
    for (const listener of loadBalancer.listeners) {
      const { protocol, port } = listener.item;
      yield { kind: "listens", from: loadBalancer.urn, to: listener.urn, label: `${protocol ?? ""}:${port ?? ""}` };
      for (const rule of listener.rules) {
        yield { kind: "contains", from: listener.urn, to: rule.urn, label: rule.item.priority };
      }
    }
  }
  for (const group of topology.targetGroups.values()) {
    for (const { rule, weight } of group.forwardedBy) {
      const isShared = rule.item.actions.some(({ targetGroups }) => targetGroups.length > 1);
      yield { kind: "forwards-to", from: rule.urn, to: group.urn, label: isShared ? `${weight}` : undefined };
    }
    for (const target of group.targets) {
      yield { kind: "registers", from: group.urn, to: target.urn, label: target.target.state };
      const to = behind(target, group);
      const label = target.port === undefined ? undefined : `${target.port.port}->${target.port.containerPort}`;
      if (to !== undefined) yield { kind: "forwards-to", from: target.urn, to, label };
    }
  }
}

/** The closest thing known behind a target: the task, else whose interface it is, else the instance or load balancer it names. */
function behind({ target, task, networkInterface }: TargetPlace, group: TargetGroupPlace): Urn | undefined {
  if (task !== undefined) return task.urn;
  switch (group.item.targetType) {
    case "instance":
      return urnOf(group, "ec2-instance", target.id);
    case "alb":
      return urnOf(group, "load-balancer", arnTail(target.id));
    default:
      return networkInterface?.urn;
  }
}
