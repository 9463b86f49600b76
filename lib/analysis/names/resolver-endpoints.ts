import type { Topology } from "#lib/graph/topology.ts";
import { scopeKey } from "#lib/model/scope.ts";

// A memo, not state: it follows from the topology alone, and goes when it goes.
const endpointsOf = new WeakMap<Topology, ReadonlyMap<string, ReadonlySet<string>>>();

/** The outbound Resolver endpoints by account and Region: AWS describes their interfaces as `Route 53 Resolver: rslvr-out-…:rni-…`. */
export function outboundEndpoints(topology: Topology): ReadonlyMap<string, ReadonlySet<string>> {
  const known = endpointsOf.get(topology);
  if (known !== undefined) return known;
  const found = new Map<string, Set<string>>();
  for (const { scope, interfaces } of topology.attachments) {
    for (const { description = "" } of interfaces) {
      const id = description.startsWith("Route 53 Resolver: ")
        ? /rslvr-out-[0-9a-z]+/.exec(description)?.[0]
        : undefined;
      if (id !== undefined) found.set(scopeKey(scope), (found.get(scopeKey(scope)) ?? new Set()).add(id));
    }
  }
  endpointsOf.set(topology, found);
  return found;
}

/** The addresses at which inbound Resolver endpoints answer as the resolver of their VPC does. */
export function inboundAddresses({ interfaces }: Topology): readonly string[] {
  return [...interfaces.values()].flatMap(({ item }) =>
    item.description?.startsWith("Route 53 Resolver: rslvr-in-") === true
      ? [...item.privateIpAddresses.map(({ privateIpAddress }) => privateIpAddress), ...item.ipv6Addresses]
      : [],
  );
}
