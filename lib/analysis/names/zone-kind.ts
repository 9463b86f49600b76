import type { Topology } from "#lib/graph/topology.ts";

/** Whether a zone answers to everybody, to its VPCs, or is kept by Cloud Map. */
export type ZoneKind = "public" | "private" | "cloud-map";

/** The zones that Cloud Map keeps: the zone says so, or a namespace does. */
export function cloudMapZoneIds({ placed }: Topology): ReadonlySet<string> {
  return new Set(
    placed.flatMap(({ byId }) => [
      ...byId.hostedZones.list
        .filter(({ item }) => item.linkedServicePrincipal === "servicediscovery.amazonaws.com")
        .map(({ item }) => item.hostedZoneId),
      ...byId.cloudMapNamespaces.list.flatMap(({ item }) => item.hostedZoneId ?? []),
    ]),
  );
}
