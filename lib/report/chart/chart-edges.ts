import type { LoadBalancerPlace, RecordPlace, TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import type { ListenerRule } from "#lib/model/resources/listener.ts";
import { arnTail, urnOf, type Urn } from "#lib/model/urn.ts";
import type { ChartEdge, ChartModel } from "./chart-model.ts";
import { compareText } from "./compare-text.ts";

/** How long a chain of aliases between our own records is followed. */
const CHAIN_LIMIT = 8;

/** A rule among others: its priority, which decides who is asked first, and its conditions. */
function ruleLabel(rule: ListenerRule, alone: boolean): string {
  if (alone) return "";
  if (rule.conditions.length === 0) return "*";
  const conditions = rule.conditions.map(({ values }) => values.join(" | ")).join(" & ");
  return rule.isDefault ? conditions : `${rule.priority} ${conditions}`;
}

/** From each listener to the target groups its rules forward to. */
export function forwardEdges(loadBalancers: Iterable<LoadBalancerPlace>): readonly ChartEdge[] {
  const edges = new Map<string, ChartEdge>();
  for (const loadBalancer of loadBalancers) {
    for (const listener of loadBalancer.listeners) {
      for (const rule of listener.rules) {
        for (const { targetGroupArn } of rule.item.actions.flatMap(({ targetGroups }) => targetGroups)) {
          const to = urnOf(rule, "target-group", arnTail(targetGroupArn));
          const label = ruleLabel(rule.item, listener.rules.length === 1);
          const known = edges.get(`${listener.urn} ${to}`);
          edges.set(`${listener.urn} ${to}`, {
            kind: "forwards",
            from: listener.urn,
            to,
            label: known === undefined ? label : `${known.label}, ${label}`,
          });
        }
      }
    }
  }
  return [...edges.values()];
}

/** The rows a target group leads to: the services that register with it, and whoever stands behind its targets. */
export function rowsOfTargetGroup(targetGroup: TargetGroupPlace): readonly Urn[] {
  const behind = targetGroup.targets.flatMap(({ task }) => (task?.serviceUrn === undefined ? [] : [task.serviceUrn]));
  return [...new Set([...targetGroup.serviceUrns, ...behind])].sort(compareText);
}

/** `:8080`, or the span of host ports of dynamic mappings. */
export function portLabel(targetGroup: TargetGroupPlace): string {
  const ports = targetGroup.targets.flatMap(({ target }) => (target.port === undefined ? [] : [target.port]));
  if (ports.length === 0) return targetGroup.item.port === undefined ? "" : `:${String(targetGroup.item.port)}`;
  const [first, last] = [Math.min(...ports), Math.max(...ports)];
  return first === last ? `:${String(first)}` : `:${String(first)}–${String(last)}`;
}

/** The things on the chart that a record leads to, through aliases between our own records. */
export function aimsOfRecord(record: RecordPlace, topology: Topology, steps: number = CHAIN_LIMIT): readonly Urn[] {
  return record.aims.flatMap((aim): readonly Urn[] => {
    if (aim.kind === "load-balancer") return aim.urns;
    if (aim.kind === "record-set" && steps > 0) {
      return aim.urns.flatMap((urn) => {
        const next = topology.records.get(urn);
        return next === undefined ? [] : aimsOfRecord(next, topology, steps - 1);
      });
    }
    if (aim.kind !== "network-interface") return [];
    return aim.urns.flatMap((urn) => {
      const owner = topology.interfaces.get(urn)?.owner;
      if (owner?.urn === undefined) return [];
      if (owner.class === "ecs-task") return topology.tasks.get(owner.urn)?.serviceUrn ?? [];
      return owner.class === "load-balancer" ? owner.urn : [];
    });
  });
}

/** Only lines whose two ends are drawn, in a fixed order, each once. */
export function drawableEdges(edges: readonly ChartEdge[], model: Omit<ChartModel, "edges">): readonly ChartEdge[] {
  const drawn = new Set<Urn>([
    ...model.names.map(({ urn }) => urn),
    ...model.entries.map(({ urn }) => urn),
    ...model.loadBalancers.flatMap(({ urn, listeners }) => [urn, ...listeners.map((listener) => listener.urn)]),
    ...model.targetGroups.map(({ urn }) => urn),
    ...model.vpcs.flatMap(({ clusters }) => clusters.flatMap(({ rows }) => rows.map(({ urn }) => urn))),
    ...model.exits.map(({ urn }) => urn),
    ...model.dependencies.map(({ urn }) => urn),
  ]);
  return edgesOnce(edges.filter(({ from, to }) => drawn.has(from) && drawn.has(to)));
}

/** Edges in a fixed order, those of one kind between the same ends once. */
export function edgesOnce(edges: readonly ChartEdge[]): readonly ChartEdge[] {
  const unique = new Map(edges.map((edge) => [`${edge.kind} ${edge.from} ${edge.to}`, edge]));
  return [...unique].sort(([one], [other]) => compareText(one, other)).map(([, edge]) => edge);
}
