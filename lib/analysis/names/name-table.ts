import type { RecordAim, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { groupBy } from "#lib/model/group-by.ts";
import type { ElasticIp } from "#lib/model/resources/elastic-ip.ts";
import type { Snapshot } from "#lib/model/snapshot.ts";
import type { Urn } from "#lib/model/urn.ts";
import { interfaceState } from "./interface-state.ts";
import { aimsOf, goneState, isByHand, isFree } from "./record-aims.ts";
import { recordStates, standingOf, worstFirst, type RecordState } from "./record-state.ts";
import { hiddenIn, hidingZones, type HidingZones } from "./hidden-names.ts";
import { cloudMapZoneIds } from "./zone-kind.ts";

/** Resolvers give up on longer chains of records. */
const LONGEST_CHAIN = 8;
/** Above this, in seconds, a change reaches clients too late to help them. */
const LONG_TTL = 300;

/** A record and all that is to be said of it, the worst first; never empty. */
export type JudgedRecord = { readonly record: RecordPlace; readonly states: readonly RecordState[] };

/** Every record of a snapshot, judged. */
export type NameTable = {
  /** As Route 53 lists them: zone by zone, by name from the top label down. */
  readonly records: readonly JudgedRecord[];
  readonly byUrn: ReadonlyMap<Urn, JudgedRecord>;
  /** The records of a name and type in one zone, of one routing policy: the record itself among them. */
  readonly membersOf: (record: RecordPlace) => readonly RecordPlace[];
};

// A memo, not state: the table follows from the snapshot alone, and goes when it goes.
const tables = new WeakMap<Snapshot, NameTable>();

/** The table of a topology; made at the first question. */
export function nameTableOf(topology: Topology): NameTable {
  const known = tables.get(topology.snapshot);
  if (known !== undefined) return known;
  const table = judgeAll(topology);
  tables.set(topology.snapshot, table);
  return table;
}

type Own = { readonly states: readonly RecordState[]; readonly length: number };

type Judging = {
  readonly topology: Topology;
  readonly cloudMapZones: ReadonlySet<string>;
  readonly elasticIps: ReadonlyMap<Urn, ElasticIp>;
  readonly done: Map<Urn, Own>;
};

function judgeAll(topology: Topology): NameTable {
  const judging: Judging = {
    topology,
    cloudMapZones: cloudMapZoneIds(topology),
    elasticIps: new Map(
      topology.placed.flatMap(({ byId }) => byId.elasticIps.list.map(({ urn, item }) => [urn, item] as const)),
    ),
    done: new Map(),
  };
  const hiding = hidingZones(topology);
  const sets = groupBy(topology.records.values(), setKey);
  const membersOf = (record: RecordPlace) => sets.get(setKey(record) ?? "") ?? [record];
  const records = inOrder([...topology.records.values()]).map((record) => ({
    record,
    states: allStates(judging, { record, members: membersOf(record), hiding }),
  }));
  return { records, byUrn: new Map(records.map((judged) => [judged.record.urn, judged])), membersOf };
}

function setKey({ item }: RecordPlace): string | undefined {
  return item.setIdentifier === undefined ? undefined : `${item.hostedZoneId}|${item.name}|${item.type}`;
}

/** Zone by zone, then by labels from the right, the apex first: `example.jp`, `api.example.jp`, `v2.api.example.jp`, `www.example.jp`. */
function inOrder(records: readonly RecordPlace[]): readonly RecordPlace[] {
  // A space sorts before everything a name may hold: what a record is sorted by is made once.
  const keyed = records.map((record) => {
    const { zone, item, urn } = record;
    return { record, key: `${fromTop(zone.item.name)} ${zone.urn} ${fromTop(item.name)} ${urn}` };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ record }) => record);
}

function fromTop(name: string): string {
  return name.split(".").reverse().join(".");
}

function allStates(
  judging: Judging,
  at: { readonly record: RecordPlace; readonly members: readonly RecordPlace[]; readonly hiding: HidingZones },
): readonly RecordState[] {
  const { record, members, hiding } = at;
  const { states } = ownStates(judging, record, []);
  const more: RecordState[] = [];
  const isDead = (other: RecordPlace) => standingOf(ownStates(judging, other, []).states) === "broken";
  if (standingOf(states) !== "broken" && members.some((other) => takesPart(other) && isDead(other))) {
    more.push("dead-member");
  }
  if (hiddenIn(judging.topology, hiding, record).length > 0) more.push("shadowed");
  return worstFirst([...states, ...more]);
}

/** A weighted record of weight 0 is not answered while another one is there. */
function takesPart({ item }: RecordPlace): boolean {
  return item.weight !== 0;
}

