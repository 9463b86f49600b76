import { once } from "#lib/graph/lazily.ts";
import type { ServicePlace, Topology } from "#lib/graph/topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";
import { parseIp } from "#lib/net/ip.ts";
import { isWanted } from "./service-state.ts";
import { subnetsOf } from "./task-zones.ts";

/** Where a task definition names a host. */
export type NameUse = {
  readonly host: string;
  readonly port?: number;
  readonly service: ServicePlace;
  /** `web: API_URL`. */
  readonly where: string;
  /** The VPCs its tasks run in, as far as they were read. */
  readonly vpcIds: readonly string[];
};

// A memo, not state: it follows from the snapshot alone, and goes when it goes. Several rules ask for the same one.
const known = new WeakMap<Snapshot, readonly NameUse[]>();

/** Every name of a host in the task definitions of services that run, each service's once. */
export function nameUses(topology: Topology): readonly NameUse[] {
  const found =
    known.get(topology.snapshot) ?? [...topology.services.values()].flatMap((service) => usesOf(service, topology));
  known.set(topology.snapshot, found);
  return found;
}

/** Whether a service takes part in Service Connect with an alias of this name: its proxy answers, not the DNS. */
export function isConnectAlias({ services }: Topology, { host, service }: NameUse): boolean {
  const namespace = connectOf(service)?.namespace;
  if (namespace === undefined) return false;
  return [...services.values()].some((server) => {
    const connect = connectOf(server);
    return connect?.namespace === namespace && aliasesOf(server).some(({ dnsName }) => dnsName?.toLowerCase() === host);
  });
}

/** How a service takes part in Service Connect now; `undefined` when it does not. */
function connectOf({ item }: ServicePlace) {
  const primary = item.deployments.find(({ status }) => status === "PRIMARY")?.serviceConnect;
  return primary?.enabled === false ? undefined : primary;
}

/** The names under which others of its namespace reach a service by Service Connect. */
function aliasesOf(service: ServicePlace) {
  return (connectOf(service)?.services ?? []).flatMap(({ clientAliases }) => clientAliases);
}

function usesOf(service: ServicePlace, topology: Topology): readonly NameUse[] {
  const { item, taskDefinition } = service;
  if (!isWanted(item) || taskDefinition === undefined) return [];
  const vpcIds = once(() => vpcIdsOf(service, topology));
  const found = new Map<string, NameUse>();
  for (const container of taskDefinition.containerDefinitions) {
    for (const { host: text, port, from, name = from } of container.networkReferences) {
      const host = normaliseDnsName(text);
      const key = `${host}:${String(port ?? "")}`;
      if (from === "extraHosts" || found.has(key) || parseIp(host) !== undefined) continue;
      const use = { host, service, where: `${container.name}: ${name}`, vpcIds: vpcIds() };
      found.set(key, port === undefined ? use : { ...use, port });
    }
  }
  return [...found.values()];
}

function vpcIdsOf(service: ServicePlace, topology: Topology): readonly string[] {
  const own = subnetsOf(service, topology).map(({ item }) => item.vpcId);
  const met = service.tasks.flatMap(
    ({ networkInterface, instance }) => networkInterface?.item.vpcId ?? instance?.item.vpcId ?? [],
  );
  return [...new Set(own.length > 0 ? own : met)];
}
