import type { RecordAim, RecordPlace, Topology } from "#lib/graph/topology.ts";
import { normaliseDnsName } from "#lib/net/dns-name.ts";
import { isComplete, itemsOf } from "#lib/model/snapshot.ts";
import { deletion, recordFact, recordValues } from "../address-record.ts";
import { accountsReadIn, earlierTarget } from "../earlier-target.ts";
import { fact, listed } from "../fact.ts";
import type { Confidence, Severity } from "../finding.ts";
import { defineRule } from "../rule.ts";
import { lowered } from "../severity.ts";
import { sortedRecords } from "../sorted-records.ts";
import { subjectOf } from "../subject.ts";

type Pointer = {
  readonly record: RecordPlace;
  readonly aim: RecordAim;
  readonly region: string;
  readonly endpointId: string;
};

type Says = "only" | "oneOfSeveral" | "onlyUnseen" | "oneOfSeveralUnseen";

const endpointName =
  /(?:^|\.)(vpce-[0-9a-z]+)-[^.]*\.(?:[^.]+\.)*?([a-z]{2,4}(?:-[a-z]+)+-\d)\.vpce\.amazonaws\.(?:com(?:\.cn)?|eu)$/;

/** DNS-017: an alias or CNAME to a VPC endpoint that is not there. */
export const endpointIsGone = defineRule({
  id: "DNS-017",
  slug: "endpoint-is-gone",
  severity: "high",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets", "vpcEndpoints", "loadBalancers"],
  partialIsFine: ["resourceRecordSets", "loadBalancers"],
  everywhere: ["vpcEndpoints"],
  text: {
    title: "Name points at an AWS resource that is gone",
    why: "The names of a VPC endpoint are deleted with it and never given out again: clients of this record get no answer.",
    fix: "Point the record at the endpoint that took its place, or delete it. Where the endpoint may be another account's, look the name up first.",
    limits:
      "Only names of VPC endpoints are judged: API Gateway, Global Accelerator and CloudFront are not surveyed. A name does not say whose endpoint it is: one that no earlier snapshot saw, while the zone's account has no interface endpoint and no load balancer in that Region, may be of an account outside this survey, and is possible only.",
    says: {
      only: "{record} leads to VPC endpoint {endpoint}, which no longer exists",
      oneOfSeveral: "A record of {record} leads to VPC endpoint {endpoint}, which no longer exists",
      onlyUnseen: "{record} may lead nowhere: no surveyed account has its VPC endpoint {endpoint}",
      oneOfSeveralUnseen: "A record of {record} may lead nowhere: no surveyed account has VPC endpoint {endpoint}",
    },
    figures: {
      only: "The {visibility} zone {zone} holds the {type} record {record} to {target}; {region} has no such endpoint. Last seen: {seen}.",
      oneOfSeveral:
        "The {visibility} zone {zone} holds the {type} record {record} to {target}; {region} has no such endpoint. Last seen: {seen}. The other members of its set still answer.",
      onlyUnseen:
        "The {visibility} zone {zone} holds the {type} record {record} to {target}. In {region} {accounts} was read, and no earlier snapshot saw it there: it is gone, or it is of an account outside this survey.",
      oneOfSeveralUnseen:
        "The {visibility} zone {zone} holds the {type} record {record} to {target}. In {region} {accounts} was read, and no earlier snapshot saw it there: it is gone, or it is of an account outside this survey. The other members of its set still answer.",
    },
  },
  references: ["https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html"],
  subjects: ({ scope, topology }) => {
    const { leading, toAws } = sortedRecords(topology, scope);
    return [...leading, ...toAws].flatMap(pointersOf);
  },
  check: ({ record, aim, region, endpointId }, { topology, scope, earlier }) => {
    if (aim.kind === "vpc-endpoint") return [];
    const was = earlierTarget(record, aim.value, { topology, earlier });
    if (was !== undefined && "unknown" in was) return was;
    const isRead = topology.snapshot.scopes.some(
      (scoped) =>
        scoped.scope.region === region && scoped.scope.account === scope.account && isComplete(scoped, "vpcEndpoints"),
    );
    if (was === undefined && (!isRead || aim.kind === "unread"))
      return { unknown: `${endpointId} would be in ${region}, whose endpoints were not read.` };
    const isOnly = !hasSibling(record, topology);
    const evidence = { isOnly, wasSeen: was !== undefined, isOwn: worksIn(record.account, region, topology) };
    return [
      {
        ...subjectOf(record.urn),
        ...verdictOf(evidence),
        values: {
          ...recordValues(record),
          target: aim.value,
          endpoint: endpointId,
          region,
          accounts: listed(accountsReadIn(region, topology)),
          seen: was?.seen ?? "—",
        },
        affected: [record.urn],
        because: [
          recordFact(record, aim.value),
          ...(was === undefined ? [] : [fact(record.urn, "vpcEndpoints", `${endpointId}: ${was.seen}`)]),
        ],
        // Nobody is told to delete a record that may work.
        ...(evidence.wasSeen || evidence.isOwn ? deletion(record) : {}),
        about: [record.urn],
      },
    ];
  },
});

type Evidence = { readonly isOnly: boolean; readonly wasSeen: boolean; readonly isOwn: boolean };

/**
 * A name does not say whose endpoint it is. One that was seen is gone for certain, and one of an account that runs
 * something in that Region most likely was its own.
 */
function verdictOf({ isOnly, wasSeen, isOwn }: Evidence): {
  readonly says: Says;
  readonly severity: Severity;
  readonly confidence: Confidence;
} {
  const severity = isOnly ? "high" : "medium";
  if (wasSeen || isOwn) {
    return { says: isOnly ? "only" : "oneOfSeveral", severity, confidence: wasSeen ? "confirmed" : "likely" };
  }
  return { says: isOnly ? "onlyUnseen" : "oneOfSeveralUnseen", severity: lowered(severity), confidence: "possible" };
}

/** Whether an account has interface endpoints or load balancers in a Region, and not names of others alone. Gateway endpoints have no names. */
function worksIn(account: string, region: string, { snapshot }: Topology): boolean {
  const here = snapshot.scopes.filter(({ scope }) => scope.account === account && scope.region === region);
  return here.some(
    (scoped) =>
      itemsOf(scoped, "loadBalancers").length > 0 ||
      itemsOf(scoped, "vpcEndpoints").some(({ vpcEndpointType }) => vpcEndpointType !== "Gateway"),
  );
}

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
