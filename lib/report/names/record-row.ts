import type { JudgedRecord } from "#lib/analysis/names/name-table.ts";
import { recordStates, type RecordState, type Standing } from "#lib/analysis/names/record-state.ts";
import type { RecordPlace, Topology } from "#lib/graph/topology.ts";
import type { Severity } from "#lib/findings/finding.ts";
import type { ResourceRecordSet } from "#lib/model/resources/route53.ts";
import type { FoundAt } from "./found-records.ts";
import { itemsOf } from "#lib/model/snapshot.ts";
import type { Urn } from "#lib/model/urn.ts";

/** So many values of a record are listed; the rest is counted. */
const MOST_VALUES = 6;

/** How Route 53 chooses among the records of a name. */
export type RoutingPolicy = "simple" | "weighted" | "latency" | "failover" | "geolocation" | "multivalue" | "other";

/** A record as a row of a table. */
export type RecordRow = {
  readonly urn: Urn;
  readonly zoneId: string;
  readonly zone: string;
  readonly name: string;
  readonly type: string;
  readonly setIdentifier?: string;
  readonly isAlias: boolean;
  /** What it leads to: the alias's target, or its values; `valueCount` counts those left out too. */
  readonly values: readonly string[];
  readonly valueCount: number;
  /** In seconds; an alias has that of its target. */
  readonly ttl?: number;
  readonly policy: RoutingPolicy;
  /** What the policy goes by: the weight, the Region, `PRIMARY`, the place. */
  readonly policyBy?: string;
  readonly healthCheck?: { readonly id: string; readonly checks?: string };
  readonly evaluatesTarget: boolean;
  readonly standing: Standing;
  /** All that is to be said of it, the worst first. */
  readonly states: readonly RecordState[];
  /** How many findings are about it, and the worst of them. */
  readonly findings: number;
  readonly severity?: Severity;
};

/** Writes a judged record as a row. */
export function recordRow(topology: Topology, { record, states }: JudgedRecord, found: FoundAt): RecordRow {
  const { item, urn, zone } = record;
  const values = item.aliasTarget === undefined ? item.values : [item.aliasTarget.dnsName.replace(/\.$/, "")];
  const finding = found.get(urn);
  const healthCheck = healthCheckOf(topology, record);
  return {
    urn,
    zoneId: item.hostedZoneId,
    zone: zone.item.name,
    name: item.name,
    type: item.type,
    ...(item.setIdentifier === undefined ? {} : { setIdentifier: item.setIdentifier }),
    isAlias: item.aliasTarget !== undefined,
    values: values.slice(0, MOST_VALUES),
    valueCount: values.length,
    ...(item.ttl === undefined ? {} : { ttl: item.ttl }),
    ...policyOf(item),
    ...(healthCheck === undefined ? {} : { healthCheck }),
    evaluatesTarget: item.aliasTarget?.evaluateTargetHealth === true,
    standing: recordStates[states[0] ?? "not-followed"],
    states,
    findings: finding?.count ?? 0,
    ...(finding === undefined ? {} : { severity: finding.severity }),
  };
}

function policyOf(item: ResourceRecordSet): Pick<RecordRow, "policy" | "policyBy"> {
  if (item.weight !== undefined) return { policy: "weighted", policyBy: String(item.weight) };
  if (item.failover !== undefined) return { policy: "failover", policyBy: item.failover };
  if (item.region !== undefined) return { policy: "latency", policyBy: item.region };
  if (item.geoLocation !== undefined) return { policy: "geolocation", policyBy: item.geoLocation };
  if (item.multiValueAnswer === true) return { policy: "multivalue" };
  return { policy: item.setIdentifier === undefined ? "simple" : "other" };
}

/** The health check of a record and what it asks, when health checks were read. */
function healthCheckOf(topology: Topology, { item, account }: RecordPlace): RecordRow["healthCheck"] {
  const id = item.healthCheckId;
  if (id === undefined) return undefined;
  const scoped = topology.scopes.get(`${account}/global`);
  const check = scoped && itemsOf(scoped, "healthChecks").find(({ healthCheckId }) => healthCheckId === id);
  const place = check?.fullyQualifiedDomainName ?? check?.ipAddress;
  if (check === undefined || place === undefined) return { id };
  const port = check.port === undefined ? "" : `:${String(check.port)}`;
  return { id, checks: `${check.type ?? ""} ${place}${port}`.trim() };
}
