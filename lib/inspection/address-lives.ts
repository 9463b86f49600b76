import { writtenAddressRecords } from "#lib/findings/address-record.ts";
import { sortedRecords } from "#lib/findings/sorted-records.ts";
import {
  NOTHING_EARLIER,
  valueKey,
  type Earlier,
  type EarlierNode,
  type EarlierOwner,
  type NodeOwner,
} from "#lib/findings/earlier.ts";
import { isSameOwner, nodeAddresses, nodeOwner, ownerNow } from "#lib/findings/node-addresses.ts";
import type { RecordAim, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { scopeKey, type Scope } from "#lib/model/scope.ts";
import { isComplete, isGlobal } from "#lib/model/snapshot.ts";
import { parseUrn, type Urn } from "#lib/model/urn.ts";

/**
 * The life of an address that a record holds, and that was ours: a load balancer's node had it, or something with a public
 * address. The name of a load balancer or VPC endpoint of ours lives as an address does.
 */
export type AddressLife = {
  readonly recordUrn: Urn;
  readonly address: string;
  /** One of these. */
  readonly node?: EarlierNode;
  readonly owner?: EarlierOwner;
  readonly target?: EarlierOwner;
  /** A task of that group. */
  readonly task?: { readonly group: string };
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
  const next = new Map(stayingOf(lives, topology, forgetBefore));
  for (const life of namedNow(topology)) next.set(valueKey(life.recordUrn, life.address), life);
  for (const record of writtenRecords(topology)) {
    const { urn } = record;
    const nodes = ownersNow(record, topology);
    for (const aim of record.aims) {
      const key = valueKey(urn, aim.value);
      const seen = seenNow(next.get(key), { record, aim, nodes: nodes.get(aim.value) ?? [], topology });
      if (seen !== undefined) next.set(key, { recordUrn: urn, address: aim.value, ...seen });
    }
  }
  return newest([...next.values()]);
}

/** The lives that go on or were lately left, by the value of the record. */
function stayingOf(
  lives: AddressLives,
  topology: Topology,
  forgetBefore: string,
): readonly (readonly [string, AddressLife])[] {
  return lives.flatMap((life) => {
    const left = hasLeft(life, topology) ? topology.snapshot.finishedAt : undefined;
    const leftAt = life.leftAt ?? left;
    if (leftAt !== undefined && leftAt < forgetBefore) return [];
    const key = valueKey(life.recordUrn, life.address);
    return [[key, { ...life, ...(leftAt !== undefined && { leftAt }) }] as const];
  });
}

type SeenAt = {
  readonly record: RecordPlace;
  readonly aim: RecordAim;
  readonly nodes: readonly NodeOwner[];
  readonly topology: Topology;
};

/** Whose the address is seen to be; `undefined` when nobody's, or when its life stays as it was. */
function seenNow(
  life: AddressLife | undefined,
  { record, aim, nodes, topology }: SeenAt,
): Pick<AddressLife, "node" | "owner" | "task"> | undefined {
  const lastSeenAt = topology.snapshot.finishedAt;
  const node = ownerAfter(life, nodes, topology);
  if (node !== undefined) return { node: { ...node, lastSeenAt } };
  if (nodes.length > 0 || isClaimed(life)) return undefined;
  const owner = publicOwner(record, aim, topology);
  if (owner !== undefined) return { owner: { ...owner, lastSeenAt } };
  const group = taskGroup(aim, topology);
  return group === undefined ? undefined : { task: { group } };
}

/** What these lives tell of a snapshot of that time: of the addresses that were lost before, and that records still held. */
export function earlierAt(lives: AddressLives, at: string): Earlier {
  if (lives.length === 0) return NOTHING_EARLIER;
  const then = lives.filter(
    ({ node, owner, target, leftAt }) =>
      (node ?? owner ?? target ?? { lastSeenAt: at }).lastSeenAt < at && (leftAt === undefined || at < leftAt),
  );
  const byKey = <Was>(wasOf: (life: AddressLife) => Was | undefined) =>
    new Map(
      then.flatMap((life) => {
        const was = wasOf(life);
        return was === undefined ? [] : [[valueKey(life.recordUrn, life.address), was] as const];
      }),
    );
  return {
    nodes: byKey(({ node }) => node),
    owners: byKey(({ owner }) => owner),
    targets: byKey(({ target }) => target),
    followed: followedBefore(lives, at),
  };
}

/** Records that left the address of a task: those that go on to hold one of its group follow it. */
function followedBefore(lives: AddressLives, at: string): Earlier["followed"] {
  const left = lives.flatMap(({ recordUrn, task, leftAt }) =>
    task !== undefined && leftAt !== undefined && leftAt < at ? [{ recordUrn, group: task.group }] : [],
  );
  const groups = groupBy(left, ({ recordUrn }) => recordUrn);
  return new Map([...groups].map(([recordUrn, all]) => [recordUrn, new Set(all.map(({ group }) => group))]));
}

function writtenRecords(topology: Topology): readonly RecordPlace[] {
  return globalScopes(topology).flatMap((scope) => writtenAddressRecords(topology, scope));
}

function globalScopes({ snapshot }: Topology): readonly Scope[] {
  return snapshot.scopes.filter(isGlobal).map(({ scope }) => scope);
}

/** The names in records that lead to a load balancer or a VPC endpoint of ours now. */
function namedNow(topology: Topology): readonly AddressLife[] {
  const lastSeenAt = topology.snapshot.finishedAt;
  const leading = globalScopes(topology).flatMap((scope) => sortedRecords(topology, scope).leading);
  const named = leading.filter(({ item }) => item.type === "CNAME" || item.aliasTarget !== undefined);
  return named.flatMap(({ urn: recordUrn, aims }) =>
    aims.flatMap(({ value, kind, urns }) => {
      const place = kind === "load-balancer" || kind === "vpc-endpoint" ? parseUrn(urns[0] ?? "") : undefined;
      if (place === undefined) return [];
      const { account, region, id: label } = place;
      return [{ recordUrn, address: value, target: { account, region, label, lastSeenAt } }];
    }),
  );
}

/** Whether the record was read and does not hold the address, or is not there in an account whose records were all read. */
function hasLeft({ recordUrn, address }: AddressLife, topology: Topology): boolean {
  const record = topology.records.get(recordUrn);
  // As an alias it is still a record, and holds the name alone.
  if (record !== undefined) return !record.aims.some(({ value }) => value === address);
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
  const before = life?.leftAt === undefined ? life?.node : undefined;
  if (before === undefined) return owners[0];
  const same = owners.find((owner) => isSameOwner(owner, before));
  if (same !== undefined) return same;
  return ownerNow(before, topology).state === "gone" ? owners[0] : undefined;
}

/** A node's claim outlives whoever is given the address later. */
function isClaimed(life: AddressLife | undefined): boolean {
  return life?.node !== undefined && life.leftAt === undefined;
}

/** Whose addresses come and go by themselves: another rule's, and no loss of anybody's. */
const passing = new Set(["ecs-task", "eks-pod", "lambda"]);

/** The group of the task that has an address. */
function taskGroup({ urns }: RecordAim, { interfaces, tasks }: Topology): string | undefined {
  return urns
    .map((urn) => tasks.get(interfaces.get(urn)?.owner.urn ?? "")?.item.group)
    .find((group) => group !== undefined);
}

/** What has a public address that a public record holds. */
function publicOwner(
  { zone, item }: RecordPlace,
  { value, kind }: RecordAim,
  { interfacesByPublicAddress, placed }: Topology,
): Omit<EarlierOwner, "lastSeenAt"> | undefined {
  if (zone.item.privateZone || item.type !== "A") return undefined;
  const owned = interfacesByPublicAddress.get(value);
  if (owned !== undefined) {
    const { account, region, owner } = owned;
    return passing.has(owner.class)
      ? undefined
      : { account, region, label: owner.label ?? owned.item.networkInterfaceId };
  }
  if (kind !== "elastic-ip") return undefined;
  const elastic = placed.flatMap(({ byId }) => byId.elasticIps.list).find((one) => one.item.publicIp === value);
  return elastic && { account: elastic.account, region: elastic.region, label: elastic.item.allocationId };
}

function newest(lives: AddressLives): AddressLives {
  if (lives.length <= LIVES_AT_MOST) return lives;
  const sorted = lives.toSorted((a, b) => ((a.leftAt ?? "~") > (b.leftAt ?? "~") ? -1 : 1));
  return sorted.slice(0, LIVES_AT_MOST);
}
