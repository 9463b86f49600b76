import type { OwnedInterface, OwnerClass, SubnetPlace } from "#lib/graph/topology.ts";

/** What rules ask of all the interfaces of a subnet. */
export type SubnetInterfaces = {
  /** Attached to nothing. */
  readonly idle: readonly OwnedInterface[];
  /** With at least one delegated IPv4 prefix. */
  readonly withPrefixes: readonly OwnedInterface[];
  /** Who owns them: each class once. */
  readonly classes: ReadonlySet<OwnerClass>;
};

// A memo, not state: a subnet of a topology never changes, and half a dozen rules ask for the thousands of interfaces in it.
const known = new WeakMap<SubnetPlace, SubnetInterfaces>();

/** What the interfaces of a subnet are like, looked through once for all who ask. */
export function interfacesIn(subnet: SubnetPlace): SubnetInterfaces {
  const before = known.get(subnet);
  if (before !== undefined) return before;
  const idle: OwnedInterface[] = [];
  const withPrefixes: OwnedInterface[] = [];
  const classes = new Set<OwnerClass>();
  for (const owned of subnet.interfaces) {
    const { status, ipv4Prefixes } = owned.item;
    if (status === "available") idle.push(owned);
    if (ipv4Prefixes.length > 0) withPrefixes.push(owned);
    classes.add(owned.owner.class);
  }
  const found = { idle, withPrefixes, classes };
  known.set(subnet, found);
  return found;
}
