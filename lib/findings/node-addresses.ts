import { valuesOf } from "#lib/graph/keyed-list.ts";
import type { LoadBalancerPlace, OwnedInterface, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { isComplete } from "#lib/model/snapshot.ts";
import { urnOf } from "#lib/model/urn.ts";
import type { NodeOwner } from "./earlier.ts";
import { oncePer } from "./once-per.ts";

/** A value of a record, and the node that has the address now. */
export type NodeAddress = { readonly value: string; readonly networkInterface: OwnedInterface };

/** The values of a record that are addresses of nodes which come and go. A Network Load Balancer keeps its own. */
export function nodeAddresses(record: RecordPlace, topology: Topology): readonly NodeAddress[] {
  return record.aims.flatMap(({ value, urns }) =>
    urns.flatMap((urn) => {
      const networkInterface = topology.interfaces.get(urn);
      return isPassingNode(networkInterface) ? [{ value, networkInterface }] : [];
    }),
  );
}

function isPassingNode(owned: OwnedInterface | undefined): owned is OwnedInterface {
  return owned?.owner.loadBalancerType === "application" || owned?.owner.loadBalancerType === "classic";
}

/** Whose node an interface is; `undefined` of any other interface. */
export function nodeOwner({ account, region, owner }: OwnedInterface, topology: Topology): NodeOwner | undefined {
  const { loadBalancerType: type, label } = owner;
  if ((type !== "application" && type !== "classic") || label === undefined) return undefined;
  const scheme = topology.loadBalancers.get(owner.urn ?? "")?.item.scheme;
  return { account, region, type, label, ...(scheme !== undefined && { scheme }) };
}

/** Whether two are the same load balancer: of an Application Load Balancer the label holds its id. */
export function isSameOwner(one: NodeOwner, other: NodeOwner): boolean {
  return ownerKey(one) === ownerKey(other);
}

/** The name people gave the load balancer. */
export function ownerName({ type, label }: NodeOwner): string {
  return (type === "application" ? label.split("/")[1] : undefined) ?? label;
}

/** What became of a load balancer: what it is now, that it is not listed any more, or why that cannot be told. */
export type OwnerNow =
  | { readonly state: "there"; readonly balancer?: LoadBalancerPlace; readonly nodes: readonly OwnedInterface[] }
  | { readonly state: "gone" }
  | { readonly state: "unknown"; readonly why: string };

/** Looks a load balancer up again. Nothing is concluded from what was not read to its end. */
export function ownerNow(owner: NodeOwner, topology: Topology): OwnerNow {
  const name = ownerName(owner);
  const scoped = topology.scopes.get(scopeKey(owner));
  if (scoped === undefined)
    return { state: "unknown", why: `${name} is in ${scopeKey(owner)}, which was not surveyed.` };
  if (!isComplete(scoped, "networkInterfaces")) {
    return { state: "unknown", why: `It was not read which addresses load balancer ${name} has now.` };
  }
  if (owner.type === "classic") {
    const nodes = classicNodes(topology, undefined).get(ownerKey(owner)) ?? [];
    // It is known by its interfaces only, and is never without.
    return nodes.length > 0 ? { state: "there", nodes } : { state: "gone" };
  }
  const balancer = topology.loadBalancers.get(urnOf(owner, "load-balancer", owner.label));
  if (balancer !== undefined) {
    const nodes = balancer.interfaces;
    return nodes.length > 0
      ? { state: "there", balancer, nodes }
      : { state: "unknown", why: `No interface of load balancer ${name} is listed.` };
  }
  return isComplete(scoped, "loadBalancers")
    ? { state: "gone" }
    : { state: "unknown", why: `It was not read whether load balancer ${name} still exists.` };
}

/** The interfaces of Classic Load Balancers; looked for only when one is asked about. */
const classicNodes = oncePer<undefined, ReadonlyMap<string, readonly OwnedInterface[]>>(
  () => "classic",
  (topology) => {
    const nodes = valuesOf(topology.interfaces).filter(({ owner }) => owner.loadBalancerType === "classic");
    return groupBy(nodes, ({ account, region, owner }) =>
      ownerKey({ account, region, type: "classic", label: owner.label ?? "" }),
    );
  },
);

function ownerKey({ account, region, type, label }: NodeOwner): string {
  return `${account}/${region}/${type}/${label}`;
}
