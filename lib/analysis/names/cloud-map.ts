import type { Placed } from "#lib/graph/topology.ts";
import type { CloudMapInstance, CloudMapService } from "#lib/model/resources/cloud-map.ts";
import { covers, directoryOf, recordsOf } from "./directory.ts";
import type { NameAnswer, NameStep, Namer } from "./resolution.ts";

/** A service that is registered in Cloud Map under a name. */
type Registered = {
  readonly service: Placed<CloudMapService>;
  readonly namespaceName: string;
  readonly isHttp: boolean;
};

/**
 * Why a name that people know is not in the DNS: it is an HTTP namespace's, a service's that only the API discovers, or
 * one that only the proxies of Service Connect know. `undefined` when it is none of these.
 * Source: Cloud Map Developer Guide, "Namespaces"; ECS Developer Guide, "Service Connect components".
 */
export function whyNotInDns(namer: Namer, name: string): string | undefined {
  const { topology, say } = namer;
  const registered = registeredAt(namer, name);
  if (registered !== undefined && (registered.isHttp || registered.service.item.dnsRecords.length === 0)) {
    return say("dnsApiOnly", { name, service: registered.service.item.name, namespace: registered.namespaceName });
  }
  for (const { item } of topology.services.values()) {
    for (const { serviceConnect } of item.deployments) {
      const aliases = (serviceConnect?.services ?? []).flatMap(({ clientAliases }) => clientAliases);
      if (serviceConnect?.enabled !== false && aliases.some(({ dnsName }) => dnsName?.toLowerCase() === name)) {
        return say("dnsServiceConnect", { name, service: item.serviceName });
      }
    }
  }
  const { namespaces } = directoryOf(topology);
  const http = namespaces.find(({ item }) => item.type === "HTTP" && covers(item.name.toLowerCase(), name));
  return http === undefined ? undefined : say("dnsHttpNamespace", { name, namespace: http.item.name });
}

/**
 * What Cloud Map says is registered under a name, for a zone of its own whose records were not read or tell nothing:
 * one answer an instance. Empty when nothing is.
 */
export function registeredAnswers(
  namer: Namer,
  asked: { readonly name: string; readonly type: string; readonly hostedZoneId: string; readonly isRead: boolean },
): readonly NameAnswer[] {
  const { name, type, hostedZoneId, isRead } = asked;
  const directory = directoryOf(namer.topology);
  const { byName } = recordsOf(directory, hostedZoneId);
  const tells = [...byName.values()].some((records) => records.some(({ item }) => !["NS", "SOA"].includes(item.type)));
  if (isRead && tells) return [];
  const registered = registeredAt(namer, name, hostedZoneId);
  if (registered === undefined || registered.isHttp) return [];
  const record = registered.service.item.dnsRecords.find((one) => one.type === type);
  if (record === undefined) return [];
  return (directory.cloudMapInstancesByService.get(registered.service.item.id) ?? []).flatMap((instance) => {
    const answer = endOf(instance, type);
    if (answer === undefined) return [];
    const text = namer.say("dnsRegistered", { name, instance: instance.item.id, to: answer.addresses.join(", ") });
    const step: NameStep = {
      urn: instance.urn,
      zoneId: hostedZoneId,
      record: name,
      type,
      ...(record.ttl === undefined ? {} : { ttl: record.ttl }),
      setIdentifier: instance.item.id,
      text,
    };
    return [{ end: { kind: "addresses", ...answer }, steps: [step], when: [], isStandby: false, notes: [] }];
  });
}

function endOf({ item }: Placed<CloudMapInstance>, type: string) {
  const attribute = (wanted: string) => item.attributes.find((one) => one.name === wanted)?.value;
  const address = attribute(type === "AAAA" ? "AWS_INSTANCE_IPV6" : "AWS_INSTANCE_IPV4");
  if (address === undefined || !["A", "AAAA", "SRV"].includes(type)) return undefined;
  const port = Number(attribute("AWS_INSTANCE_PORT"));
  return { addresses: [address], ...(type === "SRV" && Number.isInteger(port) ? { port } : {}) };
}

function registeredAt({ topology }: Namer, name: string, hostedZoneId?: string): Registered | undefined {
  const { namespaces, cloudMapServicesByNamespace } = directoryOf(topology);
  for (const { item } of namespaces) {
    if (hostedZoneId !== undefined && item.hostedZoneId !== hostedZoneId) continue;
    const services = cloudMapServicesByNamespace.get(item.id) ?? [];
    const service = services.find((one) => `${one.item.name}.${item.name}`.toLowerCase() === name);
    if (service !== undefined) return { service, namespaceName: item.name, isHttp: item.type === "HTTP" };
  }
  return undefined;
}
