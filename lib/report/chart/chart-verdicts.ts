import type { TargetGroupPlace, Topology } from "#lib/graph/topology.ts";
import { parseUrn, urnOf, type NodeKind, type Urn } from "#lib/model/urn.ts";
import { legVerdict } from "../leg-verdict.ts";
import type { ChartEdge } from "./chart-model.ts";
import { dependencyInterfaces } from "./chart-outbound.ts";

const blockerTags: { readonly [Kind in NodeKind]?: string } = {
  "security-group": "SG",
  "network-acl": "ACL",
  "route-table": "RTB",
  "vpc-peering-connection": "PCX",
  "nat-gateway": "NAT",
};

/** Whether the load balancer's leg to the targets of a row may pass, by the first load balancer that forwards to it. */
export function registrationVerdict(
  topology: Topology,
  targetGroup: TargetGroupPlace,
  rowUrn: Urn,
): Pick<ChartEdge, "verdict" | "blocker"> {
  const loadBalancer = targetGroup.forwardedBy[0]?.loadBalancer;
  if (loadBalancer === undefined || !topology.services.has(rowUrn)) return {};
  if (!targetGroup.targets.some(({ task }) => task?.serviceUrn === rowUrn)) return {};
  const { verdict, blocker } = legVerdict(topology, { targetGroup, loadBalancer, serviceUrn: rowUrn }, "en");
  if (blocker === undefined) return { verdict };
  const place = parseUrn(blocker.urn);
  const tag = place === undefined ? "" : (blockerTags[place.kind] ?? "");
  return { verdict, blocker: { tag, text: place?.id ?? blocker.text } };
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
