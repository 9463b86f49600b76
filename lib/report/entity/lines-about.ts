import type {
  LoadBalancerPlace,
  OwnedInterface,
  ServicePlace,
  TargetGroupPlace,
  Topology,
} from "#lib/graph/topology.ts";
import { parseUrn, type NodeKind, type Urn } from "#lib/model/urn.ts";
import { forwardEdges, rowsOfTargetGroup } from "../chart/chart-edges.ts";
import { chartEntries } from "../chart/chart-entries.ts";
import type { ChartEdge } from "../chart/chart-model.ts";
import { discoveryNames, resolveEdges } from "../chart/chart-names.ts";
import { dependencyInterfaces, leaveEdges } from "../chart/chart-outbound.ts";
import { dependencyEdges, registerEdges } from "../chart/chart-verdicts.ts";

/** Lines of the map that end at a resource, and at which: its own, those of its service, or those of its owner. */
export type LinesAbout = { readonly of: Urn; readonly lines: readonly ChartEdge[] };

/** Made of the same parts as the map, but only of those lines that can be about the resource. */
export function linesAbout(topology: Topology, urn: Urn): LinesAbout {
  const of = drawnAs(topology, urn);
  const kind = parseUrn(of)?.kind;
  const lines = kind === undefined ? [] : (linesOfKind[kind]?.(topology, of) ?? []);
  return { of, lines };
}

/** What the map draws for it: a task is a part of its service, an interface of its owner. */
function drawnAs(topology: Topology, urn: Urn): Urn {
  const task = topology.tasks.get(urn);
  if (task !== undefined) return task.serviceUrn ?? urn;
  const networkInterface = topology.interfaces.get(urn);
  if (networkInterface === undefined) return urn;
  return ownerDrawn(topology, networkInterface) ?? urn;
}

/** The service or load balancer that has an interface; of a dependency, the interface that stands for all of its kind. */
function ownerDrawn(topology: Topology, { urn, owner }: OwnedInterface): Urn | undefined {
  if (owner.class === "load-balancer") return owner.urn;
  if (owner.class === "ecs-task")
    return owner.urn === undefined ? undefined : topology.tasks.get(owner.urn)?.serviceUrn;
  return [...dependencyInterfaces(topology).values()].find((all) => all.some((one) => one.urn === urn))?.[0]?.urn;
}

const endsAt = (lines: readonly ChartEdge[], urn: Urn): readonly ChartEdge[] =>
  lines.filter(({ from, to }) => [from, to].some((end) => end === urn || end.startsWith(`${urn}#`)));

type LinesOf = (topology: Topology, urn: Urn) => readonly ChartEdge[];

const ofExit: LinesOf = (topology, urn) => endsAt(leaveEdges(topology, topology.services.values()), urn);

const linesOfKind: { readonly [Kind in NodeKind]?: LinesOf } = {
  "ecs-service": (topology, urn) => {
    const service = topology.services.get(urn);
    return service === undefined ? [] : ofService(topology, service);
  },
  "target-group": (topology, urn) => {
    const targetGroup = topology.targetGroups.get(urn);
    if (targetGroup === undefined) return [];
    const before = targetGroup.forwardedBy.map(({ loadBalancer }) => loadBalancer);
    return [...endsAt(forwardEdges(new Set(before)), urn), ...registerEdges(topology, [targetGroup])];
  },
  "load-balancer": (topology, urn) => {
    const balancer = topology.loadBalancers.get(urn);
    if (balancer === undefined) return [];
    return [
      ...resolveEdges(topology, urn),
      ...endsAt(chartEntries(topology, new Map()).edges, urn),
      ...registerEdges(
        topology,
        groupsBehind(topology, balancer, () => true),
      ),
    ];
  },
  listener: (topology, urn) => {
    const balancer = [...topology.loadBalancers.values()].find((one) => one.listeners.some((own) => own.urn === urn));
    if (balancer === undefined) return [];
    return registerEdges(
      topology,
      groupsBehind(topology, balancer, (listener) => listener === urn),
    );
  },
  "record-set": resolveEdges,
  "cloud-map-service": (topology, urn) => endsAt(discoveryNames(topology, new Map()).edges, urn),
  "network-interface": (topology, urn) => endsAt(dependencyEdges(topology, topology.services.values()), urn),
  "internet-gateway": (topology, urn) => [...endsAt(chartEntries(topology, new Map()).edges, urn), ...ofExit(topology, urn)], // prettier-ignore
  "nat-gateway": ofExit,
  "egress-only-internet-gateway": ofExit,
  "vpc-endpoint": ofExit,
  "vpc-peering-connection": ofExit,
  "transit-gateway": ofExit,
  "vpn-gateway": ofExit,
};

function ofService(topology: Topology, service: ServicePlace): readonly ChartEdge[] {
  const { urn } = service;
  const groups = [...topology.targetGroups.values()].filter((one) => rowsOfTargetGroup(one).includes(urn));
  return endsAt(
    [
      ...resolveEdges(topology, urn),
      ...discoveryNames(topology, new Map()).edges,
      ...registerEdges(topology, groups),
      ...leaveEdges(topology, [service]),
      ...dependencyEdges(topology, [service]),
    ],
    urn,
  );
}

/** The target groups that some listeners of a load balancer forward to, where the map judges them from it. */
function groupsBehind(
  topology: Topology,
  balancer: LoadBalancerPlace,
  isAsked: (listener: Urn) => boolean,
): readonly TargetGroupPlace[] {
  return [...topology.targetGroups.values()].filter(
    ({ forwardedBy }) =>
      forwardedBy[0]?.loadBalancer.urn === balancer.urn &&
      forwardedBy.some(({ loadBalancer, listener }) => loadBalancer.urn === balancer.urn && isAsked(listener.urn)),
  );
}
