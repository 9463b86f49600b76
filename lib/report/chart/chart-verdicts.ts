import type { TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import { urnOf, type Urn } from "#lib/model/urn.ts";
import type { ChartEdge } from "./chart-model.ts";
import { dependencyInterfaces } from "./chart-outbound.ts";

/** Whether the load balancer's leg to the targets of a row may pass. */
export function registrationVerdict(
  _topology: Topology,
  _targetGroup: TargetGroupPlace,
  _rowUrn: Urn,
): Pick<ChartEdge, "verdict" | "blocker"> {
  return {};
}

/** From each service to the dependencies whose security groups name one of its groups. */
export function dependencyEdges(topology: Topology): readonly ChartEdge[] {
  const groupsOfServices = [...topology.services.values()].map((service) => ({
    urn: service.urn,
    groupIds: new Set(
      service.tasks.flatMap(({ networkInterface }) =>
        (networkInterface?.item.groups ?? []).map(({ groupId }) => groupId),
      ),
    ),
  }));
  return [...dependencyInterfaces(topology).values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const rules = first.item.groups.flatMap(
      ({ groupId }) => topology.securityGroupRules.get(urnOf(first, "security-group", groupId)) ?? [],
    );
    return groupsOfServices.flatMap((service): readonly ChartEdge[] => {
      const rule = rules.find(
        ({ isEgress, referencedGroupInfo }) =>
          !isEgress && referencedGroupInfo !== undefined && service.groupIds.has(referencedGroupInfo.groupId),
      );
      if (rule === undefined) return [];
      const label = rule.fromPort === undefined ? rule.ipProtocol : `:${String(rule.fromPort)}`;
      return [{ kind: "reaches", from: service.urn, to: first.urn, label }];
    });
  });
}
