import type { EntityDescription } from "#lib/api/entity.ts";
import { entityParameters } from "#lib/api/requests.ts";
import type { Graph, GraphEdge, GraphNode } from "#lib/graph/graph.ts";
import type { Inspection } from "#lib/inspection/inspection.ts";
import { areaCalls } from "#lib/model/area-calls.ts";
import { scopeKey } from "#lib/model/scope.ts";
import { areaOf, isComplete, isGlobal, type ScopeSnapshot, type Snapshot } from "#lib/model/snapshot.ts";
import { areas } from "#lib/model/areas.ts";
import { consoleUrl } from "#lib/report/entity/console-url.ts";
import { entityConnections } from "#lib/report/entity/entity-connections.ts";
import { areaOfKind, areasAbout, entityRecord } from "#lib/report/entity/entity-record.ts";
import { entityRules } from "#lib/report/entity/entity-rules.ts";
import { groupUsers } from "#lib/report/entity/group-users.ts";
import { defineQuestion } from "../question.ts";
import { findingAnswers } from "./findings.ts";
import { namedEntity } from "./named-entity.ts";

const RELATIONS_AT_MOST = 500;

/** One node, its neighbours, its rules, its problems, and how it is known; found by its URN, ARN or id. */
export const entityQuestion = defineQuestion(entityParameters, (asked) => {
  const { graph, snapshot, topology } = asked.inspection;
  const entity = namedEntity(graph, asked.parameters.urn);
  const relations = relationsOf(graph, entity);
  const { of, connections } = entityConnections(asked.inspection, entity.urn, asked.language);
  const findings = findingAnswers(asked).filter(
    ({ subject, affected }) => subject === entity.urn || affected.includes(entity.urn),
  );
  const rules = entityRules(topology, entity.urn);
  const url = consoleUrl(entity, partitionOf(snapshot, entity));
  const record = entityRecord(snapshot, entity.urn);
  const json: EntityDescription = {
    snapshotId: snapshot.snapshotId,
    entity,
    ...(url !== undefined && { consoleUrl: url }),
    relations: relations.slice(0, RELATIONS_AT_MOST),
    relationCount: relations.length,
    connections: connections.slice(0, RELATIONS_AT_MOST),
    connectionCount: connections.length,
    ...(of !== undefined && { connectionsOf: of }),
    findings,
    ...(rules !== undefined && { rules }),
    ...(entity.kind === "security-group" && { usage: groupUsers(topology, entity.urn) }),
    ...(record.state === "there" && { record: record.record }),
    evidence: evidenceOf(asked.inspection, entity),
    missing: missingAreas(snapshot, entity),
  };
  return { json };
});

function partitionOf({ scopes }: Snapshot, { account }: GraphNode): string {
  return scopes.find(({ scope }) => scope.account === account)?.scope.partition ?? "aws";
}

function scopeOf({ scopes }: Snapshot, entity: GraphNode): ScopeSnapshot | undefined {
  return scopes.find(({ scope }) => scopeKey(scope) === scopeKey(entity));
}

function evidenceOf({ snapshot }: Inspection, entity: GraphNode): EntityDescription["evidence"] {
  const area = areaOfKind(entity.kind);
  const scoped = scopeOf(snapshot, entity);
  const readings = area === undefined || scoped === undefined ? undefined : areaOf(scoped, area)?.readings;
  return {
    account: entity.account,
    region: entity.region,
    ...(area !== undefined && { area }),
    // What is part of another record names the calls of that one, without their request ids.
    readings: readings ?? entity.sources.map(({ call, at }) => ({ call, at, count: 1 })),
  };
}

/** The areas about a resource that were not read to their end, of its own scope. */
function missingAreas(snapshot: Snapshot, entity: GraphNode): EntityDescription["missing"] {
  const scoped = scopeOf(snapshot, entity);
  if (scoped === undefined) return [];
  const level = isGlobal(scoped) ? "global" : "regional";
  return areasAbout(entity.kind)
    .filter((area) => areas[area].level === level && !isComplete(scoped, area))
    .map((area) => {
      const read = areaOf(scoped, area);
      return { area, call: areaCalls[area], problems: read?.status === "incomplete" ? read.problems : [] };
    });
}

function relationsOf(graph: Graph, { urn }: GraphNode): EntityDescription["relations"] {
  const relation = (edge: GraphEdge, direction: "out" | "in") => {
    const other = graph.nodesByUrn.get(direction === "out" ? edge.to : edge.from);
    return other === undefined ? [] : [{ edge, direction, other }];
  };
  const out = (graph.edgesFrom.get(urn) ?? []).flatMap((edge) => relation(edge, "out"));
  return [...out, ...(graph.edgesTo.get(urn) ?? []).flatMap((edge) => relation(edge, "in"))];
}
