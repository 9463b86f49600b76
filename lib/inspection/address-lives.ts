import { writtenAddressRecords } from "#lib/findings/address-record.ts";
import { NOTHING_EARLIER, valueKey, type Earlier, type EarlierNode, type NodeOwner } from "#lib/findings/earlier.ts";
import { isSameOwner, nodeAddresses, nodeOwner, ownerNow } from "#lib/findings/node-addresses.ts";
import type { RecordPlace, Topology } from "#lib/graph/topology.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { isComplete, isGlobal } from "#lib/model/snapshot.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";

/** The life of an address that a record holds and that a load balancer's node had. */
export type AddressLife = {
  readonly recordUrn: Urn;
  readonly address: string;
  readonly node: EarlierNode;
  /** When the record was first seen without the address. Absent while it holds it, or while nobody could tell. */
  readonly leftAt?: string;
};

/** The lives of addresses after snapshots; one for each value of a record. */
export type AddressLives = readonly AddressLife[];

/** Records are few, but a script may rewrite one at every step: what records hold no more is let go first, the oldest of it. */
const LIVES_AT_MOST = 10_000;

/**
 * The lives after one more snapshot. An address belongs to the load balancer that had it first for as long as the record holds
 * it and that load balancer exists: whoever is given it later has it by chance. What a record left before `forgetBefore` is dropped.
 */
export function addressLivesAfter(lives: AddressLives, topology: Topology, forgetBefore = ""): AddressLives {
  const at = topology.snapshot.finishedAt;
  const records = writtenRecords(topology);
  const known = new Map(lives.map((life) => [valueKey(life.recordUrn, life.address), life]));
  const next = new Map<string, AddressLife>();
  for (const [key, life] of known) {
    const leftAt = life.leftAt ?? (hasLeft(life, records, topology) ? at : undefined);
    if (leftAt === undefined || leftAt >= forgetBefore)
      next.set(key, { ...life, ...(leftAt !== undefined && { leftAt }) });
  }
  for (const [urn, record] of records) {
    for (const [address, owners] of ownersNow(record, topology)) {
      const key = valueKey(urn, address);
      const owner = ownerAfter(next.get(key), owners, topology);
      if (owner !== undefined) next.set(key, { recordUrn: urn, address, node: { ...owner, lastSeenAt: at } });
    }
  }
  return newest([...next.values()]);
}

/** What these lives tell of a snapshot of that time: of the addresses that were lost before, and that records still held. */
export function earlierAt(lives: AddressLives, at: string): Earlier {
  if (lives.length === 0) return NOTHING_EARLIER;
  const then = lives.filter(({ node, leftAt }) => node.lastSeenAt < at && (leftAt === undefined || at < leftAt));
  return { nodes: new Map(then.map(({ recordUrn, address, node }) => [valueKey(recordUrn, address), node])) };
}

function writtenRecords(topology: Topology): ReadonlyMap<Urn, RecordPlace> {
  const places = topology.snapshot.scopes.filter(isGlobal).map(({ scope }) => scope);
  const records = places.flatMap((scope) => writtenAddressRecords(topology, scope));
  return new Map(records.map((record) => [record.urn, record]));
}

/** Whether the record was read and does not hold the address, or is not there in an account whose records were all read. */
function hasLeft(
  { recordUrn, address }: AddressLife,
  records: ReadonlyMap<Urn, RecordPlace>,
  topology: Topology,
): boolean {
  const record = records.get(recordUrn);
  if (record !== undefined) return !record.aims.some(({ value }) => value === address);
  // As an alias it is still a record, and holds nothing.
  if (topology.records.has(recordUrn)) return true;
  const place = parseUrn(recordUrn);
  const scoped = place === undefined ? undefined : topology.scopes.get(scopeKey(place));
  return scoped !== undefined && isComplete(scoped, "hostedZones") && isComplete(scoped, "resourceRecordSets");
}

/** The load balancers that have the addresses of a record now: one each, but for private addresses that two VPCs have. */
function ownersNow(record: RecordPlace, topology: Topology): ReadonlyMap<string, readonly NodeOwner[]> {
  const owners = new Map<string, NodeOwner[]>();
  for (const { value, networkInterface } of nodeAddresses(record, topology)) {
    const owner = nodeOwner(networkInterface, topology);
    if (owner !== undefined) owners.set(value, [...(owners.get(value) ?? []), owner]);
  }
  return owners;
}

/** Who is seen to have it by right: whoever had it before; else, when that one is gone or nobody had it, who has it now. */
function ownerAfter(
  life: AddressLife | undefined,
  owners: readonly NodeOwner[],
  topology: Topology,
): NodeOwner | undefined {
  if (life === undefined || life.leftAt !== undefined) return owners[0];
  const same = owners.find((owner) => isSameOwner(owner, life.node));
  if (same !== undefined) return same;
  return ownerNow(life.node, topology).state === "gone" ? owners[0] : undefined;
}

function newest(lives: AddressLives): AddressLives {
  if (lives.length <= LIVES_AT_MOST) return lives;
  const sorted = lives.toSorted((a, b) => ((a.leftAt ?? "~") > (b.leftAt ?? "~") ? -1 : 1));
  return sorted.slice(0, LIVES_AT_MOST);
}
