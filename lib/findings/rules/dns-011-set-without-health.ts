import type { RecordPlace } from "#lib/graph/topology.ts";
import { recordFact, recordValues } from "../address-record.ts";
import { listed } from "../fact.ts";
import { groupBy } from "#lib/model/group-by.ts";
import { inScope } from "../in-scope.ts";
import { defineRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";

/** DNS-011: aliases that Route 53 chooses among without asking whether they work. */
export const setWithoutHealth = defineRule({
  id: "DNS-011",
  slug: "set-without-health",
  severity: "low",
  level: "global",
  needs: ["hostedZones", "resourceRecordSets"],
  partialIsFine: ["resourceRecordSets"],
  text: {
    title: "Alias in a routing set is not checked for health",
    why: "A record without a health check counts as healthy for ever. Route 53 goes on answering with it when its target is down, and a failover to the secondary never happens.",
    fix: "Set Evaluate Target Health on the alias, or attach a health check to the record.",
    limits: "Whether the target reports its health well is not judged.",
    says: {
      primary: "{record} never fails over: its primary is not checked for health",
      member:
        "Route 53 goes on answering for {record} with {count|member|members} of its set whatever {count?its|their} health",
    },
    figures: {
      primary:
        "The {visibility} zone {zone} holds the {type} record {record}: Evaluate Target Health off, no health check on {list}.",
      member:
        "The {visibility} zone {zone} holds the {type} record {record}: Evaluate Target Health off, no health check on {list}.",
    },
  },
  references: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-complex-configs.html"],
  subjects: ({ scope, topology }) => {
    const sets = inScope(topology.records, scope).filter(({ item }) => item.aliasTarget !== undefined && isInSet(item));
    return [...groupBy(sets, ({ item }) => `${item.hostedZoneId}/${item.name}/${item.type}`).values()];
  },
  check: (records) => {
    const unchecked = records.filter(({ item }) => isUnchecked(item));
    const primary = unchecked.find(({ item }) => item.failover?.toUpperCase() === "PRIMARY");
    const record = primary ?? unchecked[0];
    if (record === undefined) return [];
    return [
      {
        ...subjectOf(record.urn),
        says: primary === undefined ? "member" : "primary",
        severity: primary === undefined ? "low" : "medium",
        confidence: "likely",
        values: {
          ...recordValues(record),
          count: unchecked.length,
          list: listed(unchecked.map(({ item }) => item.setIdentifier ?? item.aliasTarget?.dnsName ?? "?")),
        },
        affected: unchecked.map(({ urn }) => urn),
        because: unchecked
          .slice(0, 5)
          .map((one) => recordFact(one, `${one.item.aliasTarget?.dnsName ?? ""} (EvaluateTargetHealth = false)`)),
        about: unchecked.map(({ urn }) => urn),
      },
    ];
  },
});

type Item = RecordPlace["item"];

function isInSet({ failover, weight, region }: Item): boolean {
  return failover !== undefined || weight !== undefined || region !== undefined;
}

/** The secondary of a pair is the last resort: it is meant to answer whatever happens. */
function isUnchecked({ aliasTarget, healthCheckId, failover, weight }: Item): boolean {
  const isLastResort = failover?.toUpperCase() === "SECONDARY" || weight === 0;
  return aliasTarget?.evaluateTargetHealth !== true && healthCheckId === undefined && !isLastResort;
}
