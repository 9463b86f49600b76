import { once } from "#lib/graph/lazily.ts";
import type { ServicePlace, Topology } from "#lib/graph/topology.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";
import { parseIp } from "#lib/net/ip.ts";
import { isWanted } from "./service-state.ts";
import { vpcIdsOf } from "./task-zones.ts";

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
