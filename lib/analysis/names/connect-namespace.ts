import type { Topology } from "#lib/graph/topology.ts";
import { directoryOf } from "./directory.ts";

/** A namespace of Service Connect as a service names it: by its ARN, or by its name as its cluster's default does. */
export type NamedNamespace = { readonly account: string; readonly region: string; readonly namespace: string };

/**
 * Whether two services name the same namespace. ECS says back what each was given; a name is one of the service's own
 * account and Region. `undefined` when the namespace of a name was not read.
 * Source: ECS API reference, ServiceConnectConfiguration.
 */
export function isSameNamespace(topology: Topology, one: NamedNamespace, other: NamedNamespace): boolean | undefined {
  if (isArn(one) === isArn(other)) return one.namespace === other.namespace && (isArn(one) || isBeside(one, other));
  const [byArn, byName] = isArn(one) ? [one, other] : [other, one];
  const named = directoryOf(topology).namespaces.filter(
    (placed) => placed.item.name === byName.namespace && isBeside(placed, byName),
  );
  const id = byArn.namespace.slice(byArn.namespace.lastIndexOf("/") + 1);
  return named.length === 0 ? undefined : named.some(({ item }) => item.id === id);
}

function isArn({ namespace }: NamedNamespace): boolean {
  return namespace.startsWith("arn:");
}

type Place = Omit<NamedNamespace, "namespace">;

function isBeside(one: Place, other: Place): boolean {
  return one.account === other.account && one.region === other.region;
}
