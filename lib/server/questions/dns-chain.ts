import { nameTableOf } from "#lib/analysis/names/name-table.ts";
import { chainOf } from "#lib/analysis/names/record-chain.ts";
import { resolverWalk } from "#lib/analysis/names/resolver-walk.ts";
import { listZones } from "#lib/analysis/names/zone-list.ts";
import { sayStates } from "#lib/analysis/names/record-words.ts";
import { sayIn } from "#lib/analysis/reach/sentences.ts";
import { dnsChainParameters, type DnsChain } from "#lib/api/dns-page.ts";
import { parseUrn } from "#lib/model/urn.ts";
import { findingsByUrn, foundRecords, withFound } from "#lib/report/names/found-records.ts";
import { recordRow } from "#lib/report/names/record-row.ts";
import { defineQuestion } from "../question.ts";
import { notARecord } from "../refusal-words.ts";
import { Refusal } from "../refusal.ts";
import { findingAnswers } from "./findings.ts";
import { namedEntity } from "./named-entity.ts";

/** One record: the way to the containers behind it, and what was found on it. */
export const dnsChainQuestion = defineQuestion(dnsChainParameters, (asked) => {
  const { inspection, parameters, language } = asked;
  const { topology, graph, snapshot, findings } = inspection;
  const { urn } = namedEntity(graph, parameters.record, "record");
  const found = findingsByUrn(findings);
  const own = nameTableOf(topology).byUrn.get(urn);
  const judged = own === undefined ? undefined : withFound(own, found);
  const namer = { topology, say: sayIn(language) };
  const zone = listZones(namer, foundRecords(inspection)).find(
    ({ zoneId }) => zoneId === judged?.record.item.hostedZoneId,
  );
  if (judged === undefined || zone === undefined) throw noSuchRecord(parameters.record);
  // The chain is judged by itself; what a rule saw besides stands at its beginning.
  const isFound = judged.states[0] === "found";
  const steps = chainOf(namer, judged.record).map((step, at) =>
    at === 0 && isFound
      ? { ...step, standing: "risk" as const, texts: sayStates(namer, judged.record, judged.states) }
      : step,
  );
  const json: DnsChain = {
    snapshotId: snapshot.snapshotId,
    record: recordRow(topology, judged, found),
    zone,
    steps,
    findings: findingsOn(findingAnswers(asked), {
      here: [judged.record.urn, judged.record.zone.urn],
      beyond: steps.flatMap((step) => step.urn ?? []),
    }),
    walk: resolverWalk(
      topology,
      judged.record,
      zone.vpcs.map(({ vpcId }) => vpcId),
    ),
  };
  return { json };
});

/** The findings about the record and its zone, then those about what it leads to. */
function findingsOn(
  findings: ReturnType<typeof findingAnswers>,
  { here, beyond }: { readonly here: readonly string[]; readonly beyond: readonly string[] },
): DnsChain["findings"] {
  const [near, far] = [new Set(here), new Set(beyond)];
  return findings
    .filter(
      ({ subject, affected }) =>
        [subject, ...affected].some((urn) => near.has(urn)) || (far.has(subject) && isOnTheWay(affected, far)),
    )
    .map(({ id, ruleId, severity, title, subject, affected, remedy }) => ({
      id,
      ruleId,
      severity,
      title,
      subject,
      remedy: remedy.text,
      isHere: [subject, ...affected].some((urn) => near.has(urn)),
    }))
    .sort((a, b) => Number(b.isHere) - Number(a.isHere));
}

/** A load balancer's trouble with one of its target groups is none of a name that leads to another one. */
function isOnTheWay(affected: readonly string[], far: ReadonlySet<string>): boolean {
  const behind = affected.filter((urn) => ["target-group", "ecs-service"].includes(parseUrn(urn)?.kind ?? ""));
  return behind.length === 0 || behind.some((urn) => far.has(urn));
}

function noSuchRecord(record: string): Refusal {
  return new Refusal(404, notARecord(record), {
    field: "record",
    accepted: "the URN or id of a record set",
  });
}
