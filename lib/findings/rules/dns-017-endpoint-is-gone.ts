import type { RecordAim, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";
import { isComplete } from "#lib/model/snapshot.ts";
import { deletion, recordFact, recordValues } from "../address-record.ts";
import { defineRule } from "../rule.ts";
import { sortedRecords } from "../sorted-records.ts";
import { subjectOf } from "../subject.ts";

type Pointer = {
  readonly record: RecordPlace;
  readonly aim: RecordAim;
  readonly region: string;
  readonly endpointId: string;
};

const endpointName =
  /(?:^|\.)(vpce-[0-9a-z]+)-[^.]*\.(?:[^.]+\.)*?([a-z]{2,4}(?:-[a-z]+)+-\d)\.vpce\.amazonaws\.(?:com(?:\.cn)?|eu)$/;

/** DNS-017: an alias or CNAME to a VPC endpoint that is not there. */
export const endpointIsGone = defineRule({
  id: "DNS-017",
  slug: "endpoint-is-gone",
  severity: "high",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets", "vpcEndpoints"],
  partialIsFine: ["resourceRecordSets"],
  everywhere: ["vpcEndpoints"],
  text: {
    title: "Name points at an AWS resource that is gone",
    why: "The names of a VPC endpoint are deleted with it and never given out again: clients of this record get no answer.",
    fix: "Point the record at the endpoint that took its place, or delete it.",
    limits:
      "Only names of VPC endpoints are judged: API Gateway, Global Accelerator and CloudFront are not surveyed. An endpoint of an account outside this survey is not told from one that is gone.",
    says: {
      only: "{record} leads to VPC endpoint {endpoint}, which no longer exists",
      oneOfSeveral: "A record of {record} leads to VPC endpoint {endpoint}, which no longer exists",
    },
    figures: {
      only: "The {visibility} zone {zone} holds {type} {record} to {target}; {region} has no such endpoint.",
      oneOfSeveral:
        "The {visibility} zone {zone} holds {type} {record} to {target}; {region} has no such endpoint. The other members of its set still answer.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html"],
  subjects: ({ scope, topology }) => {
    const { leading, toAws } = sortedRecords(topology, scope);
    return [...leading, ...toAws].flatMap(pointersOf);
  },
  check: ({ record, aim, region, endpointId }, { topology, scope }) => {
    if (aim.kind === "vpc-endpoint") return [];
    const isRead = topology.snapshot.scopes.some(
      (scoped) =>
        scoped.scope.region === region && scoped.scope.account === scope.account && isComplete(scoped, "vpcEndpoints"),
    );
    if (!isRead || aim.kind === "unread")
      return { unknown: `${endpointId} would be in ${region}, whose endpoints were not read.` };
    const isOnly = !hasSibling(record, topology);
    return [
      {
        ...subjectOf(record.urn),
        says: isOnly ? "only" : "oneOfSeveral",
        severity: isOnly ? "high" : "medium",
        confidence: "likely",
        values: { ...recordValues(record), target: aim.value, endpoint: endpointId, region },
        affected: [record.urn],
        because: [recordFact(record, aim.value)],
        ...deletion(record),
        about: [record.urn],
      },
    ];
  },
});

function pointersOf(record: RecordPlace): readonly Pointer[] {
  const [aim] = record.aims;
  if (aim?.value.includes("vpce-") !== true) return [];
  const [, endpointId, region] = endpointName.exec(normaliseDnsName(aim.value)) ?? [];
  return endpointId === undefined || region === undefined ? [] : [{ record, aim, region, endpointId }];
}

/** Whether another member of the routing set is there to answer. */
function hasSibling({ urn, item }: RecordPlace, { records }: Topology): boolean {
  if (item.setIdentifier === undefined) return false;
  return [...records.values()].some(
    (other) =>
      other.urn !== urn &&
      other.item.hostedZoneId === item.hostedZoneId &&
      other.item.name === item.name &&
      other.item.type === item.type &&
      other.aims.some(({ kind }) => kind !== "missing" && kind !== "outside"),
  );
}