/** What a record is by itself and by what it leads to; `trail` holds the records that led here. */
function ownStates(judging: Judging, record: RecordPlace, trail: readonly Urn[]): Own {
  const known = judging.done.get(record.urn);
  if (known !== undefined) return known;
  if (trail.includes(record.urn)) return { states: ["loop"], length: 0 };
  const aims = aimsOf(judging.topology, record);
  const next = [...trail, record.urn];
  const found = aims.map((aim) =>
    aim.kind === "record-set" ? beyond(judging, aim, next) : here(judging, aim, record),
  );
  const length = 1 + Math.max(0, ...found.map((one) => one.length));
  const isPartlyOurs = found.some((one) => one.states.length === 0);
  const all = found.flatMap(({ states }) => states);
  const aimed = isPartlyOurs ? all.filter((state) => state !== "outside") : all;
  const states = worstFirst([
    ...(length > LONGEST_CHAIN ? (["loop"] as const) : []),
    ...together(all, aimed),
    ...ownRisks(record, aimed),
    ...plainStates(judging, record, aimed),
  ]);
  const own = { states, length };
  // What was found inside a circle holds for the whole of it only when asked from its own beginning.
  if (trail.length === 0 || !states.includes("loop")) judging.done.set(record.urn, own);
  return own;
}

/** Some addresses of a node and some that are nobody's any more: the load balancer has moved on. */
function together(all: readonly RecordState[], aimed: readonly RecordState[]): readonly RecordState[] {
  const isNode = all.includes("load-balancer-node");
  const isLost = all.some((state) => state === "outside" || state === "gone-address");
  const worse = aimed.filter((state) => state !== "outside");
  if (!isNode || !isLost) return worse.length === 0 ? aimed : worse;
  return [...worse.filter((state) => state !== "gone-address" && state !== "load-balancer-node"), "stale-node"];
}

/** What one value leads to, when that is no record. */
function here(judging: Judging, aim: RecordAim, record: RecordPlace): Own {
  return { states: valueStates(judging, aim, record), length: 0 };
}

function valueStates({ topology, cloudMapZones, elasticIps }: Judging, aim: RecordAim, record: RecordPlace) {
  switch (aim.kind) {
    case "network-interface":
      return isByHand(cloudMapZones, record) ? interfaceState(topology, aim) : [];
    case "elastic-ip":
      return isFree(elasticIps.get(aim.urns[0] ?? "")) ? (["unused-elastic-ip"] as const) : [];
    case "missing":
      return [goneState(aim.value)];
    case "unread":
      return ["unread"] as const;
    case "outside":
      return ["outside"] as const;
    case "load-balancer":
    case "vpc-endpoint":
    case "record-set":
      return [];
  }
}

/** What the records a name leads to are: broken when all of them are, at risk when some are. */
function beyond(judging: Judging, { urns }: RecordAim, trail: readonly Urn[]): Own {
  const found = urns.flatMap((urn) => {
    const record = judging.topology.records.get(urn);
    return record === undefined ? [] : [ownStates(judging, record, trail)];
  });
  const length = Math.max(0, ...found.map((own) => own.length));
  const all = found.map(({ states }) => standingOf(states));
  if (found.some(({ states }) => states.includes("loop"))) return { states: ["loop"], length };
  if (all.length > 0 && all.every((standing) => standing === "broken")) return { states: ["leads-nowhere"], length };
  if (all.some((standing) => standing === "broken" || standing === "risk"))
    return { states: ["leads-to-risk"], length };
  if (all.includes("unknown")) return { states: ["unread"], length };
  return { states: all.every((standing) => standing === "plain") ? ["outside"] : [], length };
}

const passing: ReadonlySet<RecordState> = new Set([
  "load-balancer-node",
  "task-address",
  "instance-address",
  "gone-address",
]);

/** What is wrong with the record itself, given what its values lead to. */
function ownRisks({ item, zone }: RecordPlace, aimed: readonly RecordState[]): readonly RecordState[] {
  const isPassing = aimed.some((state) => passing.has(state));
  const isWatched = item.healthCheckId !== undefined || item.failover !== undefined;
  const isLong = (item.ttl ?? 0) > LONG_TTL && (isPassing || isWatched);
  const isApex = item.name === zone.item.name && aimed.includes("load-balancer-node");
  return [...(isLong ? (["long-ttl"] as const) : []), ...(isApex ? (["apex"] as const) : [])];
}

/** What a record is when nothing worse is to be said of it. */
function plainStates(
  { cloudMapZones }: Judging,
  record: RecordPlace,
  aimed: readonly RecordState[],
): readonly RecordState[] {
  const { item } = record;
  const hasEnd = aimed.some((state) => state === "outside" || recordStates[state] !== "plain");
  if (hasEnd) return [];
  if (item.aliasTarget !== undefined) return ["alias"];
  switch (item.type) {
    case "A":
    case "AAAA":
      return [cloudMapZones.has(item.hostedZoneId) ? "registered" : "address"];
    case "CNAME":
      return ["cname"];
    case "SRV":
      return ["hosts"];
    case "NS":
      return [item.name === record.zone.item.name ? "not-followed" : "delegation"];
    default:
      return ["not-followed"];
  }
}
