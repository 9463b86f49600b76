import type { RecordPlace, Topology } from "#lib/graph/topology.ts";
import { deletion, recordFact, recordValues } from "../address-record.ts";
import { listed } from "../fact.ts";
import { sortedRecords } from "../sorted-records.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** How many records are followed: resolvers give up on longer chains. */
const LONGEST_CHAIN = 8;

/** A way from record to record: one that comes back to its beginning, or one that is too long. */
type Chain = { readonly says: "loop" | "long"; readonly records: readonly [RecordPlace, ...RecordPlace[]] };

type Subject = RecordPlace | Chain;

/** DNS-015: a name that leads back to itself, or never ends. */
export const nameLoops = defineRule({
  id: "DNS-015",
  slug: "name-loops",
  severity: "high",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets"],
  partialIsFine: ["resourceRecordSets"],
  text: {
    title: "Name loops or never ends",
    why: "A resolver follows names until it comes to an address. When it comes back to a name it has already asked for, or has followed too many, it gives up: the name does not resolve for anybody.",
    fix: "Change the record that closes the loop, or point the first name straight at the last one.",
    limits: "A chain that leaves the zones of this survey is followed no further.",
    says: {
      loop: "{record} leads back to itself, and answers nobody",
      long: "{record} is followed over {steps} records, more than resolvers do",
    },
    figures: { loop: "{chain}. Zone {zone}.", long: "{chain}. Zone {zone}." },
  },
  references: ["https://www.rfc-editor.org/rfc/rfc1034#section-3.6.2"],
  subjects: ({ scope, topology }): readonly Subject[] => {
    const records = sortedRecords(topology, scope).leading.filter(({ aims }) =>
      aims.some(({ kind }) => kind === "record-set"),
    );
    const chains = chainsAmong(records, topology);
    const inChains = new Set(chains.flatMap((chain) => chain.records));
    return [...records.filter((record) => !inChains.has(record)), ...chains];
  },
  check: (subject) => {
    if (!("records" in subject)) return [];
    const { says, records } = subject;
    const [record] = records;
    const last = records.at(-1) ?? record;
    const names = records.map(({ item }) => item.name);
    return [
      {
        ...subjectOf(record.urn),
        says,
        confidence: "likely",
        values: {
          ...recordValues(record),
          steps: records.length,
          chain: (says === "loop" ? [...names, record.item.name] : names).slice(0, 12).join(" → "),
        },
        affected: records.map(({ urn }) => urn),
        because: records.slice(0, 9).map((one) => recordFact(one, targetOf(one))),
        ...(says === "loop" ? deletion(last) : {}),
        about: records.map(({ urn }) => urn),
      },
    ];
  },
});

function targetOf({ item }: RecordPlace): string {
  return item.aliasTarget?.dnsName ?? listed(item.values);
}

/** Every loop once, from its first record by URN, and every chain that is too long, from its head. */
function chainsAmong(records: readonly RecordPlace[], topology: Topology): readonly Chain[] {
  const walked = new Map<RecordPlace, readonly RecordPlace[]>();
  const loops = new Map<string, Chain>();
  const isAimedAt = new Set(records.flatMap((record) => nextOf(record, topology)));
  for (const start of records) {
    const way: RecordPlace[] = [];
    walk(start, way, { topology, walked, loops });
  }
  const long = records.filter((record) => !isAimedAt.has(record) && (walked.get(record)?.length ?? 0) > LONGEST_CHAIN);
  const heads = long.map((head): Chain => {
    const [, ...rest] = walked.get(head) ?? [head];
    return { says: "long", records: [head, ...rest] };
  });
  return [...loops.values(), ...heads];
}

type Walk = {
  readonly topology: Topology;
  /** The longest way from a record on; empty while it is under way. */
  readonly walked: Map<RecordPlace, readonly RecordPlace[]>;
  readonly loops: Map<string, Chain>;
};

function walk(record: RecordPlace, way: RecordPlace[], on: Walk): readonly RecordPlace[] {
  const at = way.indexOf(record);
  if (at >= 0) {
    const loop = fromFirst(way.slice(at));
    if (loop !== undefined) on.loops.set(loop[0].urn, { says: "loop", records: loop });
    return [];
  }
  const known = on.walked.get(record);
  if (known !== undefined) return known;
  way.push(record);
  const tails = nextOf(record, on.topology).map((next) => walk(next, way, on));
  way.pop();
  const [longest = []] = tails.toSorted((a, b) => b.length - a.length);
  const whole = [record, ...longest];
  on.walked.set(record, whole);
  return whole;
}

/** The records a record leads to: those of the name its alias or CNAME gives. */
function nextOf({ aims }: RecordPlace, { records }: Topology): readonly RecordPlace[] {
  return aims.flatMap(({ kind, urns }) => (kind === "record-set" ? urns.flatMap((urn) => records.get(urn) ?? []) : []));
}

/** The same loop from wherever it was entered. */
function fromFirst(loop: readonly RecordPlace[]): readonly [RecordPlace, ...RecordPlace[]] | undefined {
  const [first] = loop.toSorted((a, b) => (a.urn < b.urn ? -1 : 1));
  if (first === undefined) return undefined;
  const at = loop.indexOf(first);
  return [first, ...loop.slice(at + 1), ...loop.slice(0, at)];
}
