import type { LoadBalancerPlace, OwnedInterface, RecordAim, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";
import { valueKey, type Earlier, type EarlierNode } from "./earlier.ts";
import { isSameOwner, nodeOwner, ownerNow, type OwnerNow } from "./node-addresses.ts";

/** A value of a record that was the address of a load balancer's node, and is not any more. */
export type LostNode = {
  readonly value: string;
  readonly was: EarlierNode;
  /** The load balancer, and the nodes it has now; absent when it is gone. */
  readonly now?: { readonly balancer?: LoadBalancerPlace; readonly nodes: readonly OwnedInterface[] };
  /** Who has the address now; absent when nobody is known to. */
  readonly holder?: Holder;
};

/** Who has an address now. */
export type Holder = { readonly urn: Urn; readonly name: string };

type Seen = { readonly topology: Topology; readonly earlier: Earlier };

/**
 * The values of a record that load balancers had and have lost, as earlier snapshots tell; and why it cannot be told of one.
 * Without history both are empty.
 */
export function lostNodes(
  record: RecordPlace,
  { topology, earlier }: Seen,
): { readonly lost: readonly LostNode[]; readonly unknown?: string } {
  if (earlier.nodes.size === 0) return { lost: [] };
  const lost: LostNode[] = [];
  let unknown: string | undefined;
  for (const aim of record.aims) {
    const was = earlier.nodes.get(valueKey(record.urn, aim.value));
    const holders = interfacesOf(aim, topology);
    if (was === undefined || holders.some((holder) => isNodeOf(holder, was, topology))) continue;
    const now = ownerNow(was, topology);
    if (now.state === "unknown") unknown ??= now.why;
    else if (!isMeant(aim, holders, now)) lost.push(lostNode(aim, { was, now, holders, topology }));
  }
  return unknown === undefined ? { lost } : { lost, unknown };
}

/** Whether this value of a record was a node's and is not any more: then what has the address now is there by chance. */
export function isLostNode(record: RecordPlace, value: string, seen: Seen): boolean {
  return lostNodes(record, seen).lost.some((lost) => lost.value === value);
}

function interfacesOf({ urns }: RecordAim, { interfaces }: Topology): readonly OwnedInterface[] {
  return urns.flatMap((urn) => interfaces.get(urn) ?? []);
}

function isNodeOf(holder: OwnedInterface, was: EarlierNode, topology: Topology): boolean {
  const owner = nodeOwner(holder, topology);
  return owner !== undefined && isSameOwner(owner, was);
}

/** Whose addresses AWS chooses: nobody can have given them one on purpose. */
const givenAnAddress = new Set(["ecs-task", "eks-pod", "lambda"]);

/**
 * Whether the address may have been given to its holder on purpose, so that the record need not change. A Network Load
 * Balancer is made to keep one; anything else only once the load balancer that had it was deleted.
 */
function isMeant(aim: RecordAim, holders: readonly OwnedInterface[], now: OwnerNow): boolean {
  if (holders.some(({ owner }) => owner.loadBalancerType === "network")) return true;
  if (now.state !== "gone" || aim.urns.length === 0) return false;
  return !holders.some(({ owner }) => givenAnAddress.has(owner.class));
}

function lostNode(
  { value, urns }: RecordAim,
  of: {
    readonly was: EarlierNode;
    readonly now: Exclude<OwnerNow, { readonly state: "unknown" }>;
    readonly holders: readonly OwnedInterface[];
    readonly topology: Topology;
  },
): LostNode {
  const [urn] = urns;
  const [holder] = of.holders;
  const name = holder === undefined ? (parseUrn(urn ?? "")?.id ?? value) : holderName(holder, of.topology);
  return {
    value,
    was: of.was,
    ...(of.now.state === "there" && { now: of.now }),
    ...(urn !== undefined && { holder: { urn, name } }),
  };
}

/** The interface, and whose it is as AWS says it: `eni-0abc (service:web)`. */
function holderName({ item, owner }: OwnedInterface, { tasks }: Topology): string {
  const whose = tasks.get(owner.urn ?? "")?.item.group ?? owner.label ?? item.description ?? "";
  return whose === "" ? item.networkInterfaceId : `${item.networkInterfaceId} (${whose})`;
}
