import type { SubnetPlace, Topology } from "#lib/graph/topology.ts";
import { parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import { portLabel, rowsOfTargetGroup } from "../chart-edges.ts";
import { dependencyInterfaces, exitOfRoute } from "../chart-outbound.ts";
import { dependencyEdges, registrationVerdict } from "../chart-verdicts.ts";
import type { GroundEdge } from "./ground-model.ts";

/** From the load balancers to the services behind them. */
function balancedEdges(topology: Topology, isAsked: (urn: Urn) => boolean): readonly GroundEdge[] {
  return [...topology.targetGroups.values()].flatMap((targetGroup) => {
    const balancers = new Set(targetGroup.forwardedBy.map(({ loadBalancer }) => loadBalancer.urn));
    return rowsOfTargetGroup(targetGroup).flatMap((to) =>
      [...balancers].flatMap((from): readonly GroundEdge[] => {
        if (!isAsked(from) && !isAsked(to)) return [];
        const label = portLabel(targetGroup);
        return [{ kind: "registers", from, to, label, ...registrationVerdict(topology, targetGroup, to) }];
      }),
    );
  });
}

/** From what lives in a subnet to the NAT gateways its routes lead to. */
function natEdges(subnet: SubnetPlace, topology: Topology, isAsked: (urn: Urn) => boolean): readonly GroundEdge[] {
  const routes = (subnet.routeTable?.item.routes ?? []).filter(({ state }) => state !== "blackhole");
  const gateways = routes.flatMap((route) => {
    const exit = exitOfRoute(route);
    return exit?.kind === "nat-gateway" ? [urnOf(subnet, exit.kind, exit.id)] : [];
  });
  const services = subnet.interfaces.flatMap(({ owner }) => {
    return owner.class === "ecs-task" ? (topology.tasks.get(owner.urn ?? "")?.serviceUrn ?? []) : [];
  });
  return [...new Set(services)].flatMap((from) =>
    [...new Set(gateways)]
      .filter((to) => isAsked(from) || isAsked(to))
      .map((to): GroundEdge => ({ kind: "leaves", from, fromSubnet: subnet.urn, to, label: "" })),
  );
}

/** From services to each interface of the databases and file systems that let them in. */
function dependedEdges(topology: Topology, isAsked: (urn: Urn) => boolean): readonly GroundEdge[] {
  const groups = [...dependencyInterfaces(topology).values()];
  return dependencyEdges(topology, topology.services.values()).flatMap(
    ({ kind, from, to, label, verdict, blocker }) => {
      const all = groups.find(([first]) => first?.urn === to) ?? [];
      const holders = new Set(all.map(({ urn, owner }) => owner.urn ?? urn));
      return [...holders].flatMap((holder): readonly GroundEdge[] => {
        if (!isAsked(from) && !isAsked(holder)) return [];
        const judged = { ...(verdict === undefined ? {} : { verdict }), ...(blocker === undefined ? {} : { blocker }) };
        return [{ kind, from, to: holder, label, ...judged }];
      });
    },
  );
}

/** What one owner of interfaces talks to, and who talks to it: the ground shows lines of what is chosen, of nothing else. */
export function groundEdges(topology: Topology, asked: Urn | undefined): readonly GroundEdge[] {
  if (asked === undefined || parseUrn(asked) === undefined) return [];
  const isAsked = (urn: Urn): boolean => urn === asked;
  return [
    ...balancedEdges(topology, isAsked),
    ...[...topology.subnets.values()].flatMap((subnet) => natEdges(subnet, topology, isAsked)),
    ...dependedEdges(topology, isAsked),
  ];
}
