import type { Topology } from "#lib/graph/topology.ts";
import type { Urn } from "#lib/model/urn.ts";
import { directoryOf } from "./directory.ts";

/** A name that only the proxies of Service Connect know: the DNS does not have it. */
export type ServiceConnectName = {
  readonly name: string;
  readonly port?: number;
  readonly namespace: string;
  readonly service: string;
  readonly serviceUrn: Urn;
};

/** A Cloud Map service of a namespace. */
export type NamespaceService = {
  readonly urn: Urn;
  readonly name: string;
  /** The record types it keeps; none when only the API discovers it. */
  readonly types: readonly string[];
  readonly instances?: number;
};

/** A Cloud Map namespace: in the DNS when it has a hosted zone, by the API alone when not. */
export type ListedNamespace = {
  readonly urn: Urn;
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly zoneId?: string;
  readonly services: readonly NamespaceService[];
};

/** The Cloud Map namespaces with their services, by name. */
export function listNamespaces(topology: Topology): readonly ListedNamespace[] {
  const { namespaces, cloudMapServicesByNamespace, cloudMapInstancesByService } = directoryOf(topology);
  return namespaces
    .map(({ urn, item }): ListedNamespace => ({
      urn,
      id: item.id,
      name: item.name,
      type: item.type ?? "",
      ...(item.hostedZoneId === undefined || item.type === "HTTP" ? {} : { zoneId: item.hostedZoneId }),
      services: (cloudMapServicesByNamespace.get(item.id) ?? []).map((service) => ({
        urn: service.urn,
        name: service.item.name,
        types: service.item.dnsRecords.flatMap(({ type }) => type ?? []),
        instances: cloudMapInstancesByService.get(service.item.id)?.length ?? service.item.instanceCount ?? 0,
      })),
    }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
}

/**
 * The names Service Connect gives to services, by name. Without a name of its own an alias is the discovery name and the
 * namespace. Source: ECS API Reference, "ServiceConnectClientAlias".
 */
export function listServiceConnectNames(topology: Topology): readonly ServiceConnectName[] {
  const namespaces = new Map(
    directoryOf(topology).namespaces.flatMap(({ item }) => (item.arn === undefined ? [] : [[item.arn, item.name]])),
  );
  return [...topology.services.values()]
    .flatMap(({ urn, item }) => {
      const primary = item.deployments.find(({ status }) => status === "PRIMARY") ?? item.deployments[0];
      const { serviceConnect } = primary ?? {};
      if (serviceConnect === undefined || serviceConnect.enabled === false) return [];
      const given = serviceConnect.namespace ?? "";
      const namespace = namespaces.get(given) ?? given;
      return serviceConnect.services.flatMap(({ discoveryName, portName, clientAliases }) =>
        clientAliases.map(({ dnsName, port }): ServiceConnectName => ({
          name: dnsName ?? `${discoveryName ?? portName ?? ""}.${namespace}`,
          ...(port === undefined ? {} : { port }),
          namespace,
          service: item.serviceName,
          serviceUrn: urn,
        })),
      );
    })
    .sort((a, b) => compare(a.name, b.name) || compare(a.serviceUrn, b.serviceUrn));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
