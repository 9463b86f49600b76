import type { ServicePlace, Topology } from "#lib/graph/topology.ts";
import { parseUrn, urnOf, type Urn } from "#lib/model/urn.ts";
import { subnetsOfService } from "../chart/chart-outbound.ts";

/** That a service may run in a subnet, or that its tasks have a security group; as seen from either. */
export type Standing = {
  readonly kind: "stands-in" | "has-group";
  readonly direction: "in" | "out";
  readonly urn: Urn;
};

/** The subnets and security groups of a service, or the services of a subnet or group; sorted by URN. */
export function standingsOf(topology: Topology, urn: Urn): readonly Standing[] {
  const service = topology.services.get(urn);
  if (service !== undefined) {
    return [
      ...subnetsOfService(service, topology).map((subnet) => subnet.urn).sort().map((to) => ({ kind: "stands-in" as const, direction: "out" as const, urn: to })), // prettier-ignore
      ...groupsOf(service).map((to) => ({ kind: "has-group" as const, direction: "out" as const, urn: to })),
    ];
  }
  const kind = parseUrn(urn)?.kind;
  const services = [...topology.services.values()];
  if (kind === "subnet") {
    const here = services.filter((one) => subnetsOfService(one, topology).some((subnet) => subnet.urn === urn));
    return here.map((one) => ({ kind: "stands-in", direction: "in", urn: one.urn }));
  }
  if (kind !== "security-group") return [];
  return services
    .filter((one) => groupsOf(one).includes(urn))
    .map((one) => ({ kind: "has-group", direction: "in", urn: one.urn }));
}

/** The groups of its configuration, and of the interfaces its tasks are met at. */
function groupsOf(service: ServicePlace): readonly Urn[] {
  const met = service.tasks.flatMap(({ networkInterface }) => networkInterface?.item.groups ?? []);
  const ids = [...(service.item.awsvpcConfiguration?.securityGroups ?? []), ...met.map(({ groupId }) => groupId)];
  return [...new Set(ids)].sort().map((id) => urnOf(service, "security-group", id));
}
